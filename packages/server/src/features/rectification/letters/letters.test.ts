import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { addEvidence } from '@junheng/core/features/rectification/evidence/contract.ts'
import { actOnItem, createItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import * as contract from '@junheng/core/features/rectification/letters/contract.ts'
import { createMeasure } from '@junheng/core/features/rectification/measures/contract.ts'
import { unzipSync } from 'fflate'
import { readXlsx } from 'hucre/xlsx'
import { COUNTY, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aLedger } from './test-letters.ts'

const later = (day: string) => new Date(`${day}T02:00:00.000Z`)

test(
  'a chase letter is numbered, delivered, signed for, replied to and settled; each item’s life names it',
  httpScene(async (stage) => {
    const { coordinator, principal, first } = await aLedger(stage)
    const draft = await coordinator.call(contract.draftLetter, { body: { kind: 'chase', items: [first] } })
    assert.equal(draft.next, 1)
    assert.deepEqual(
      draft.receivers.filter(({ isNamed }) => isNamed).map(({ name }) => name),
      ['东街小学', '澄溪区财政局'],
    )
    assert.equal(draft.paper.to, '东街小学')
    assert.equal(draft.paper.number, null)
    assert.deepEqual(draft.term, { by: 'day', day: '2026-11-30' })
    assert.match(draft.texts.cause, /1项整改任务尚未销号，其中1项已逾期/)
    const issued = await coordinator.call(contract.issueLetter, { body: { kind: 'chase', items: [first] } })
    assert.equal(issued.number, '澄教督办〔2026〕1号')
    const params = { id: issued.id }
    // Not delivered yet: nobody's but the office's.
    assert.equal((await principal.call(contract.listLetters, {})).total, 0)
    const delivery = { on: '2026-11-23', how: 'hand', to: '李校长（虚构）' } as const
    const delivered = await coordinator.call(contract.stepLetter, { params, body: { action: 'deliver', delivery } })
    assert.deepEqual([delivered.state, delivered.replyDue], ['delivered', '2026-11-30'])
    assert.match(
      (await principal.call(listNotices, {})).items[0]?.title ?? '',
      /督办单澄教督办〔2026〕1号：请签收，并于 2026-11-30 前书面回复/,
    )
    const seen = await principal.call(contract.readLetter, { params })
    assert.deepEqual(
      seen.actions.map(({ action }) => action),
      ['receive', 'reply'],
    )
    await principal.call(contract.stepLetter, { params, body: { action: 'receive' } })
    const file = { name: '说明.pdf', bytes: '%PDF-1.4\n%%EOF' }
    const body = { text: '已与教育局核对，12 月底前完成改造。' }
    const replied = await principal.call(contract.replyToLetter, { params, body, files: { file } })
    assert.deepEqual([replied.state, replied.repliedOn, replied.steps.at(-1)?.file], ['replied', '2026-11-23', '说明.pdf'])
    const back = await coordinator.send(contract.downloadReplyFile, { params: { ...params, step: '4' } })
    assert.match(back.text, /^%PDF/)
    const done = await coordinator.call(contract.stepLetter, { params, body: { action: 'settle', note: '按期回复，措施可行' } })
    assert.deepEqual(
      done.steps.map(({ action }) => action),
      ['编号存档', '登记送达', '签收', '书面回复', '办结'],
    )
    const { steps } = await coordinator.call(readItem, { params: { no: first } })
    assert.deepEqual([steps.at(-1)?.action, steps.at(-1)?.note], ['督办单', '澄教督办〔2026〕1号，主送东街小学'])
  }),
)

test(
  'the file is the letter as Word, numbered, with value, line and reply form in it',
  httpScene(async (stage) => {
    const { coordinator, principal, first } = await aLedger(stage)
    const { id } = await coordinator.call(contract.issueLetter, { body: { kind: 'notice', items: [first], deliver: true } })
    const { bytes, headers } = await principal.send(contract.downloadLetter, { params: { id } })
    assert.match(decodeURIComponent(String(headers['content-disposition'])), /澄教督改〔2026〕1号/)
    const text = Buffer.from(unzipSync(bytes)['word/document.xml']!)
      .toString()
      .replace(/<[^>]+>/g, '')
    for (const part of ['澄教督改〔2026〕1号', '东街小学：', '№1', '整改要求', '整改情况报告单'])
      assert.ok(text.includes(part), part)
  }),
)

test(
  'numbers run on within a kind and a year, a void one keeps its number and reason, and a new year begins anew',
  httpScene(async (stage) => {
    const { coordinator, first } = await aLedger(stage)
    const issue = () => coordinator.call(contract.issueLetter, { body: { kind: 'chase', items: [first] } })
    const a = await issue()
    await coordinator.call(contract.stepLetter, { params: { id: a.id }, body: { action: 'void', note: '主送单位写错' } })
    const b = await issue()
    const notice = await coordinator.call(contract.issueLetter, { body: { kind: 'notice', items: [first] } })
    assert.deepEqual([b.number, notice.number], ['澄教督办〔2026〕2号', '澄教督改〔2026〕1号'])
    stage.clock.now = later('2026-12-31')
    // 00:30 of the new year in China.
    stage.clock.now = new Date('2026-12-31T16:30:00.000Z')
    const next = await stage.as({ role: 'coordinator', county: COUNTY, unit: '新年' })
    const c = await next.call(contract.issueLetter, { body: { kind: 'chase', items: [first] } })
    assert.equal(c.number, '澄教督办〔2027〕1号')
    const list = await next.call(contract.listLetters, { query: { state: 'void' } })
    assert.deepEqual(
      list.items.map(({ number, voidReason }) => [number, voidReason]),
      [[a.number, '主送单位写错']],
    )
    const texts = { agency: '澄教督办' }
    await assert.rejects(next.call(contract.issueLetter, { body: { kind: 'notice', items: [first], texts } }), {
      code: 'letter.number-taken',
    })
    // The refused one has used up no number.
    const second = await next.call(contract.issueLetter, {
      body: { kind: 'notice', items: [first], texts: { agency: '澄督改' } },
    })
    assert.equal(second.number, '澄督改〔2027〕1号')
  }),
)

test(
  'a school is written to about its own items alone, and sees no letter of another; another county sees none',
  httpScene(async (stage) => {
    const { coordinator, stranger, officer, first, second, orgs } = await aLedger(stage)
    const both = { kind: 'chase' as const, items: [first, second] }
    await assert.rejects(coordinator.call(contract.issueLetter, { body: { ...both, receiver: orgs.east } }), {
      code: 'letter.others-item',
    })
    const { id } = await coordinator.call(contract.issueLetter, { body: { ...both, receiver: orgs.finance, deliver: true } })
    assert.equal((await officer.call(contract.listLetters, {})).total, 1)
    const foreign = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    for (const client of [stranger, foreign]) {
      assert.equal((await client.call(contract.listLetters, {})).total, 0)
      for (const call of [contract.readLetter, contract.downloadLetter])
        assert.equal((await client.send(call, { params: { id } })).status, 404)
      const body = { action: 'receive' } as const
      await assert.rejects(client.call(contract.stepLetter, { params: { id }, body }), { code: 'record.missing' })
    }
    await officer.call(contract.stepLetter, { params: { id }, body: { action: 'receive' } })
    const done = { action: 'settle', note: '已办' } as const
    await officer.call(contract.replyToLetter, { params: { id }, body: { text: '资金已列入预算。' } })
    await assert.rejects(officer.call(contract.stepLetter, { params: { id }, body: done }), { code: 'letter.not-yours' })
  }),
)

test(
  'the days of an opinion run from its delivery, as the county has set them; unfinished ones and settled items are refused',
  httpScene(async (stage) => {
    const { coordinator, first, orgs } = await aLedger(stage)
    const wish = { kind: 'opinion' as const, items: [first], receiver: orgs.east }
    const proposed = await coordinator.call(contract.draftLetter, { body: wish })
    assert.deepEqual([proposed.term, proposed.setting.isOwn], [{ by: 'days', days: 30 }, false])
    assert.match(proposed.setting.source, /一地的办法/)
    await coordinator.call(contract.setLetterSetting, { params: { kind: 'opinion' }, body: { days: 20, recheckDays: null } })
    await assert.rejects(coordinator.call(contract.issueLetter, { body: wish }), { code: 'letter.incomplete' })
    const texts = { situation: '学校有 12 个班。', merits: '图书已补足。' }
    const { id, paper } = await coordinator.call(contract.issueLetter, { body: { ...wish, texts } })
    assert.doesNotMatch(JSON.stringify(paper), /申请复查/)
    stage.clock.now = later('2026-11-28')
    const next = await stage.as({ role: 'coordinator', county: COUNTY, unit: '后来' })
    const deliver = (on: string) =>
      next.call(contract.stepLetter, { params: { id }, body: { action: 'deliver', delivery: { on, how: 'post' } } })
    await assert.rejects(deliver('2026-11-29'), { code: 'letter.day' })
    assert.equal((await deliver('2026-11-25')).replyDue, '2026-12-15')
    await assert.rejects(next.call(contract.draftLetter, { body: { kind: 'chase', items: [] } }), {
      code: 'letter.no-items',
    })
  }),
)

test(
  'the register is exported as filtered, void letters among them, and formula-like titles stay text',
  httpScene(async (stage) => {
    const { coordinator, first } = await aLedger(stage)
    const title = '=HYPERLINK("x") 督办单'
    await coordinator.call(contract.issueLetter, { body: { kind: 'chase', items: [first], texts: { title }, deliver: true } })
    const { bytes } = await coordinator.send(contract.exportLetters, { query: { kind: 'chase' } })
    const { sheets } = await readXlsx(bytes)
    const [head, row] = sheets[0]!.rows
    assert.deepEqual(head?.slice(0, 3), ['文号', '种类', '标题'])
    assert.deepEqual(row?.slice(0, 6), ['澄教督办〔2026〕1号', '督办单', title, '东街小学', '№1', '2026-11-23'])
    assert.equal(sheets[0]!.rows.length, 2)
    assert.equal((await coordinator.call(contract.listLetters, { query: { text: '〔2026〕1号' } })).total, 1)
    assert.equal((await coordinator.call(contract.listLetters, { query: { item: first + 100 } })).total, 0)
  }),
)

test(
  'a mobile number is refused in a note, a letter, a reply, what is said of evidence and of a measure; the office’s own line stands in a letter',
  httpScene(async (stage) => {
    const { coordinator, principal, first } = await aLedger(stage)
    const personal = { code: 'item.personal' }
    const call = '请打 13800001111（示例）'
    const { version } = await coordinator.call(readItem, { params: { no: first } })
    const note = { action: 'start', seen: version, note: call } as const
    await assert.rejects(coordinator.call(actOnItem, { params: { no: first }, body: note }), personal)
    const draft = await coordinator.call(contract.draftLetter, { body: { kind: 'chase', items: [first] } })
    const wish = (demand: string) => ({ kind: 'chase' as const, items: [first], texts: { ...draft.texts, demand } })
    await assert.rejects(coordinator.call(contract.issueLetter, { body: wish(call) }), personal)
    const { id } = await coordinator.call(contract.issueLetter, { body: wish('有疑问请致电 0771-5550000（示例）。') })
    const delivery = { on: '2026-11-23', how: 'hand', to: '' } as const
    await coordinator.call(contract.stepLetter, { params: { id }, body: { action: 'deliver', delivery } })
    await assert.rejects(principal.call(contract.replyToLetter, { params: { id }, body: { text: call } }), personal)
    const file = { name: '说明.pdf', bytes: '%PDF-1.4\n%%EOF' }
    const evidence = { params: { no: first }, body: { about: call }, files: { file } }
    await assert.rejects(principal.call(addEvidence, evidence), personal)
    const facts = { kind: 'survey' as const, on: '2026-12-01' }
    const measure = { title: call, facts, items: [first], costCny: null }
    await assert.rejects(coordinator.call(createMeasure, { body: measure }), personal)
    // Nothing came of what was refused.
    const { state, steps } = await coordinator.call(readItem, { params: { no: first } })
    assert.equal(state, 'open')
    assert.ok(steps.every((step) => !step.note.includes('13800001111')))
  }),
)

test(
  'a letter about several schools goes to the unit they share; where they share none, a person chooses before it is issued',
  httpScene(async (stage) => {
    const { coordinator, orgs, first, second } = await aLedger(stage)
    const proposed = async (items: number[]) =>
      (await coordinator.call(contract.draftLetter, { body: { kind: 'notice', items } })).receiver
    assert.equal(await proposed([first]), orgs.east)
    assert.equal(await proposed([first, second]), orgs.finance)
    const other = await coordinator.call(createItem, {
      body: {
        source: 'self_check',
        scope: 'county',
        matter: 'other',
        problem: '规划未修编（示例）',
        units: [{ part: 'unit', orgId: orgs.planning, name: '澄溪区规划局' }],
      },
    })
    assert.equal(await proposed([first, other.no]), null)
    const body = { kind: 'notice' as const, items: [first, other.no] }
    await assert.rejects(coordinator.call(contract.issueLetter, { body }), { code: 'letter.no-receiver' })
  }),
)
