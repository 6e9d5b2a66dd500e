import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Claim, isAllMet } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { MatrixSchema } from '@junheng/core/features/evaluation/matrix-schema.ts'
import { explainInput } from './explain-input.ts'
import { evaluateWithClaims, matrixOfInput } from './matrix-input.ts'

const county = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
const judging = { standard: 'quality_balanced_2017', today: '2026-11-23' } as const
const matrixBy = async (standard: 'quality_balanced_2017' | 'basic_balanced_2012' = judging.standard): Promise<Matrix> =>
  JSON.parse(Buffer.from(await matrixOfInput(county, { ...judging, standard })).toString())

test('the matrix of the example says of every section what the evaluation says', async () => {
  const matrix = await matrixBy()
  const { evaluation } = await evaluateWithClaims(county, judging)
  const rows = new Map(matrix.rows.map((row) => [`${row.code} ${row.stage}`, row]))
  const { sections } = evaluation.counties[0]!
  assert.ok(sections.length > 60)
  for (const section of sections) {
    const row = rows.get(`${section.schoolCode} ${section.stage}`)!
    assert.equal(row.mark, section.pass === null ? 'not_judgeable' : section.pass ? 'met' : 'unmet')
    matrix.judged.forEach(({ key, group }, k) => {
      if (group !== 'indicator') return
      const { value, threshold, verdict } = section.indicators[key]!
      const cell = row.cells[k]!
      assert.deepEqual([cell.value, cell.line], [value, threshold])
      assert.equal(cell.mark === 'spare' ? 'unmet' : cell.mark, verdict)
    })
  }
  const { profile: _, ...said } = matrix as Matrix & { profile: unknown }
  assert.deepEqual(MatrixSchema.parse(matrix), said, 'the contract names all that is sent')
})

test('duties of the matrix add up to the county’s items', async () => {
  const matrix = await matrixBy()
  const { evaluation } = await evaluateWithClaims(county, judging)
  for (const [k, { key, group, perSchool }] of matrix.judged.entries()) {
    if (group !== 'duty' || !perSchool) continue
    const failing = new Set(matrix.rows.filter((row) => row.cells[k]?.mark === 'unmet').map((row) => row.code))
    assert.equal(failing.size, evaluation.counties[0]!.items.find((item) => item.key === key)!.value, key)
  }
})

test('a gap of the matrix is the gap of the explanation, for the section and for the whole school', async () => {
  const matrix = await matrixBy()
  let split = 0
  for (const row of matrix.rows)
    for (const [k, cell] of row.cells.entries()) {
      const { key, group } = matrix.judged[k]!
      if (group !== 'indicator' || !cell?.gap) continue
      const { toPass } = await explainInput(county, { ...judging, school: row.code, stage: row.stage, indicator: key })
      assert.ok(toPass!.includes(cell.gap.replace('缺 ', '')), `${row.name} ${key}: ${cell.gap} | ${toPass}`)
      if (!cell.whole) continue
      split++
      assert.ok(toPass!.includes(`全校 ${cell.whole}`), toPass!)
    }
  assert.ok(split > 0, 'the example has a split school with a gap')
})

test('the evaluation carries the claim of the matrix', async () => {
  const [{ claims }, matrix] = await Promise.all([evaluateWithClaims(county, judging), matrixBy()])
  assert.deepEqual(claims['990101'], matrix.claim)
  assert.equal(isAllMet(matrix.claim), false)
})

test('in 2012 sections have values and no verdicts, and the claim is the county’s alone', async () => {
  const { claim, rows, judged } = await matrixBy('basic_balanced_2012')
  assert.equal(judged.length, 8)
  assert.ok(rows.every((row) => row.cells.every((cell) => cell === null || cell.mark === null)))
  const nothing: Partial<Claim> = { judgesSections: false, schools: 0, items: 0, unknown: 0, spares: 0, stages: {} }
  assert.deepEqual({ ...claim, verdict: undefined, county: undefined }, { ...nothing, verdict: undefined, county: undefined })
})
