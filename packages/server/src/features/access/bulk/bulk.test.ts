import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as bulk from '@junheng/core/features/access/bulk/contract.ts'
import { BULK_COLUMNS, BULK_SHEET, type BulkHeader } from '@junheng/core/features/access/bulk/sheet.ts'
import { listAccounts, readSession, setPolicy, signIn } from '@junheng/core/features/access/contract.ts'
import { DEFAULT_POLICY, passwordTroubles } from '@junheng/core/features/access/policy.ts'
import { sha256Of } from '../../../files/stored-files.ts'
import { COUNTY, clientWith, type HttpStage, httpScene, Refused } from '../../../http/test-app.ts'
import { readSheets } from '../../collection/workbook/plain-sheets.ts'
import { xlsxFile } from '../../collection/workbook/xlsx-file.ts'
import { passwordFor } from '../new-password.ts'

type Cells = Partial<Record<BulkHeader, string>>

const LI: Cells = {
  账号: 'lina',
  姓名: '李娜',
  角色: '学校填报员',
  区县代码: COUNTY,
  学校代码: '2199000001',
  单位: '澄溪第一小学',
}
const ZHAO: Cells = {
  账号: 'zhaolei',
  姓名: '赵磊',
  角色: '镇街',
  区县代码: COUNTY,
  单位: '新城街道办事处',
  手机号: '１３９００００１２３４',
}

function fileOf(people: readonly Cells[], headers: readonly string[] = BULK_COLUMNS.map(({ header }) => header)) {
  const rows = people.map((cells) => headers.map((header) => ({ text: (cells as Record<string, string>)[header] ?? '' })))
  const columns = headers.map(() => ({ width: 12, look: 'text' as const }))
  const bytes = xlsxFile([{ name: BULK_SHEET, columns, rows: [headers.map((text) => ({ text })), ...rows] }])
  return { sha256: sha256Of(bytes), files: { file: { name: '账号.xlsx', bytes } } }
}

async function enter({ app }: HttpStage, account: string, password: string) {
  const reply = await clientWith(app, {}).send(signIn, { body: { account, password } })
  if (reply.status !== 200) throw new Refused(JSON.parse(reply.text))
  return signIn.reply.parse(JSON.parse(reply.text))
}

test(
  'the file makes accounts that nobody can sign in with until the security administrator grants what was asked',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const security = await stage.as({ role: 'security_admin' })
    const { sha256, files } = fileOf([LI, ZHAO])
    const found = await system.call(bulk.checkBulk, { files })
    assert.deepEqual(
      found.people.map(({ name, role, unit }) => [name, role, unit]),
      [
        ['lina', 'filler', '澄溪第一小学'],
        ['zhaolei', 'township_officer', '新城街道办事处'],
      ],
    )
    assert.deepEqual(
      found.faults.map(({ rule, severity, cell }) => [rule, severity, cell]),
      [['A008', 'warn', 'F3']],
    )
    const { slips } = await system.call(bulk.addBulk, { body: { sha256 }, files })
    const [li] = slips
    assert.deepEqual(passwordTroubles(li!.password, { account: 'lina', displayName: '李娜', phone: null }, DEFAULT_POLICY), [])
    await assert.rejects(enter(stage, 'lina', li!.password), { code: 'access.no-post' })
    const told = await stage.db.selectFrom('notice_message').select(['title', 'link']).execute()
    assert.deepEqual(told, [{ title: '2 个账号等待授予岗位', link: '/accounts/requests' }])
    const { items } = await security.call(bulk.listPostRequests)
    assert.deepEqual(
      items.map(({ account, isListed }) => [account.name, isListed]),
      [
        ['lina', false],
        ['zhaolei', false],
      ],
    )
    const left = await security.call(bulk.grantRequests, { body: { requests: [items[0]!.id] } })
    assert.deepEqual(
      left.items.map(({ account }) => account.name),
      ['zhaolei'],
    )
    const view = await enter(stage, 'lina', li!.password)
    assert.deepEqual([view.role, view.schools, view.pending], ['filler', ['2199000001'], 'new-password'])
    const body = { requests: [items[1]!.id], reason: '单位填错了' }
    assert.deepEqual((await security.call(bulk.refuseRequests, { body })).items, [])
    await assert.rejects(security.call(bulk.grantRequests, { body: { requests: [items[1]!.id] } }), {
      code: 'access.requests-changed',
    })
    const kept = JSON.stringify([
      await stage.db.selectFrom('audit_entry').selectAll().execute(),
      await stage.db.selectFrom('account').selectAll().execute(),
      await stage.db.selectFrom('post_request').selectAll().execute(),
    ])
    for (const { password } of slips) assert.ok(!kept.includes(password))
    assert.match(kept, /单位填错了/)
  }),
)

test(
  'every fault is said at once, each at its cell, and with one of them nothing is made',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const taken = (await system.call(listAccounts)).items[0]!.name
    const { sha256, files } = fileOf([
      { ...LI, 账号: 'a b' },
      { ...LI, 姓名: '' },
      { ...LI, 角色: '系统管理员' },
      { ...LI, 区县代码: '99010' },
      { ...LI, 账号: 'other', 区县代码: '123456' },
      { ...LI, 账号: 'noschool', 学校代码: '' },
      { ...LI, 账号: 'phone', 手机号: '139-0000' },
      { ...LI, 账号: 'Twice' },
      { ...LI, 账号: 'twice' },
      { ...LI, 账号: taken },
      { ...ZHAO, 学校代码: '2199000001' },
      { ...ZHAO, 账号: 'nounit', 单位: '' },
      { ...ZHAO, 账号: '=cmd|calc', 单位: '=1+1' },
    ])
    const { people, faults } = await system.call(bulk.checkBulk, { files })
    assert.deepEqual(people, [])
    assert.deepEqual(
      faults.map(({ rule, cell }) => `${rule} ${cell}`),
      'A004 A2,A004 B3,A004 C4,A004 D5,A006 D6,A004 E7,A004 G8,A005 A10,A005 A11,A004 E12,A004 F13,A004 A14'.split(','),
    )
    await assert.rejects(system.call(bulk.addBulk, { body: { sha256 }, files }), { code: 'access.bulk-has-faults' })
    const other = fileOf([LI])
    await assert.rejects(system.call(bulk.addBulk, { body: { sha256 }, files: other.files }), { code: 'access.bulk-other-file' })
    assert.equal((await system.call(listAccounts)).items.filter(({ name }) => /lina|twice/i.test(name)).length, 0)
  }),
)

test(
  'a workbook without the sheet, without a column or without people says so',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const rules = async (files: ReturnType<typeof fileOf>['files']) =>
      (await system.call(bulk.checkBulk, { files })).faults.map(({ rule }) => rule)
    assert.deepEqual(await rules(fileOf([]).files), ['A001'])
    assert.deepEqual(await rules(fileOf([LI], ['账号', '姓名', '备注']).files), ['A002', 'A003'])
    const elsewhere = xlsxFile([{ name: '名单', columns: [], rows: [[{ text: '账号' }]] }])
    assert.deepEqual(await rules({ file: { name: 'a.xlsx', bytes: elsewhere } }), ['A001'])
  }),
)

test(
  'the empty workbook is read as one without people, and its columns are those that are read',
  httpScene(async (stage) => {
    const system = await stage.as({ role: 'system_admin' })
    const { status, bytes } = await system.send(bulk.bulkTemplate)
    assert.equal(status, 200)
    const { sheets } = await readSheets(bytes, 'a.xlsx', 'A001')
    assert.deepEqual(
      sheets[0]!.rows[0]!.cells,
      BULK_COLUMNS.map(({ header }) => header),
    )
    const { faults } = await system.call(bulk.checkBulk, { files: { file: { name: 'a.xlsx', bytes } } })
    assert.deepEqual(
      faults.map(({ rule }) => rule),
      ['A001'],
    )
  }),
)

test(
  'the passwords keep the strictest rules there can be',
  httpScene(async (stage) => {
    const security = await stage.as({ role: 'security_admin' })
    const strict = await security.call(setPolicy, { body: { ...DEFAULT_POLICY, minLength: 64, kinds: 4 } })
    for (let i = 0; i < 200; i++) {
      const owner = { account: 'a7', displayName: 'kk', phone: null }
      assert.deepEqual(passwordTroubles(passwordFor(owner, strict), owner, strict), [])
    }
    assert.equal((await security.call(readSession)).signedIn, true)
  }),
)
