import { STAGES, type Stage } from '@junheng/core/features/collection/county.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { cv } from '../numbers.ts'
import { STAGE_NAMES } from '../standards.ts'
import type { Say } from '../text.ts'
import type { Figure } from './explain-address.ts'
import type { ENGLISH } from './verdict-reasons-english.ts'

type Naming = (key: string) => string
type Saying = Say<typeof ENGLISH>

/** One reason why a county is not (or cannot yet be said to be) balanced, and the place where it can be looked at. */
export interface Reason {
  mark: 'unmet' | 'not_judgeable'
  text: string
  target: { kind: 'matrix'; stage: Stage; verdict: 'unmet' | 'not_judgeable' } | { kind: 'figure'; figure: Figure }
}

/** The composite is a spread and an item of the 2012 standard at once: told once, as the spread. */
const told = (key: string) => key !== 'basic_composite_cv'

/** Every reason in the language of `say`, failures before what is not judgeable, schools before spreads before items. */
export function reasonsOf(county: CountyResult, claim: Claim, nameOf: Naming, say: Saying): Reason[] {
  const all = [...sectionReasons(claim, say), ...spreadReasons(county, nameOf, say), ...itemReasons(county, nameOf, say)]
  return [...all.filter((r) => r.mark === 'unmet'), ...all.filter((r) => r.mark === 'not_judgeable')]
}

function sectionReasons({ stages }: Claim, say: Saying): Reason[] {
  return STAGES.flatMap((key) => {
    const { unmet, lifts, unknown } = stages[key] ?? { unmet: 0, lifts: 0, unknown: 0 }
    const stage = say(STAGE_NAMES[key])
    const target = (verdict: Reason['mark']) => ({ kind: 'matrix', stage: key, verdict }) as const
    const reasons: Reason[] = []
    if (unmet > 0)
      reasons.push({
        mark: 'unmet',
        text: say('{stage} {n} 个学段未达标，须补 {lifts} 项', { stage, n: unmet, lifts }),
        target: target('unmet'),
      })
    if (unknown > 0)
      reasons.push({
        mark: 'not_judgeable',
        text: say('{stage} {n} 个学段缺少数据', { stage, n: unknown }),
        target: target('not_judgeable'),
      })
    return reasons
  })
}

function spreadReasons(county: CountyResult, nameOf: Naming, say: Saying): Reason[] {
  return county.spreads.flatMap(({ stage, indicator, cv: value, limit, verdict }) => {
    if (verdict !== 'unmet' && verdict !== 'not_judgeable') return []
    const values = { stage: say(STAGE_NAMES[stage]), indicator: nameOf(indicator) }
    const name = say(indicator === 'composite' ? '{stage}综合差异系数' : '{stage}“{indicator}”差异系数', values)
    const text =
      verdict === 'unmet'
        ? say('{name} {cv}，高于 {limit}', { name, cv: cv(value, limit), limit: limit?.toFixed(2) ?? '' })
        : say('{name}缺少数据', { name })
    return [{ mark: verdict, text, target: { kind: 'figure', figure: { stage, indicator } } } satisfies Reason]
  })
}

function itemReasons(county: CountyResult, nameOf: Naming, say: Saying): Reason[] {
  return county.items.flatMap(({ key, verdict, detail }) => {
    if ((verdict !== 'unmet' && verdict !== 'not_judgeable') || !told(key)) return []
    const name = key.startsWith('veto:') ? say('一票否决：{name}', { name: nameOf(key) }) : nameOf(key)
    const said = tellingOf(detail)
    return [
      {
        mark: verdict,
        text: said ? say('{name}（{detail}）', { name, detail: said }) : name,
        target: { kind: 'figure', figure: { indicator: key } },
      } satisfies Reason,
    ]
  })
}

/** What of an item's detail belongs into one line: all where it is short, else the first line that speaks of a failure. */
function tellingOf(detail: readonly string[]): string {
  if (detail.length <= 2) return detail.join('；')
  return detail.find((line) => /未达标|不达标|超过|无法判定|未报|低于/.test(line)) ?? detail[0] ?? ''
}
