import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { generate, nation, ONE_COUNTY, type Size } from './generate.ts'
import { NODE } from './measure.ts'
import { asBoolean, ourResults, sameNumber } from './our-results.ts'
import { findPeer } from './peer.ts'

interface PeerSection {
  school_code: string
  stage: string
  students: number | null
  met: number
  floor_ok: boolean | null
  pass: boolean | null
  largest_class: number
  [indicator: `l${number}`]: number | null
}
interface PeerSpread {
  county_code: string
  stage: string
  indicator: string
  mean: number | null
  sd: number | null
  cv: number | null
  met: boolean | null
}
interface PeerResult {
  counties: { county_code: string; stage: 'primary' | 'junior'; sections: number; pass: number }[]
  spreads: PeerSpread[]
  sections: PeerSection[]
}

const skip = findPeer() === null && 'DuckDB is not installed; `npm run bench` installs it'

test('every value, verdict and coefficient of a county agrees with DuckDB’s', { skip }, () => compare(ONE_COUNTY))

test('every value, verdict and coefficient of twenty counties agrees with DuckDB’s', { skip }, () => compare(nation(20)))

async function compare(size: Size): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'junheng-differential-'))
  try {
    generate(folder, size)
    const peer = JSON.parse(
      execFileSync(NODE, [join(import.meta.dirname, 'peer', 'duckdb-evaluate.ts'), folder], {
        encoding: 'utf8',
        maxBuffer: 2 ** 28,
      }),
    ) as PeerResult
    const ours = await ourResults(folder)
    assert.equal(ours.length, size.counties)
    const found = [...sectionDifferences(ours, peer), ...spreadDifferences(ours, peer), ...countDifferences(ours, peer)]
    assert.deepEqual(found, [])
    const classes = largestClasses(folder)
    for (const one of peer.sections) assert.equal(one.largest_class, classes.get(`${one.school_code} ${one.stage}`))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Ours = Awaited<ReturnType<typeof ourResults>>

function sectionDifferences(ours: Ours, peer: PeerResult): string[] {
  const mine = new Map(ours.flatMap((county) => county.sections).map((s) => [`${s.schoolCode} ${s.stage}`, s]))
  assert.ok(peer.sections.length > 50)
  assert.equal(mine.size, peer.sections.length, 'another number of counted sections')
  return peer.sections.flatMap((theirs) => {
    const where = `${theirs.school_code} ${theirs.stage}`
    const own = mine.get(where)
    if (!own) return [`${where}: not counted by us`]
    const wrong: string[] = []
    for (const [code, { value }] of Object.entries(own.indicators)) {
      const other = theirs[`l${Number(code.slice(1))}`]
      if (!sameNumber(value, other)) wrong.push(`${where} ${code}: ${value} here, ${other} there`)
    }
    if (own.met !== theirs.met || own.floorOk !== theirs.floor_ok || own.pass !== theirs.pass)
      wrong.push(`${where}: ${own.met} ${own.floorOk} ${own.pass} here, ${theirs.met} ${theirs.floor_ok} ${theirs.pass} there`)
    return wrong
  })
}

function spreadDifferences(ours: Ours, peer: PeerResult): string[] {
  const mine = new Map(ours.flatMap((c) => c.spreads.map((s) => [`${c.countyCode} ${s.stage} ${s.indicator}`, s])))
  assert.equal(peer.spreads.length, mine.size, 'another number of spreads')
  return peer.spreads.flatMap((theirs) => {
    const where = `${theirs.county_code} ${theirs.stage} ${theirs.indicator}`
    const own = mine.get(where)
    if (!own) return [`${where}: missing here`]
    const same =
      sameNumber(own.cv, theirs.cv) &&
      sameNumber(own.mean, theirs.mean) &&
      sameNumber(own.sd, theirs.sd) &&
      asBoolean(own.verdict) === theirs.met
    return same ? [] : [`${where}: ${JSON.stringify(own)} here, ${JSON.stringify(theirs)} there`]
  })
}

function countDifferences(ours: Ours, peer: PeerResult): string[] {
  return peer.counties.flatMap((theirs) => {
    const own = ours.find((county) => county.countyCode === theirs.county_code)?.counts[theirs.stage]
    const same = own?.sections === theirs.sections && own.pass === theirs.pass
    return same ? [] : [`${theirs.county_code} ${theirs.stage}: ${JSON.stringify(own)} here, ${JSON.stringify(theirs)} there`]
  })
}

/** Straight from the file, by neither of the two. */
function largestClasses(folder: string): Map<string, number> {
  const largest = new Map<string, number>()
  for (const line of readFileSync(join(folder, 'classes.csv'), 'utf8').trimEnd().split('\n').slice(1)) {
    const [school, stage, , , students] = line.split(',')
    const key = `${school} ${stage}`
    largest.set(key, Math.max(largest.get(key) ?? 0, Number(students)))
  }
  return largest
}
