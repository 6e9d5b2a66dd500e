import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { explainInput } from '../../evaluation/explain-input.ts'
import { evaluateWithClaims, matrixOfInput } from '../../evaluation/matrix-input.ts'
import { failuresOfInput } from './failures-input.ts'

const county = readFileSync(join(import.meta.dirname, '../../../../../../examples/county.zip'))
const judging = { standard: 'quality_balanced_2017', today: '2026-11-23' } as const
const found = await failuresOfInput(county, judging)
const of = (matter: string) => found.filter((each) => each.matter === matter)

test('every red indicator, coefficient, duty and county item of the judgement is one failure, with a key of its own', async () => {
  const { evaluation } = await evaluateWithClaims(county, judging)
  const { sections, spreads, items } = evaluation.counties[0]!
  assert.equal(new Set(found.map(({ key }) => key)).size, found.length)
  const red = sections.flatMap(({ schoolCode, stage, indicators }) =>
    Object.entries(indicators).flatMap(([code, { verdict }]) => (verdict === 'unmet' ? [`${schoolCode} ${stage} ${code}`] : [])),
  )
  assert.deepEqual(
    of('indicator').map(({ schoolCode, stage, indicator }) => `${schoolCode} ${stage} ${indicator}`),
    red,
  )
  assert.equal(of('spread').length, spreads.filter(({ verdict }) => verdict === 'unmet').length)
  const { judged, rows } = JSON.parse(Buffer.from(await matrixOfInput(county, judging)).toString())
  for (const [k, { key, group, perSchool }] of judged.entries()) {
    if (group !== 'duty') continue
    const schools = rows.flatMap(({ code, stage, cells }: { code: string; stage: string; cells: { mark: string }[] }) =>
      cells[k]?.mark === 'unmet' ? [perSchool ? code : `${code} ${stage}`] : [],
    )
    const ours = of('duty').filter(({ indicator }) => indicator === key)
    assert.equal(ours.length, new Set(schools).size, key)
  }
  const told = new Set(found.map(({ indicator }) => indicator))
  for (const { key, verdict } of items) if (verdict === 'unmet' && key !== 'naeq_level') assert.ok(told.has(key), key)
})

test('a failure says the value, the line and what must be bought as the explanation of its figure does', async () => {
  for (const { schoolCode, stage, indicator, value, threshold, gap, unit, requirement, problem } of of('indicator')) {
    const { toPass, ...figure } = await explainInput(county, { ...judging, school: schoolCode!, stage: stage!, indicator })
    assert.deepEqual([value, threshold], [figure.value, figure.threshold])
    assert.equal(requirement, `${toPass}。`)
    const bought = `${Number.isInteger(gap) && !toPass!.includes(`${gap}.0`) ? gap : gap!.toFixed(1)} ${unit}`
    assert.ok(toPass!.includes(bought), `${bought}: ${toPass}`)
    assert.ok(problem.includes(`${gap} ${unit}`), problem)
  }
})

test('only of a section that passes by its one spare item is the failure marked as spare', async () => {
  const { evaluation } = await evaluateWithClaims(county, judging)
  const passes = new Map(evaluation.counties[0]!.sections.map(({ schoolCode, stage, pass }) => [`${schoolCode} ${stage}`, pass]))
  for (const { schoolCode, stage, isSpare } of of('indicator')) assert.equal(isSpare, passes.get(`${schoolCode} ${stage}`))
  assert.ok(of('indicator').some(({ isSpare }) => isSpare))
  assert.ok(of('indicator').some(({ isSpare }) => !isSpare))
})
