import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues } from '@junheng/core/features/collection/round/contract.ts'
import { downloadPaper, readForms, readSchool } from '@junheng/core/features/evaluation/contract.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { COUNTY, httpScene } from '../../../http/test-app.ts'
import { aRound } from '../../collection/round/a-round.ts'

const SCHOOL = '2199000001'
const typed = (path: string, value: string, seen = 0) => ({ path, value, seen })

test(
  'pages and forms asked of a kept run show its figures and rules, though the round has gone on and other rules are named',
  httpScene(async (stage) => {
    const { returns, round } = await aRound(stage.db, COUNTY, [{ code: SCHOOL }])
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [SCHOOL] })
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const save = (...changes: ReturnType<typeof typed>[]) =>
      principal.call(saveValues, { params: { id: returns[SCHOOL]! }, body: { changes } })
    await save(
      typed('sections/primary/students', '400'),
      typed('schools/sports_field_area', '2800'),
      typed('schools/sports_other_campus_area', '0'),
      typed('schools/indoor_sports_area', '0'),
      typed('schools/is_dense_urban_core', '否'),
    )
    const run = await coordinator.call(makeRun, { body: { source: round } })
    await save(typed('schools/sports_field_area', '3200', 1))
    const asked = (query: Record<string, string>) =>
      coordinator.call(readSchool, { params: { id: round, school: SCHOOL }, query })
    const areaOf = (found: Awaited<ReturnType<typeof asked>>) =>
      found.school.sections[0]?.indicators.find(({ code }) => code === 'L5')?.value
    assert.equal(areaOf(await asked({})), 8)
    const kept = await asked({ run: run.id, standard: 'basic_balanced_2012' })
    assert.equal(areaOf(kept), 7)
    assert.deepEqual([kept.standard.key, kept.run?.name], ['quality_balanced_2017', run.name])
    const forms = await coordinator.call(readForms, { params: { id: round }, query: { run: run.id } })
    assert.ok(
      forms.forms.some(({ gaps }) => gaps.length > 0),
      'blanks are listed with what they wait for',
    )
    const file = await coordinator.send(downloadPaper, { params: { id: round, paper: 'forms.docx' }, query: { run: run.id } })
    assert.equal(file.status, 200)
    const wrong = { params: { id: run.id }, query: { run: run.id } }
    await assert.rejects(coordinator.call(readForms, wrong), { code: 'record.missing' })
  }),
)
