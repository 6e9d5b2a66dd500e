import type { County } from '@junheng/core/features/collection/county.ts'
import { statisticsDay } from '@junheng/core/features/collection/statistics-day.ts'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { frameOf } from '@junheng/core/features/evaluation/frame.ts'
import { withLostRows } from '@junheng/core/features/evaluation/lost-rows.ts'
import type { MeasureToApply } from '@junheng/core/features/rectification/measures/changes.ts'
import { effectOf } from '@junheng/core/features/rectification/measures/effect.ts'
import type { MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { partOf, type StandingMeasure, wholeFrom } from '@junheng/core/features/rectification/measures/standing.ts'
import { Problem } from '@junheng/core/problems.ts'
import type { Judging } from '../../../background/jobs.ts'
import { readCountyInput } from '../../collection/workbook/read-input.ts'
import { givenProfile, profileFor } from '../../evaluation/evaluate-input.ts'
import { readStandard } from '../../standards/files.ts'

/** What is asked of one county's data. `key`: equal for equal data, rules and day; the county read for it is kept. */
export interface EffectJob extends Judging {
  bytes: Uint8Array
  key: string
  /** One measure: its effect, with others given on both sides, and what speaks against it beside `beside`. Many: a forecast for a day. */
  asks:
    | { kind: 'preview'; measure: MeasureToApply; given: MeasureToApply[]; beside: MeasureToApply[]; day: string | null }
    | { kind: 'forecast'; measures: StandingMeasure[]; day: string | null }
}

export interface EffectFound {
  effect: MeasureEffect
  dataDay: string | null
}

interface Read {
  base: JudgedCounty
  judge: (county: County) => JudgedCounty
  dataDay: string | null
  today: string
}

/** Read and judged once, then asked over and over while somebody types. A county of 300 schools takes some 10 MB. */
const KEPT = 3
const kept = new Map<string, Read>()

/** @throws Problem figure.missing */
export async function effectInInput({ bytes, key, asks, ...judging }: EffectJob): Promise<EffectFound> {
  const read = kept.get(key) ?? (await readBase(bytes, judging))
  kept.delete(key)
  kept.set(key, read)
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break
    kept.delete(oldest)
  }
  const { base, judge, dataDay } = read
  if (asks.kind === 'forecast') return { effect: forecast(read, asks.measures, asks.day), dataDay }
  const { measure, given, beside } = asks
  // Pupils go to a new school once it stands.
  const day = asks.day ?? lastOf([measure, ...given].map(wholeFrom))
  const effect = effectOf(base, judge, { measures: [measure], given, day })
  return { effect: beside.length === 0 ? effect : withBeside(effect, read, asks, day), dataDay }
}

function forecast(
  { base, judge, dataDay, today }: Read,
  measures: readonly StandingMeasure[],
  day: string | null,
): MeasureEffect {
  const whole = day ?? lastOf([dataDay ?? today, ...measures.map(wholeFrom)])
  return effectOf(base, judge, { measures: measures.filter((each) => partOf(each, dataDay, whole) === 'counted'), day: whole })
}

const lastOf = (days: readonly string[]): string => days.reduce((last, day) => (day > last ? day : last))

/** Several measures of one giver may each be right and together too much. */
function withBeside(
  effect: MeasureEffect,
  { base, judge }: Read,
  asks: Extract<EffectJob['asks'], { kind: 'preview' }>,
  day: string,
) {
  const { measure, given, beside } = asks
  const together = effectOf(base, judge, { measures: [measure], given: [...given, ...beside], day })
  const said = new Set(
    effect.findings
      .filter(({ level }) => level === 'blocks')
      .map(({ kind, schoolCode, indicator }) => `${kind} ${schoolCode} ${indicator}`),
  )
  const more = together.findings
    .filter(({ level, kind, schoolCode, indicator }) => level === 'blocks' && !said.has(`${kind} ${schoolCode} ${indicator}`))
    .map((finding) => ({ ...finding, text: `与已列入的 ${beside.length} 项措施合在一起，${finding.text}` }))
  return { ...effect, findings: [...more, ...effect.findings] }
}

async function readBase(bytes: Uint8Array, judging: Judging): Promise<Read> {
  const standard = readStandard(judging.standard)
  const { counties, faults } = await readCountyInput(bytes, standard.catalogue)
  const [county, another] = counties.filter(({ code }) => judging.county === undefined || code === judging.county)
  if (!county || another) throw new Problem('figure.missing', { reason: '现用数据中没有本县，或不止一个县' })
  const profile = profileFor(county, givenProfile(standard, judging).profile, judging.today)
  const judge = (changed: County): JudgedCounty => ({
    frame: frameOf(changed, standard, profile),
    // What nobody could read of the data stays open afterwards too.
    result: withLostRows(evaluateCounty(changed, standard, profile), faults),
  })
  return { base: judge(county), judge, dataDay: statisticsDay(county), today: judging.today }
}
