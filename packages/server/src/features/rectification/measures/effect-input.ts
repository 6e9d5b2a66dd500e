import type { County } from '@junheng/core/features/collection/county.ts'
import { statisticsDay } from '@junheng/core/features/collection/statistics-day.ts'
import { evaluateCounty } from '@junheng/core/features/evaluation/evaluate-county.ts'
import type { JudgedCounty } from '@junheng/core/features/evaluation/forms/forms.ts'
import { frameOf } from '@junheng/core/features/evaluation/frame.ts'
import { withLostRows } from '@junheng/core/features/evaluation/lost-rows.ts'
import type { MeasureToApply } from '@junheng/core/features/rectification/measures/changes.ts'
import { effectOf } from '@junheng/core/features/rectification/measures/effect.ts'
import type { MeasureEffect } from '@junheng/core/features/rectification/measures/effect-schema.ts'
import { finding } from '@junheng/core/features/rectification/measures/finding.ts'
import { NEVER } from '@junheng/core/features/rectification/measures/project-days.ts'
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
  const effect = asks.kind === 'forecast' ? forecast(read, asks.measures, asks.day) : preview(read, asks)
  return { effect, dataDay: read.dataDay }
}

type Asked = Extract<EffectJob['asks'], { kind: 'preview' }>

/** Of what waits for nobody knows when the effect is that from its own day on: whether it harms does not hang on the building. */
function preview(read: Read, { measure: asked, given, beside, day: on }: Asked): MeasureEffect {
  const { base, judge, dataDay } = read
  const waits = asked.notBefore === NEVER
  const measure = waits ? { ...asked, notBefore: null } : asked
  // Pupils go to a new school once it stands.
  const day = on ?? lastOf([measure, ...given].map(wholeFrom))
  const known = (others: readonly MeasureToApply[]) => others.map((each) => ({ ...each, dataDay }))
  const effect = effectOf(base, judge, { measures: [measure], given: known(given), day })
  const findings = waits ? [WAITS, ...effect.findings] : effect.findings
  const own = { ...effect, findings }
  if (beside.length === 0) return own
  const others = beside.map((each) => (each.notBefore === NEVER ? { ...each, notBefore: null } : each))
  const last = lastOf([day, ...others.map(wholeFrom)])
  const together = effectOf(base, judge, { measures: [measure], given: [...known(given), ...known(others)], day: last })
  return withBeside(own, together, beside.length)
}

const WAITS = finding('says', 'not_yet', '所依赖项目的验收日未定：下面是验收之后的效果，什么时候见效不知道，预测暂不代入')

/** Only what it takes in is reckoned; what the data have already is not there twice. */
function forecast(
  { base, judge, dataDay, today }: Read,
  measures: readonly StandingMeasure[],
  day: string | null,
): MeasureEffect {
  const whole = day ?? lastOf([dataDay ?? today, ...measures.map(wholeFrom)])
  const counted = measures.filter((each) => REACHES.has(partOf(each, dataDay, whole)))
  return effectOf(base, judge, { measures: counted.map((each) => ({ ...each, dataDay })), day: whole })
}

const REACHES: ReadonlySet<string> = new Set(['counted', 'lapsed'])
const lastOf = (days: readonly string[]): string => days.reduce((last, day) => (day > last ? day : last))

/** Several measures of one giver may each be right and together too much, on whatever day the last of them holds. */
function withBeside(effect: MeasureEffect, together: MeasureEffect, beside: number): MeasureEffect {
  const said = new Set(
    effect.findings
      .filter(({ level }) => level === 'blocks')
      .map(({ kind, schoolCode, indicator }) => `${kind} ${schoolCode} ${indicator}`),
  )
  const more = together.findings
    .filter(({ level, kind, schoolCode, indicator }) => level === 'blocks' && !said.has(`${kind} ${schoolCode} ${indicator}`))
    .map((finding) => ({ ...finding, text: `与已列入的 ${beside} 项措施合在一起，${finding.text}` }))
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
