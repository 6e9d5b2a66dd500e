import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  downloadReconciliation,
  explainDifference,
  readBasisEffect,
  reconcileReturn,
  reconcileRound,
  verifyValue,
} from '@junheng/core/features/collection/round/bases/contract.ts'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { isWorkbook } from '../../workbook/workbook-limits.ts'
import { aRound } from '../a-round.ts'
import { putValues } from '../return-queries.ts'

const [ONE, OTHER] = ['2199000001', '2199000002']

/** One school whose multimedia rooms are 14 by the statistics, 18 by itself and 9 as found, of 600 pupils by the statistics and 41 on its list. */
async function begun(stage: HttpStage) {
  const { round, returns } = await aRound(stage.db, COUNTY, [
    { code: ONE!, name: '一校', town: '甲镇' },
    { code: OTHER!, name: '二校', town: '乙镇' },
  ])
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const filler = await stage.as({ role: 'filler', county: COUNTY, schools: [ONE!] })
  const own = { params: { id: returns[ONE!]! } }
  const statistics = { 'schools/multimedia_rooms': '14', 'sections/primary/students': '600' }
  const said = { county_code: COUNTY, round_id: round, account_id: null, account_name: '陈统筹', at: '2026-10-01T00:00:00.000Z' }
  await putValues(
    stage.db,
    {
      ...said,
      basis: 'statistics',
      how: 'gathered',
      note: '教基.xlsx／表 C4',
      details: { source: '教基.xlsx／表 C4', day: '2026-09-01' },
    },
    Object.entries(statistics).map(([path, value]) => ({ return_id: returns[ONE!]!, path, value, version: 1 })),
  )
  const typed = { 'schools/multimedia_rooms': '18', 'sections/primary/students': '600', 'sections/primary/classes': '1' }
  const klass = rowText({ stage: 'primary', grade: '1', class_name: '1班', students: '41' })
  const changes = [...Object.entries(typed), ['classes/a', klass]].map(([path, value]) => ({
    path: path!,
    value: value!,
    seen: 0,
  }))
  await filler.call(saveValues, { ...own, body: { changes } })
  const evidence = { method: 'on_site' as const, on: '2026-10-12', evidence: '逐间清点', seen: 0 }
  await coordinator.call(verifyValue, { ...own, body: { path: 'schools/multimedia_rooms', value: '9', ...evidence } })
  return { round, coordinator, filler, own, at: { params: { round } } }
}

test(
  'figures that differ stand with each word, the list counted from its rows, and where the statistics stood; filters and counts are true to the round',
  httpScene(async (stage) => {
    const { coordinator, at } = await begun(stage)
    const { items, counts, total, elements } = await coordinator.call(reconcileRound, at)
    assert.deepEqual(
      items.map(({ path, statistics, reported, verified, list, difference, percent }) => [
        path,
        statistics,
        reported,
        verified,
        list,
        difference,
        percent,
      ]),
      [
        ['sections/primary/students', '600', '600', null, '41', 559, 93.1667],
        ['schools/multimedia_rooms', '14', '18', '9', null, 9, 64.2857],
      ],
    )
    assert.deepEqual([total, counts], [2, { differs: 2, single: 1, agrees: 0, unexplained: 2 }])
    assert.deepEqual(new Set(elements.map(({ key }) => key)), new Set(['students', 'classes', 'multimedia_rooms']))
    assert.equal(items[1]!.source, '教基.xlsx／表 C4')
    const query = (given: object) =>
      coordinator.call(reconcileRound, { ...at, query: given }).then(({ items }) => items.map(({ element }) => element))
    assert.deepEqual(await query({ show: 'single', sort: 'element' }), ['multimedia_rooms', 'students', 'classes'])
    assert.deepEqual(await query({ beyond: 80 }), ['students'])
    assert.deepEqual(await query({ town: '乙镇' }), [])
    assert.deepEqual(await query({ element: 'multimedia_rooms', school: ONE! }), ['multimedia_rooms'])
    const { bytes } = await coordinator.send(downloadReconciliation, at)
    assert.ok(isWorkbook(bytes))
  }),
)

test(
  'a school says why its figure is otherwise, and the word is out of date once a figure changes',
  httpScene(async (stage) => {
    const { coordinator, filler, own, at } = await begun(stage)
    const body = { path: 'schools/multimedia_rooms', text: '四间为移动设备教室' }
    const explained = await filler.call(explainDifference, { ...own, body })
    assert.deepEqual([explained.note?.text, explained.note?.outdated], [body.text, false])
    const left = await coordinator.call(reconcileRound, { ...at, query: { unexplained: 'true' } })
    assert.deepEqual(
      left.items.map(({ element }) => element),
      ['students'],
    )
    await filler.call(saveValues, { ...own, body: { changes: [{ path: body.path, value: '17', seen: 1 }] } })
    const { figures } = await filler.call(reconcileReturn, own)
    assert.equal(figures.find(({ path }) => path === body.path)?.note?.outdated, true)
    const nothing = filler.call(explainDifference, { ...own, body: { path: 'schools/books', text: '没有这项' } })
    await assert.rejects(nothing, { code: 'record.missing' })
  }),
)

test(
  'judged on another basis, what turns is told: with the reported rooms the school has enough, with those found it has not',
  httpScene(async (stage) => {
    const { coordinator, at } = await begun(stage)
    const { pairs } = await coordinator.call(readBasisEffect, at)
    assert.deepEqual(
      pairs.map(({ after, values }) => [after, values]),
      [
        ['reported', 4],
        ['statistics', 2],
      ],
    )
    const [section] = pairs[0]!.difference!.sections
    const turned = section!.indicators.find(({ before, after }) => before?.verdict === 'unmet' && after?.verdict === 'met')
    assert.equal(section!.schoolName, '一校')
    assert.deepEqual([turned?.before?.value, turned?.after?.value], [1.5, 3])
  }),
)
