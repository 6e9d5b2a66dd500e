import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { writeFolder } from '../examples/make/files.ts'
import { hardCounty } from './generate/hard-county.ts'
import { generate, ONE_COUNTY } from './generate.ts'
import { asBoolean, ourFinance, ourResults, sameNumber } from './our-results.ts'

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
  vetoes: Record<string, boolean | null>
  verdict: boolean | null
  finance: Record<string, { value: number | null; line: number | null; met: boolean | null; yuan: number | null }>
}

const skip = spawnSync('python3', ['--version']).status !== 0 && 'there is no python3 on this machine'
const EXAMPLE = join(import.meta.dirname, '..', 'examples', 'county')

const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1)

for (const standard of ['quality_balanced_2017', 'basic_balanced_2012'] as const) {
  test(`the example, a generated and ten rough counties under ${standard} agree with the exact reference`, {
    skip,
  }, async () => {
    const work = mkdtempSync(join(tmpdir(), 'junheng-reference-'))
    try {
      generate(join(work, 'generated'), ONE_COUNTY)
      for (const seed of SEEDS) writeFolder(join(work, `rough-${seed}`), hardCounty(seed))
      await compare([EXAMPLE, join(work, 'generated'), ...SEEDS.map((seed) => join(work, `rough-${seed}`))], standard)
    } finally {
      rmSync(work, { recursive: true })
    }
  })
}

async function compare(folders: readonly string[], standard: StandardKey): Promise<void> {
  const words = ['-B', join(import.meta.dirname, 'reference', 'evaluate.py'), ...folders, '--standard', standard]
  const theirs = JSON.parse(execFileSync('python3', words, { encoding: 'utf8', maxBuffer: 2 ** 28 })) as Reference[]
  const found: string[] = []
  for (const [i, folder] of folders.entries()) {
    const [ours] = await ourResults(folder, standard)
    const wrong = [...differences(ours!, theirs[i]!), ...funds(await ourFinance(folder), theirs[i]!)]
    found.push(...wrong.map((text) => `${basename(folder)}: ${text}`))
  }
  assert.deepEqual(found, [])
}

function differences(ours: Ours, theirs: Reference): string[] {
  const name = (s: { schoolCode: string; stage: string }) => `${s.schoolCode} ${s.stage}`
  const scope = (result: {
    sections: Ours['sections'] | Reference['sections']
    excluded: { schoolCode: string; stage: string }[]
  }) => `counted ${result.sections.map(name)}; left out ${result.excluded.map(name)}`
  if (scope(ours) !== scope(theirs)) return [`${scope(ours)} here, ${scope(theirs)} there`]
  return [...sections(ours, theirs), ...spreads(ours, theirs), ...items(ours, theirs), ...verdicts(ours, theirs)]
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
  if (ours.spreads.length !== theirs.spreads.length)
    return [`${ours.spreads.length} spreads here, ${theirs.spreads.length} there`]
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

/** The vetoes, and the county's verdict over everything. */
function verdicts(ours: Ours, theirs: Reference): string[] {
  const own = Object.fromEntries(
    ours.items.filter(({ key }) => key.startsWith('veto:')).map(({ key, verdict }) => [key.slice('veto:'.length), verdict]),
  )
  assert.deepEqual(Object.keys(own).sort(), Object.keys(theirs.vetoes).sort())
  return [
    ...Object.entries(theirs.vetoes)
      .filter(([key, other]) => asBoolean(own[key]!) !== other)
      .map(([key, other]) => `veto ${key}: ${own[key]} here, ${other} there`),
    ...(asBoolean(ours.verdict) === theirs.verdict ? [] : [`verdict: ${ours.verdict} here, ${theirs.verdict} there`]),
  ]
}

/** Education funds: each requirement in each year, and the yuan it lacks. */
function funds(ours: Awaited<ReturnType<typeof ourFinance>>, { finance }: Reference): string[] {
  assert.deepEqual([...ours.keys()].sort(), Object.keys(finance).sort())
  return Object.entries(finance).flatMap(([key, other]) => {
    const own = ours.get(key)!
    const same =
      asBoolean(own.verdict) === other.met &&
      sameNumber(own.value, other.value) &&
      sameNumber(own.line, other.line) &&
      (own.gap?.yuan ?? null) === other.yuan
    return same ? [] : [`${key}: ${JSON.stringify(own)} here, ${JSON.stringify(other)} there`]
  })
}
