import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { actOnItem, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import {
  actOnSchoolPlan,
  downloadSchoolPlan,
  downloadSchoolPlans,
  listSchoolPlans,
  makeSchoolPlans,
  readSchoolPlan,
  writeSchoolPlan,
} from '@junheng/core/features/rectification/school-plan/contract.ts'
import { unzipSync } from 'fflate'
import { LINES } from '../../../http/progress-reply.ts'
import { COUNTY, httpScene, type Refused } from '../../../http/test-app.ts'
import { begin, writtenAbout } from './test-plans.ts'

const textOf = (docx: Uint8Array): string =>
  Buffer.from(unzipSync(docx)['word/document.xml']!)
    .toString('utf8')
    .replace(/<[^>]+>/g, ' ')

const refused = (code: string) => (error: unknown) => (error as Refused).code === code

test(
  'a plan is written by the school, returned with a reason, approved by another person, and changed afterwards as its next version',
  httpScene(async (stage) => {
    const { coordinator, school, numbers, value } = await begin(stage)
    const params = { school: school.code }
    const schools = [school.code]
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools })
    const filler = await stage.as({ role: 'filler', county: COUNTY, schools })
    assert.equal((await principal.call(listSchoolPlans)).items.length, 1)

    const blank = await filler.call(readSchoolPlan, { params })
    assert.deepEqual([blank.state, blank.version, blank.items.map(({ no }) => no)], ['unwritten', 0, numbers])
    const figure = blank.paper.blocks
      .flatMap((block) => (block.kind === 'table' ? block.rows.flat().flatMap(({ runs }) => runs) : []))
      .find((run) => run.figure?.key === `item.${numbers[0]}.now`)
    assert.equal(figure?.figure?.value, value)

    const partly = { ...writtenAbout(numbers), selfCheck: '' }
    const saved = await filler.call(writeSchoolPlan, { params, body: { seen: 0, written: partly } })
    assert.deepEqual([saved.state, saved.version, saved.missing], ['draft', 1, ['自查情况']])
    await assert.rejects(
      principal.call(writeSchoolPlan, { params, body: { seen: 0, written: partly } }),
      refused('record.changed'),
    )
    const submit = (seen: number) => principal.call(actOnSchoolPlan, { params, body: { action: 'submit', seen } })
    await assert.rejects(submit(1), refused('school-plan.incomplete'))
    await principal.call(writeSchoolPlan, { params, body: { seen: 1, written: writtenAbout(numbers) } })
    await assert.rejects(
      filler.call(actOnSchoolPlan, { params, body: { action: 'submit', seen: 2 } }),
      refused('access.forbidden'),
    )
    assert.equal((await submit(2)).state, 'submitted')
    await assert.rejects(
      filler.call(writeSchoolPlan, { params, body: { seen: 3, written: partly } }),
      refused('school-plan.not-now'),
    )

    const decide = (action: 'return' | 'approve', seen: number, remark = '') =>
      coordinator.call(actOnSchoolPlan, { params, body: { action, seen, remark } })
    await assert.rejects(decide('return', 3), refused('school-plan.why'))
    await decide('return', 3, '目标请写到数')
    const { items: told } = await principal.call(listNotices)
    assert.ok(told.some(({ kind, body }) => kind === 'returned' && body === '目标请写到数'))
    await submit(4)
    const approved = await decide('approve', 5)
    assert.deepEqual([approved.state, approved.version, approved.changes], ['approved', 1, []])
    assert.match(JSON.stringify(approved.paper.blocks[0]), /第1版，陈统筹于2026-11-23批准/)
    const { steps } = await coordinator.call(readItem, { params: { no: numbers[0]! } })
    assert.deepEqual(
      steps.slice(1).map(({ action }) => action),
      ['一校一案提交审批', '一校一案退回', '一校一案提交审批', '一校一案批准'],
    )

    const next = await filler.call(writeSchoolPlan, { params, body: { seen: 6, written: partly } })
    assert.deepEqual([next.state, next.version, next.approved?.version], ['draft', 2, 1])
    assert.ok(next.missing.length > 0)
    const then = textOf((await filler.send(downloadSchoolPlan, { params, query: { step: 6 } })).bytes)
    assert.ok(then.includes('已逐项自查。') && then.includes(' 已写明金额的合计'))
    const now = textOf((await filler.send(downloadSchoolPlan, { params })).bytes)
    assert.ok(now.includes('（学校尚未填写。）') && now.includes('批准后的变化'))
  }),
)

test(
  'what becomes otherwise after an approval is told, and the approved paper stays as it was',
  httpScene(async (stage) => {
    const { coordinator, school, numbers } = await begin(stage)
    const params = { school: school.code }
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [school.code] })
    await principal.call(writeSchoolPlan, { params, body: { seen: 0, written: writtenAbout(numbers) } })
    await principal.call(actOnSchoolPlan, { params, body: { action: 'submit', seen: 1 } })
    await coordinator.call(actOnSchoolPlan, { params, body: { action: 'approve', seen: 2 } })
    const no = numbers[0]!
    const { version: seen } = await coordinator.call(readItem, { params: { no } })
    await coordinator.call(actOnItem, { params: { no }, body: { action: 'start', seen, note: '已动工' } })
    const { changes } = await coordinator.call(readSchoolPlan, { params })
    assert.deepEqual(
      changes.map(({ key, before, after }) => [key, before, after]),
      [[`item.${no}.state`, '待整改', '整改中']],
    )
    const kept = await coordinator.send(downloadSchoolPlan, { params, query: { step: 3 } })
    assert.ok(!textOf(kept.bytes).includes('整改中'))
    const missing = await coordinator.send(downloadSchoolPlan, { params, query: { step: 2 } })
    assert.equal(missing.status, 404)
  }),
)

test(
  'who submitted a plan does not approve it',
  httpScene(async (stage) => {
    const { coordinator, school, numbers } = await begin(stage)
    const params = { school: school.code }
    await coordinator.call(writeSchoolPlan, { params, body: { seen: 0, written: writtenAbout(numbers) } })
    const own = await coordinator.call(actOnSchoolPlan, { params, body: { action: 'submit', seen: 1 } })
    assert.match(own.actions.find(({ action }) => action === 'approve')?.refusal ?? '', /不能自己批准/)
    await assert.rejects(
      coordinator.call(actOnSchoolPlan, { params, body: { action: 'approve', seen: 2 } }),
      refused('school-plan.own'),
    )
  }),
)

test(
  'the plans of all schools come as one document or as a zip of documents, told plan by plan; a 2012 plan is labelled 一校一策',
  httpScene(async (stage) => {
    const { coordinator } = await begin(stage)
    const { items } = await coordinator.call(listSchoolPlans)
    const { text } = await coordinator.send(makeSchoolPlans, { body: { as: 'docx' } }, { accept: `${LINES}, application/json` })
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    const told = lines.flatMap(({ progress }) => (progress?.phase === 'writing' ? [progress.rows] : []))
    const made = lines.at(-1).reply
    assert.deepEqual([made.schools, told.at(-1)], [items.length, items.length])
    const all = textOf((await coordinator.send(downloadSchoolPlans, { params: { id: made.id } })).bytes)
    for (const { school } of items) assert.ok(all.includes(school.name), school.name)
    assert.equal(all.split('销号标准').length - 1, items.length * 2)
    const zip = await coordinator.call(makeSchoolPlans, { body: { as: 'zip' } })
    const files = unzipSync((await coordinator.send(downloadSchoolPlans, { params: { id: zip.id } })).bytes)
    assert.equal(Object.keys(files).length, items.length)
    await assert.rejects(
      coordinator.call(makeSchoolPlans, { body: { as: 'docx', standard: 'basic_balanced_2012' } }),
      refused('school-plan.none'),
    )
  }),
)
