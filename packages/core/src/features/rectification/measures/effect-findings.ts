import { figure } from '../../evaluation/explain/numbers.ts'
import type { JudgedCounty } from '../../evaluation/forms/forms.ts'
import type { Verdict } from '../../evaluation/result.ts'
import { raisesNote } from '../../evaluation/spread/raises.ts'
import { same } from '../../standards/formula/tolerance.ts'
import type { Applied } from './apply.ts'
import type { MeasureToApply } from './changes.ts'
import type { EffectFinding, EffectSection, MeasureEffect } from './effect-schema.ts'
import type { MeasureFacts } from './facts.ts'
import { faultsOf } from './facts-faults.ts'
import { finding } from './finding.ts'
import { howReckoned } from './how-reckoned.ts'
import { needsOf } from './needs.ts'

export interface Both {
  before: JudgedCounty
  after: JudgedCounty
  applied: Applied
  measures: readonly MeasureToApply[]
}

/** Everything somebody must know before deciding; what forbids a measure first, then what warns, then how it was reckoned. */
export function findingsOf(effect: Omit<MeasureEffect, 'findings'>, both: Both): EffectFinding[] {
  const givers = withCentralSchools(new Set(both.measures.flatMap(({ facts }) => giverOf(facts) ?? [])), both.before)
  const found = [
    ...both.measures.flatMap(({ facts }) => faultsOf(facts).map((text) => finding('blocks', 'wrong_facts', text))),
    ...both.applied.short.map((text) => finding('blocks', 'not_enough', text)),
    ...effect.sections.flatMap((section) => ofSection(section, givers.has(section.schoolCode))),
    ...ofItems(effect.items),
    ...raised(effect, both.before),
    ...needsOf(both.before.frame, both.after.frame, effect.sections),
    ...howReckoned(effect, both),
    ...both.applied.unreckoned.map((text) => finding('says', 'unreckoned', text)),
  ]
  const once = new Map(found.map((each) => [`${each.kind} ${each.text}`, each]))
  return [...once.values()].sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
}

const LEVELS: readonly EffectFinding['level'][] = ['blocks', 'warns', 'says']

/** The school that gives something up and goes on; one that is merged does not. */
function giverOf(facts: MeasureFacts): string | null {
  return facts.kind === 'divert' || facts.kind === 'reallocate' || facts.kind === 'teachers' ? facts.from : null
}

/** What a teaching point gives is missing where its figures stand: at the central school it is merged into. */
function withCentralSchools(givers: ReadonlySet<string>, { frame }: JudgedCounty): ReadonlySet<string> {
  const { schools, sections } = frame.county
  const codeOf = (section: number): string => schools.codes[sections.school[section]!]!
  const merged = [...frame.scope.mergedInto].filter(([point]) => givers.has(codeOf(point)))
  return new Set([...givers, ...merged.map(([, central]) => codeOf(central))])
}

function ofSection(section: EffectSection, gives: boolean): EffectFinding[] {
  const { schoolCode, schoolName, stage } = section
  const who = `${schoolName}（${stage === 'primary' ? '小学' : '初中'}）`
  const found: EffectFinding[] = []
  for (const { code, zh, unit, threshold, before, after } of section.indicators) {
    if (!before || !after) continue
    const at = { schoolCode, stage, indicator: code }
    const change = `${code} ${zh}由 ${said(before.value)} 变为 ${said(after.value)} ${unit}`
    const falls = before.value !== null && after.value !== null && after.value < before.value && !same(after.value, before.value)
    if (gives && falls && after.verdict === 'unmet')
      found.push(finding('blocks', 'giver_below', `调出学校 ${who} ${change}，低于本校标准 ${threshold}`, at))
    else if (lost(before.verdict, after.verdict))
      found.push(finding('warns', 'harms', `${who} ${change}，标准 ${threshold}，由达标变为${WORDS[after.verdict!]}`, at))
  }
  for (const { key, zh, before, after } of section.duties) {
    if (!before || !after || !lost(before.verdict, after.verdict)) continue
    const blocks = gives && after.verdict === 'unmet'
    const change = `${zh}由 ${before.text ?? said(before.value)} 变为 ${after.text ?? said(after.value)}（要求 ${said(after.line)}）`
    const text = `${blocks ? '调出学校 ' : ''}${schoolName} ${change}，由达标变为${WORDS[after.verdict!]}`
    found.push(finding(blocks ? 'blocks' : 'warns', blocks ? 'giver_below' : 'harms', text, { schoolCode, indicator: key }))
  }
  if (lost(section.pass.before, section.pass.after))
    found.push(
      finding('warns', 'harms', `${who}由七项综合达标变为${WORDS[section.pass.after as Verdict]}`, { schoolCode, stage }),
    )
  return found
}

const WORDS: Readonly<Record<Verdict, string>> = { met: '达标', unmet: '不达标', not_judgeable: '无法判定' }
const said = (value: number | null): string => (value === null ? '未知' : figure(value))
const lost = (before: string | null, after: string | null): boolean =>
  before === 'met' && (after === 'unmet' || after === 'not_judgeable')

function ofItems(items: MeasureEffect['items']): EffectFinding[] {
  return items
    .filter(({ before, after }) => lost(before.verdict, after.verdict))
    .map(({ key, zh, after, come }) =>
      finding('warns', 'item_lost', `「${zh}」由达标变为${WORDS[after.verdict!]}：${come.join('；')}`, { indicator: key }),
    )
}

function raised({ spreads, sections }: Omit<MeasureEffect, 'findings'>, { frame }: JudgedCounty): EffectFinding[] {
  return spreads.flatMap(({ stage, indicator: code, zh, limit, before, after }) => {
    const [was, is] = [before?.cv ?? null, after?.cv ?? null]
    const of = `${stage === 'primary' ? '小学' : '初中'} ${code === 'composite' ? '' : `${code} `}${zh}差异系数`
    if (was !== null && after !== null && is === null)
      return [finding('warns', 'item_lost', `${of}由 ${figure(was)} 变为无法推算`, { stage, indicator: code })]
    if (was === null || is === null || is <= was || same(is, was)) return []
    const crosses = lost(before!.verdict, after!.verdict) ? `，超过上限 ${limit}` : ''
    const indicator = frame.standard.indicators.find((each) => each.code === code)
    const why = indicator
      ? sections
          // Where pupils come or go, the amount of the resource is not what moves it.
          .filter((section) => section.stage === stage && section.students.before === section.students.after)
          .flatMap(({ schoolName, indicators }) => {
            const own = indicators.find((each) => each.code === code)
            const [old, now] = [own?.before?.value ?? null, own?.after?.value ?? null]
            if (old === null || now === null || now <= old) return []
            const note = raisesNote(frame, indicator, stage, old)
            return note === null ? [] : [`${schoolName}：${note}`]
          })
      : []
    const text = `${of}由 ${figure(was)} 升为 ${figure(is)}${crosses}`
    return [finding('warns', 'raises_cv', [text, ...why].join('。'), { stage, indicator: code })]
  })
}
