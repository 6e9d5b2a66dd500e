import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import { COUNTY, httpScene } from '../../../../http/test-app.ts'
import { aRound } from '../a-round.ts'

const [FULL, PARTIAL, SILENT] = ['2199000001', '2199000002', '2199000003'] as const

test(
  'what a school’s list of teachers does not say is not judgeable there, whatever other schools’ lists say, and never 0; so is a school that said nothing',
  httpScene(async (stage) => {
    const { returns, round } = await aRound(stage.db, COUNTY, [{ code: FULL }, { code: PARTIAL }, { code: SILENT }])
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const put = (code: string, values: Record<string, string>) => {
      const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: 0 }))
      return coordinator.call(saveValues, { params: { id: returns[code]! }, body: { changes } })
    }
    const teacher = { stage: 'primary', status: '专任' }
    await put(FULL, {
      'sections/primary/students': '40',
      'teachers/t1': rowText({ ...teacher, teacher_id: 'T1', degree: '本科', subject: '体育' }),
    })
    await put(PARTIAL, { 'sections/primary/students': '50', 'teachers/t1': rowText({ ...teacher, teacher_id: 'T2' }) })
    const { evaluation } = await coordinator.call(evaluatePackage, { params: { id: round } })
    const said = evaluation.counties[0]!.sections.map(({ schoolCode, indicators: { L1, L3 } }) => [
      schoolCode,
      L1?.verdict,
      L3?.value ?? null,
    ])
    assert.deepEqual(said, [
      [FULL, 'unmet', 2.5],
      [PARTIAL, 'not_judgeable', null],
      [SILENT, 'not_judgeable', null],
    ])
    const statistics = await coordinator.call(evaluatePackage, { params: { id: round }, query: { basis: 'statistics' } })
    const marks = statistics.evaluation.counties[0]!.sections.flatMap(({ indicators }) => Object.values(indicators))
    assert.equal(marks.length, 21)
    assert.ok(marks.every(({ verdict, value }) => verdict === 'not_judgeable' && value === null))
  }),
)
