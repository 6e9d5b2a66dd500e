import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import {
  downloadIssued,
  draftCircular,
  draftNotice,
  issueCircular,
  issueNotice,
  listIssued,
  readIssued,
} from '@junheng/core/features/documents/bulletins/contract.ts'
import type { Paper } from '@junheng/core/features/documents/paper.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { listNotices } from '@junheng/core/features/notices/contract.ts'
import { listWarnings, refreshWarnings } from '@junheng/core/features/warnings/contract.ts'
import { unzipSync } from 'fflate'
import { COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const [SCHOOL, OTHER] = ['2199000001', '2199000002']

async function begun(stage: HttpStage) {
  const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }, { code: OTHER }])
  const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const seen = new Map<string, number>()
  const type = async (values: Record<string, string>) => {
    const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: seen.get(path) ?? 0 }))
    const own = { params: { id: returns[SCHOOL]! } }
    for (const { path, version } of (await principal.call(saveValues, { ...own, body: { changes } })).saved)
      seen.set(path, version)
  }
  await type({
    'sections/primary/students': '400',
    'schools/sports_field_area': '2800',
    'schools/sports_other_campus_area': '0',
    'schools/indoor_sports_area': '0',
    'schools/is_dense_urban_core': '否',
  })
  return { round, principal, coordinator, type }
}

const textOf = ({ blocks, annexes }: Paper): string =>
  JSON.stringify([blocks, annexes], (key, value) => (key === 'figure' ? undefined : value))

test(
  'a circular tells by two kept verdicts what improved, gets the next number of the year, and stays as it was issued',
  httpScene(async (stage) => {
    const { round, coordinator, type } = await begun(stage)
    const before = await coordinator.call(makeRun, { body: { source: round, name: '上次监测' } })
    await type({ 'schools/sports_field_area': '3200' })
    const after = await coordinator.call(makeRun, { body: { source: round, name: '本次监测' } })
    const params = { run: after.id }
    const draft = await coordinator.call(draftCircular, { params, body: { against: before.id } })
    assert.match(textOf(draft.paper), /生均体育运动场馆面积 7\.00 → 8\.00（标准 7\.5）/)
    assert.deepEqual([draft.paper.number, draft.next, draft.earlier], [null, 1, []])
    assert.equal(draft.texts.agency, '澄教督')
    const issued = await coordinator.call(issueCircular, { params, body: { against: before.id, texts: { term: null } } })
    assert.equal(issued.number, '澄教督〔2026〕1号')
    const kept = await coordinator.call(readIssued, { params: { id: issued.id } })
    assert.deepEqual(kept.paper.blocks.slice(0, 4), draft.paper.blocks.slice(0, 4))
    const file = await coordinator.send(downloadIssued, { params: { id: issued.id } })
    assert.match(Buffer.from(unzipSync(file.bytes)['word/document.xml']!).toString('utf8'), /〔2026〕1号/)
    const again = await coordinator.call(draftCircular, { params, body: {} })
    assert.deepEqual([again.next, again.earlier.map(({ id }) => id)], [2, [issued.id]])
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    await assert.rejects(stranger.call(readIssued, { params: { id: issued.id } }), { code: 'record.missing' })
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
    await assert.rejects(principal.call(readIssued, { params: { id: issued.id } }), { code: 'record.missing' })
  }),
)

test(
  'numbers go on from where papers were numbered outside, none is given twice, and a new year begins at 1',
  httpScene(async (stage) => {
    const { round, coordinator } = await begun(stage)
    const run = await coordinator.call(makeRun, { body: { source: round } })
    const send = (serial: number | null) => coordinator.call(issueCircular, { params: { run: run.id }, body: { serial } })
    assert.match((await send(7)).number, /〔2026〕7号$/)
    await assert.rejects(send(7), { code: 'papers.number-given' })
    await assert.rejects(send(3), { code: 'papers.number-given' })
    const both = await Promise.all([send(null), send(null)])
    assert.deepEqual(both.map(({ number }) => number.slice(-3)).sort(), ['〕8号', '〕9号'])
    stage.clock.now = new Date('2026-12-31T16:00:00.000Z')
    const later = await stage.as({ role: 'coordinator', county: COUNTY, schools: [] })
    const first = await later.call(issueCircular, { params: { run: run.id }, body: {} })
    assert.match(first.number, /〔2027〕1号$/)
    assert.equal((await later.call(listIssued, { query: { kind: 'circular' } })).total, 4)
  }),
)

test(
  'a warning notice goes to one receiver, who alone of the schools sees it and is told; closed warnings and mixed receivers are refused',
  httpScene(async (stage) => {
    const { round, coordinator, principal, type } = await begun(stage)
    await type({ 'schools/sports_field_area': '3040' })
    await coordinator.call(refreshWarnings, { body: { source: round } })
    const all = (await coordinator.call(listWarnings, { query: { size: 200 } })).items
    const own = all.filter(({ subject }) => subject.school === SCHOOL).map(({ id }) => id)
    const others = all.filter(({ subject }) => subject.school !== SCHOOL).map(({ id }) => id)
    assert.ok(own.length > 1 && others.length > 0)
    const mixed = { body: { warnings: [own[0]!, others[0]!] } }
    await assert.rejects(coordinator.call(draftNotice, mixed), { code: 'papers.several-receivers' })
    const draft = await coordinator.call(draftNotice, { body: { warnings: own } })
    assert.match(draft.paper.title, /^澄溪区义务教育优质均衡发展(红|橙|黄|蓝)色预警通知单$/)
    assert.match(textOf(draft.paper), /预警通知单回执/)
    const issued = await coordinator.call(issueNotice, { body: { warnings: own, texts: { demand: '请核对。\n请整改。' } } })
    assert.deepEqual([issued.school, issued.warnings.toSorted()], [SCHOOL, own.toSorted()])
    assert.equal((await principal.call(listIssued, { query: {} })).items[0]?.id, issued.id)
    const neighbour = await stage.as({ role: 'principal', county: COUNTY, schools: [OTHER] })
    assert.equal((await neighbour.call(listIssued, { query: {} })).total, 0)
    await assert.rejects(neighbour.call(readIssued, { params: { id: issued.id } }), { code: 'record.missing' })
    const told = (await principal.call(listNotices, { query: {} })).items.find(({ link }) => link.endsWith(issued.id))
    assert.match(told?.title ?? '', /收到预警通知单澄教督〔2026〕1号/)
    const near = all.find(({ subject }) => subject.school === SCHOOL && subject.indicator === 'L5')!
    await type({ 'schools/sports_field_area': '8000' })
    await coordinator.call(refreshWarnings, { body: { source: round } })
    await assert.rejects(coordinator.call(draftNotice, { body: { warnings: [near.id] } }), { code: 'warnings.closed' })
  }),
)
