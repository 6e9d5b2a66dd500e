import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { handInPackage } from '@junheng/core/features/collection/contract.ts'
import { readReadiness } from '@junheng/core/features/evaluation/recognition/contract.ts'
import { listRuns, makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { listItems, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import {
  addFeedbackLetter,
  createFromFailures,
  createFromRecord,
  createNew,
  downloadLetterPaper,
  listFailures,
  listFeedbackLetters,
  listLinks,
  proposeNew,
  readProposal,
} from '@junheng/core/features/rectification/sources/contract.ts'
import { listWarnings, refreshWarnings } from '@junheng/core/features/warnings/contract.ts'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'

const EXAMPLE = { name: 'county.zip', bytes: readFileSync(join(import.meta.dirname, '../../../../../../examples/county.zip')) }
const common = { source: 'self_check', handler: '李明（基教科科长）', deadline: '2027-12-31' } as const

async function begun(stage: HttpStage) {
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const { package: handed } = await coordinator.call(handInPackage, { body: {}, files: { file: EXAMPLE } })
  return { coordinator, source: handed!.id }
}

test(
  'chosen failures of a judgement become items with their run, value and gap; what the ledger has is said and not made twice',
  httpScene(async (stage) => {
    const { coordinator, source } = await begun(stage)
    const query = { package: source }
    const { failures, run } = await coordinator.call(listFailures, { query })
    assert.equal(run, null)
    assert.equal((await coordinator.call(listRuns, { query: {} })).total, 0, 'looking keeps nothing')
    const [one, two] = failures.filter(({ isSpare }) => !isSpare)
    const chosen = [one!.key, two!.key]
    const made = await coordinator.call(createFromFailures, { body: { package: source, chosen, common } })
    assert.equal((await coordinator.call(listRuns, { query: {} })).total, 1)
    const item = await coordinator.call(readItem, { params: { no: made.items[0]!.no } })
    assert.deepEqual(
      [item.value, item.threshold, item.gap, item.unit, item.runId, item.handler, item.deadline, item.basis],
      [one!.value, one!.threshold, one!.gap, one!.unit, made.run, common.handler, common.deadline, one!.basis],
    )
    assert.equal(item.proofFrom, one!.proofFrom)
    const again = await coordinator.call(listFailures, { query })
    assert.deepEqual(
      again.failures.filter(({ itemNo }) => itemNo !== null).map(({ key }) => key),
      chosen,
    )
    const both = [failures.at(-1)!.key, one!.key]
    await assert.rejects(coordinator.call(createFromFailures, { body: { package: source, chosen: both, common } }), {
      code: 'item.exists',
    })
    assert.equal((await coordinator.call(listItems, { query: {} })).total, 2, 'all or none')
    await assert.rejects(coordinator.call(createFromFailures, { body: { package: source, chosen: ['nothing'], common } }), {
      code: 'item.not-failing',
    })
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(listFailures, { query }), { code: 'record.missing' })
    const kept = await coordinator.call(makeRun, { body: { source } })
    assert.equal((await coordinator.call(listFailures, { query: { ...query, run: kept.id } })).run?.id, kept.id)
  }),
)

test(
  'a warning becomes an item with its figures once, and its number is found at the warning',
  httpScene(async (stage) => {
    const { coordinator, source } = await begun(stage)
    await coordinator.call(refreshWarnings, { body: { source } })
    const { items } = await coordinator.call(listWarnings, { query: { rule: 'spread_over' } })
    const warning = items[0]!
    const origin = { kind: 'warning', record: warning.id } as const
    const { item, value, itemNo } = await coordinator.call(readProposal, { query: origin })
    assert.deepEqual([item.matter, item.source, value, itemNo], ['spread', 'monitoring', warning.value, null])
    const { no } = await coordinator.call(createFromRecord, { body: { ...origin, item: { ...item, handler: '王芳' } } })
    const made = await coordinator.call(readItem, { params: { no } })
    assert.deepEqual([made.value, made.handler], [warning.value, '王芳'])
    assert.deepEqual(made.origins, [origin])
    await assert.rejects(coordinator.call(createFromRecord, { body: { ...origin, item } }), { code: 'item.exists' })
    assert.deepEqual((await coordinator.call(listLinks, { query: { kind: 'warning' } })).links, [
      { record: warning.id, no, state: 'open' },
    ])
    const fails = (await coordinator.call(listWarnings, { query: { rule: 'section_fails' } })).items[0]!
    const { failures } = await coordinator.call(listFailures, { query: { package: source } })
    const chosen = failures
      .filter(({ schoolCode, matter }) => schoolCode === fails.subject.school && matter === 'indicator')
      .map(({ key }) => key)
    const body = { package: source, chosen, common, warning: fails.id }
    const several = await coordinator.call(createFromFailures, { body })
    const { links } = await coordinator.call(listLinks, { query: { kind: 'warning' } })
    assert.ok(several.items.some(({ no: each }) => each === links.find(({ record }) => record === fails.id)?.no))
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: ['2199000001'] })
    assert.deepEqual(
      (await principal.call(listLinks, { query: { kind: 'warning' } })).links,
      [],
      'the county’s is not a school’s',
    )
  }),
)

test(
  'a line of 迎检准备 becomes an item in the words of the failing figure; one about the same figure is found by any way it came',
  httpScene(async (stage) => {
    const { coordinator, source } = await begun(stage)
    await coordinator.call(makeRun, { body: { source } })
    const { lines } = await coordinator.call(readReadiness, {})
    const figure = lines.find(({ key }) => key.startsWith('section '))!
    const origin = { kind: 'readiness', record: figure.key } as const
    const { item, gap } = await coordinator.call(readProposal, { query: origin })
    assert.deepEqual([item.scope, item.matter, item.schoolCode], ['section', 'indicator', figure.school])
    assert.ok(gap! > 0)
    const { failures } = await coordinator.call(listFailures, { query: { package: source } })
    const { key } = failures.find(({ schoolCode, indicator }) => schoolCode === item.schoolCode && indicator === item.indicator)!
    const made = await coordinator.call(createFromFailures, { body: { package: source, chosen: [key], common } })
    assert.deepEqual(
      (await coordinator.call(listLinks, { query: { kind: 'readiness' } })).links.map(({ record, no }) => [record, no]),
      [[figure.key, made.items[0]!.no]],
    )
  }),
)

const letter = {
  source: 'city_review',
  agency: '澄江市人民政府教育督导委员会办公室（示例）',
  number: '澄教督〔2026〕6号',
  title: '关于澄溪区优质均衡市级复核的反馈意见',
  dated: '2026-10-20',
  due: '2027-04-30',
  common: { chief: '张建国（区长）', handler: '李明（基教科科长）' },
  problems: [
    { problem: '部分学校美术教室面积不足', requirement: '逐校核实并补足' },
    { indicator: 'L6', stage: 'primary', problem: '小学生均教学仪器设备值校际差距大' },
  ],
} as const

test(
  'a feedback letter becomes items with its number and one due date, and is answered by 整改方案 and 整改报告',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const body = { ...letter, problems: [...letter.problems] }
    const made = await coordinator.call(addFeedbackLetter, { body })
    assert.deepEqual([made.items, made.settled, made.overdue], [2, 0, 0])
    assert.deepEqual(
      made.list.map(({ deadline, sourceNumber, matter }) => [deadline, sourceNumber, matter]),
      [
        ['2027-04-30', letter.number, 'other'],
        ['2027-04-30', letter.number, 'spread'],
      ],
    )
    for (const paper of ['plan', 'report'] as const) {
      const { bytes, headers } = await coordinator.send(downloadLetterPaper, { params: { id: made.id, paper } })
      assert.equal(Buffer.from(bytes).toString('latin1', 0, 2), 'PK')
      assert.match(decodeURIComponent(String(headers['content-disposition'])), /整改(方案|报告)\.docx/)
    }
    await assert.rejects(coordinator.call(addFeedbackLetter, { body: { ...body, problems: [{ problem: '另一个问题' }] } }), {
      code: 'feedback-letter.exists',
    })
    const wrong = [{ problem: '写错了指标', indicator: 'L6' }]
    await assert.rejects(coordinator.call(addFeedbackLetter, { body: { ...body, number: '7号', problems: wrong } }), {
      code: 'item.no-indicator',
    })
    assert.equal((await coordinator.call(listFeedbackLetters, {})).letters.length, 1)
    assert.deepEqual((await coordinator.call(readItem, { params: { no: made.list[1]!.no } })).origins, [
      { kind: 'letter', record: made.id },
    ])
    assert.equal((await coordinator.call(listItems, { query: {} })).total, 2)
  }),
)

test(
  'an item entered by hand has the clause of its standard and the figures of the newest run; a standing one is named before',
  httpScene(async (stage) => {
    const { coordinator, source } = await begun(stage)
    const run = await coordinator.call(makeRun, { body: { source } })
    const { failures } = await coordinator.call(listFailures, { query: { package: source, run: run.id } })
    const one = failures.find(({ matter }) => matter === 'spread')!
    const query = { stage: one.stage!, indicator: one.indicator }
    const found = await coordinator.call(proposeNew, { query })
    assert.deepEqual(
      [found.run?.id, found.isFailing, found.value, found.threshold, found.gap, found.basis, found.itemNo],
      [run.id, true, one.value, one.threshold, one.gap, one.basis, null],
    )
    const item = {
      ...found.about!,
      source: 'supervision_letter',
      sourceNumber: '教督〔2026〕3号',
      problem: '现场发现器材不足',
    } as const
    const { no } = await coordinator.call(createNew, { body: { item, run: run.id } })
    const made = await coordinator.call(readItem, { params: { no } })
    assert.deepEqual([made.value, made.gap, made.runId, made.proofFrom], [one.value, one.gap, run.id, found.proofFrom])
    assert.equal((await coordinator.call(proposeNew, { query })).itemNo, no)
    await assert.rejects(coordinator.call(createNew, { body: { item, run: run.id } }), { code: 'item.exists' })
    const wrong = await coordinator.call(proposeNew, { query: { indicator: 'L1' } })
    assert.match(wrong.missing!, /小学或初中/)
    const subject = await coordinator.call(proposeNew, { query: { indicator: '4语文' } })
    assert.deepEqual([subject.about?.scope, subject.about?.matter, subject.basis !== ''], ['county', 'subject', true])
    const old = await coordinator.call(proposeNew, {
      query: { standard: 'basic_balanced_2012', indicator: 'composite', stage: 'primary' },
    })
    assert.deepEqual([old.about?.matter, old.run], ['spread', null], 'no run by that standard')
  }),
)
