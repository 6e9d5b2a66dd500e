import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { generate, ONE_COUNTY } from './generate.ts'
import { asBoolean, ourResults, sameNumber } from './our-results.ts'

interface Reference {
  sections: {
    schoolCode: string
    stage: string
    students: number
    values: Record<string, number | null>
    met?: number
    floorOk?: boolean | null
    pass?: boolean | null
  }[]
  excluded: { schoolCode: string; stage: string }[]
  spreads: { stage: string; indicator: string; mean: number | null; sd: number | null; cv: number | null; met: boolean | null }[]
  items: Record<string, { value: number | null; met: boolean | null }>
}

const skip = spawnSync('python3', ['--version']).status !== 0 && 'there is no python3 on this machine'
const EXAMPLE = join(import.meta.dirname, '..', 'examples', 'county')

for (const standard of ['quality_balanced_2017', 'basic_balanced_2012'] as const) {
  test(`the example county under ${standard} agrees with the exact reference in every figure and verdict`, { skip }, () =>
    compare(EXAMPLE, standard),
  )
  test(`a generated county under ${standard} agrees with the exact reference in every figure and verdict`, { skip }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'junheng-reference-'))
    try {
      generate(folder, ONE_COUNTY)
      await compare(folder, standard)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
}

async function compare(folder: string, standard: StandardKey): Promise<void> {
  const script = join(import.meta.dirname, 'reference', 'evaluate.py')
  const words = ['-B', script, folder, '--standard', standard]
  const theirs = JSON.parse(execFileSync('python3', words, { encoding: 'utf8', maxBuffer: 2 ** 27 })) as Reference
  const [ours] = await ourResults(folder, standard)
  const name = (s: { schoolCode: string; stage: string }) => `${s.schoolCode} ${s.stage}`
  assert.deepEqual(ours!.sections.map(name), theirs.sections.map(name))
  assert.deepEqual(ours!.excluded.map(name), theirs.excluded.map(name))
  assert.deepEqual([...sections(ours!, theirs), ...spreads(ours!, theirs), ...items(ours!, theirs)], [])
}

type Ours = Awaited<ReturnType<typeof ourResults>>[number]

function sections(ours: Ours, theirs: Reference): string[] {
  return theirs.sections.flatMap((other, i) => {
    const own = ours.sections[i]!
    const wrong = Object.entries(other.values)
      .filter(([code, value]) => !sameNumber(own.indicators[code]!.value, value))
      .map(([code, value]) => `${other.schoolCode} ${other.stage} ${code}: ${own.indicators[code]!.value} here, ${value} there`)
    const judged = [own.students, own.met, own.floorOk, own.pass]
    const expected = [other.students, other.met ?? null, other.floorOk ?? null, other.pass ?? null]
    return JSON.stringify(judged) === JSON.stringify(expected)
      ? wrong
      : [...wrong, `${other.schoolCode} ${other.stage}: ${judged} here, ${expected} there`]
  })
}

function spreads(ours: Ours, theirs: Reference): string[] {
  assert.equal(ours.spreads.length, theirs.spreads.length)
  return theirs.spreads.flatMap((other) => {
    const own = ours.spreads.find((s) => s.stage === other.stage && s.indicator === other.indicator)
    const same =
      own &&
      sameNumber(own.mean, other.mean) &&
      sameNumber(own.sd, other.sd) &&
      sameNumber(own.cv, other.cv) &&
      asBoolean(own.verdict) === other.met
    return same ? [] : [`${JSON.stringify(own)} here, ${JSON.stringify(other)} there`]
  })
}

function items(ours: Ours, theirs: Reference): string[] {
  return Object.entries(theirs.items).flatMap(([key, other]) => {
    const own = ours.items.find((item) => item.key === key)
    const same = own && asBoolean(own.verdict) === other.met && (other.value === null || sameNumber(own.value, other.value))
    return same ? [] : [`${key}: ${JSON.stringify(own)} here, ${JSON.stringify(other)} there`]
  })
}
