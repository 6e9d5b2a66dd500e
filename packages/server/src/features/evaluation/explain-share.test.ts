import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { figure } from '@junheng/core/features/evaluation/explain/numbers.ts'
import { explainInput } from './explain-input.ts'
import { spreadOfInput } from './spread-input.ts'

const county = readFileSync(join(import.meta.dirname, '../../../../../examples/county.zip'))
const judging = { standard: 'quality_balanced_2017', today: '2026-01-01' } as const

test('what a school does to a spread is explained with the very numbers of the spread’s table', async () => {
  const { schools } = await spreadOfInput(county, 'primary', 'L6', judging)
  assert.ok(schools.length > 30)
  for (const { code, share, without, raises } of schools.slice(0, 6)) {
    const explained = await explainInput(county, { ...judging, school: code, stage: 'primary', indicator: 'spread:L6' })
    assert.equal(explained.value, share)
    assert.equal(explained.inputs[0]?.element, 'students')
    assert.ok(explained.inputs[0]?.source, 'its pupils name their cell')
    const notes = explained.notes.join('\n')
    assert.ok(notes.includes(`的差异系数为 ${figure(without!)}`))
    assert.equal(notes.includes('会拉大校际差距'), raises)
  }
})

test('of the composite, what it would be without the school', async () => {
  const { schools } = await spreadOfInput(county, 'junior', 'composite', {
    ...judging,
    standard: 'basic_balanced_2012',
  })
  const { code, without } = schools[0]!
  const explained = await explainInput(county, {
    ...judging,
    standard: 'basic_balanced_2012',
    school: code,
    stage: 'junior',
    indicator: 'spread:composite',
  })
  assert.equal(explained.value, without)
  assert.equal(explained.inputs.length, 8)
})

test('a spread that is none, and a school that is not counted in it, are refused in words', async () => {
  const ask = (school: string, indicator: string) =>
    explainInput(county, { ...judging, school, stage: 'primary', indicator }).then(
      () => 'explained',
      (problem: { code: string }) => problem.code,
    )
  const { schools } = await spreadOfInput(county, 'primary', 'L6', judging)
  assert.equal(await ask(schools[0]!.code, 'spread:L99'), 'figure.unclear')
  assert.equal(await ask('0000000000', 'spread:L6'), 'figure.missing')
})
