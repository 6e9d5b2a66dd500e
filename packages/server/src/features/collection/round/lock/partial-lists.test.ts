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

test(
  'whoever marks backbone teachers means no by a blank; where a whole school left the column blank, nobody knows',
  httpScene(async (stage) => {
    const { returns, round } = await aRound(stage.db, COUNTY, [{ code: FULL, typeCode: '312' }, { code: PARTIAL }])
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const put = (code: string, values: Record<string, string>) => {
      const changes = Object.entries(values).map(([path, value]) => ({ path, value, seen: 0 }))
      return coordinator.call(saveValues, { params: { id: returns[code]! }, body: { changes } })
    }
    const teacher = (stage: string, teacher_id: string, more = {}) => rowText({ stage, status: '专任', teacher_id, ...more })
    await put(FULL, {
      'sections/primary/students': '100',
      'sections/junior/students': '100',
      'teachers/t1': teacher('primary', 'T1', { backbone: '是' }),
      'teachers/t2': teacher('junior', 'T2'),
    })
    await put(PARTIAL, { 'sections/primary/students': '50', 'teachers/t1': teacher('primary', 'T3') })
    const { evaluation } = await coordinator.call(evaluatePackage, { params: { id: round } })
    const said = evaluation.counties[0]!.sections.map(({ schoolCode, stage, indicators: { L2 } }) => [
      schoolCode,
      stage,
      L2?.value ?? null,
      L2?.verdict,
    ])
    assert.deepEqual(said, [
      [FULL, 'primary', 1, 'met'],
      [FULL, 'junior', 0, 'unmet'],
      [PARTIAL, 'primary', null, 'not_judgeable'],
    ])
  }),
)

test(
  'a nine-year school that has not said anything of one stage is not judged on the other alone; with 0 pupils there it is',
  httpScene(async (stage) => {
    const { returns, round } = await aRound(stage.db, COUNTY, [{ code: FULL, typeCode: '312' }])
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const put = async (path: string, value: string) => {
      const body = { changes: [{ path, value, seen: 0 }] }
      await coordinator.call(saveValues, { params: { id: returns[FULL]! }, body })
      const { evaluation } = await coordinator.call(evaluatePackage, { params: { id: round } })
      const { sections, excluded } = evaluation.counties[0]!
      return [...sections.map((s) => [s.stage, s.indicators['L5']?.value ?? null]), ...excluded.map((e) => [e.stage, e.reason])]
    }
    await put('schools/indoor_sports_area', '0')
    await put('sections/primary/students', '100')
    assert.deepEqual(await put('schools/sports_field_area', '1000'), [
      ['primary', null],
      ['junior', null],
    ])
    assert.deepEqual(await put('sections/junior/students', '0'), [
      ['primary', 10],
      ['junior', '在校学生数为 0'],
    ])
  }),
)
