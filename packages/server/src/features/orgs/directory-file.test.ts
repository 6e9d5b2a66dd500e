import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import * as contract from '@junheng/core/features/orgs/contract.ts'
import type { Db } from '../../db/database.ts'
import { type Client, COUNTY, httpScene } from '../../http/test-app.ts'
import { type PlainSheet, readSheets } from '../collection/workbook/plain-sheets.ts'
import { xlsxFile } from '../collection/workbook/xlsx-file.ts'
import { loadDemoOrgs } from './demo.ts'
import { schoolsInRemit } from './service.ts'

const NOW = new Date('2026-11-23T02:00:00.000Z')
const on = '2026-11-01'

/** The demonstration's directory as a coordinator exported it. */
async function exported(db: Db, client: Client): Promise<PlainSheet[]> {
  await loadDemoOrgs(db, NOW)
  const { bytes } = await client.send(contract.exportDirectory)
  const { sheets, fault } = await readSheets(bytes, '名录.xlsx', 'O001')
  assert.equal(fault, null)
  return sheets
}

const fileOf = (sheets: readonly PlainSheet[]) => ({
  file: {
    name: '名录.xlsx',
    bytes: xlsxFile(
      sheets.map(({ name, rows }) => ({ name, columns: [], rows: rows.map(({ cells }) => cells.map((text) => ({ text }))) })),
    ),
  },
})

const sheetOf = (sheets: readonly PlainSheet[], name: string) => sheets.find((sheet) => sheet.name === name)!
const rowOf = (sheet: PlainSheet, name: string) => sheet.rows.find(({ cells }) => cells[0] === name)!
const at = (sheet: PlainSheet, header: string) => sheet.rows[0]!.cells.indexOf(header)

test(
  'the demonstration has every school of the example, under its bureau, central school or the city',
  httpScene(async ({ db, as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    await loadDemoOrgs(db, NOW)
    await loadDemoOrgs(db, NOW)
    const { orgs } = await client.call(contract.readDirectory)
    const lines = readFileSync(join(import.meta.dirname, '../../../../../examples/county/schools.csv'), 'utf8')
      .trim()
      .split('\n')
    const schools = orgs.filter(({ kind }) => kind === 'school')
    assert.equal(schools.length, lines.length - 1)
    const parentOf = (name: string) => {
      const parent = schools.find(({ facts }) => facts.name === name)?.parentId
      return orgs.find(({ id }) => id === parent)?.facts.name
    }
    assert.equal(parentOf('青禾小学上湾教学点'), '青禾小学')
    assert.equal(parentOf('澄溪市属实验中学'), '澄州市教育局')
    assert.equal(parentOf('澄溪第一小学'), '澄溪区教育局')
  }),
)

test(
  'a remit is what stands under a body, lies in its town, or is a member of its zone',
  httpScene(async ({ db, as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    await loadDemoOrgs(db, NOW)
    const { orgs, today } = await client.call(contract.readDirectory)
    const remitOf = async (name: string) => schoolsInRemit(db, COUNTY, orgs.find(({ facts }) => facts.name === name)!.id, today)
    assert.deepEqual((await remitOf('青禾小学')).sort(), ['2199000008', '2199000031', '2199000032'])
    assert.deepEqual(await remitOf('澄州市教育局'), ['3199000005'])
    const [town, zones] = [
      await remitOf('北岭乡人民政府'),
      [...(await remitOf('第一督学责任区')), ...(await remitOf('第二督学责任区'))],
    ]
    assert.ok(town.includes('2199000016') && !town.includes('2199000001'))
    assert.equal(new Set(zones).size, orgs.filter(({ kind }) => kind === 'school').length)
    assert.deepEqual(await schoolsInRemit(db, COUNTY, orgs[0]!.id, '1800-01-01'), [])
  }),
)

test(
  'the exported directory comes back without a difference',
  httpScene(async ({ db, as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const sheets = await exported(db, client)
    const dry = await client.call(contract.checkDirectoryFile, { body: { on }, files: fileOf(sheets) })
    assert.deepEqual([dry.unchanged, dry.faults, dry.differences], [dry.rows, [], []])
    assert.ok(dry.rows > 80)
  }),
)

test(
  'what was changed in the file is shown first and written once confirmed; the past stays as it was',
  httpScene(async ({ db, as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const sheets = await exported(db, client)
    const schools = sheetOf(sheets, '学校')
    rowOf(schools, '石桥小学').cells[0] = '石桥中心小学'
    rowOf(schools, '白石小学').cells[at(schools, '设计规模')] = '540'
    const fresh = schools.rows[0]!.cells.map(() => '')
    fresh[0] = '新河小学'
    fresh[at(schools, '属地代码')] = '990101001'
    fresh[at(schools, '标识码')] = '2199000099'
    fresh[at(schools, '办学类型代码')] = '211'
    fresh[at(schools, '上级')] = '澄溪区教育局'
    fresh[at(schools, '起始日期')] = '2026-09-01'
    schools.rows.push({ row: schools.rows.length + 1, cells: fresh })
    const files = fileOf(sheets)
    const dry = await client.call(contract.checkDirectoryFile, { body: { on }, files })
    assert.deepEqual(dry.faults, [])
    assert.deepEqual(dry.differences.map(({ name, action }) => `${action} ${name}`).sort(), [
      'amend 白石小学',
      'found 新河小学',
      'rename 石桥小学',
    ])
    const before = await client.call(contract.readDirectory)
    assert.equal(
      before.orgs.some(({ facts }) => facts.name === '新河小学'),
      false,
    )
    const wrong = client.call(contract.importDirectory, { body: { on, reason: '年度核对', sha256: '0'.repeat(64) }, files })
    await assert.rejects(wrong, { code: 'orgs.other-file' })
    await client.call(contract.importDirectory, { body: { on, reason: '年度核对', sha256: dry.sha256 }, files })
    const namesOn = async (asOf: string) =>
      (await client.call(contract.readDirectory, { query: { asOf } })).orgs.map(({ facts }) => facts.name)
    assert.ok((await namesOn(on)).includes('石桥中心小学'))
    assert.ok((await namesOn('2026-10-31')).includes('石桥小学'))
    const again = await client.call(contract.checkDirectoryFile, { body: { on }, files })
    assert.deepEqual([again.differences, again.faults], [[], []])
  }),
)

test(
  'all faults are named at their cells, and with one of them nothing is written',
  httpScene(async ({ db, as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    const sheets = await exported(db, client)
    const schools = sheetOf(sheets, '学校')
    rowOf(schools, '石桥小学').cells[at(schools, '建校年')] = '很早'
    rowOf(schools, '白石小学').cells[at(schools, '上级')] = '没有的局'
    rowOf(schools, '松林小学').cells[at(schools, '标识码')] = '2199000001'
    rowOf(schools, '望湖小学').cells[at(schools, '编号')] = '12'
    const files = fileOf(sheets)
    const dry = await client.call(contract.checkDirectoryFile, { body: { on }, files })
    assert.deepEqual(dry.faults.map(({ rule, cell }) => `${rule} ${cell?.replace(/\d+$/, '')}`).sort(), [
      'O004 J',
      'O005 P',
      'O006 N',
      'O008 A',
    ])
    await assert.rejects(client.call(contract.importDirectory, { body: { on, reason: '年度核对', sha256: dry.sha256 }, files }), {
      code: 'orgs.has-faults',
    })
    const nothing = await client.call(contract.checkDirectoryFile, {
      body: { on },
      files: { file: { name: 'a.xlsx', bytes: xlsxFile([{ name: '表', columns: [], rows: [] }]) } },
    })
    assert.deepEqual(
      nothing.faults.map(({ rule }) => rule),
      ['O001'],
    )
  }),
)

test(
  'schools of the data in use that the directory lacks are proposed, and the chosen ones entered',
  httpScene(async ({ as }) => {
    const client = await as({ role: 'coordinator', county: COUNTY })
    assert.equal((await client.call(contract.readProposals)).package, null)
    const bytes = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
    await client.call(handInPackage, { files: { file: { name: 'county.zip', bytes } }, body: {} })
    const none = await client.call(contract.readProposals)
    assert.match(none.refused[0]!.why, /上级“教育局”不在名录/)
    const facts = { shortName: null, region: COUNTY, schoolCode: null, school: null, duty: null }
    const body = { since: '2020-01-01', reason: '建账' }
    const government = await client.call(contract.addOrg, {
      body: { ...body, kind: 'government', parentId: null, facts: { ...facts, name: '澄溪区人民政府' } },
    })
    await client.call(contract.addOrg, {
      body: { ...body, kind: 'education_bureau', parentId: government.org.id, facts: { ...facts, name: '澄溪区教育局' } },
    })
    const found = await client.call(contract.readProposals)
    assert.deepEqual([found.refused, found.differences.length], [[], found.schools])
    const keys = found.differences.slice(0, 10).map(({ key }) => key)
    const left = await client.call(contract.acceptProposals, {
      body: { packageId: found.package!.id, keys, on, reason: '按数据包建账' },
    })
    assert.equal(left.differences.length, found.schools - 10)
  }),
)
