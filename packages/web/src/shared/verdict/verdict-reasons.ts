import { STAGES, type Stage } from '@junheng/core/features/collection/county.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { cv } from '../numbers.ts'
import { STAGE_NAMES } from '../standards.ts'
import type { Figure } from './explain-address.ts'

/** One reason why a county is not (or cannot yet be said to be) balanced, and the place where it can be looked at. */
export interface Reason {
  mark: 'unmet' | 'not_judgeable'
  text: string
  target: { kind: 'matrix'; stage: Stage; verdict: 'unmet' | 'not_judgeable' } | { kind: 'figure'; figure: Figure }
}

/** The composite is a spread and an item of the 2012 standard at once: told once, as the spread. */
const told = (key: string) => key !== 'basic_composite_cv'

/** True where the standard judges sections one by one (2017); the 2012 standard judges the county. */
export const judgesSections = (county: CountyResult): boolean =>
  county.sections.some((s) => Object.values(s.indicators).some((v) => v.verdict !== null))

/** Every reason, failures before what is not judgeable, schools before spreads before items. */
export function reasonsOf(county: CountyResult, claim: Claim, nameOf: (key: string) => string): Reason[] {
  const all = [...sectionReasons(claim), ...spreadReasons(county, nameOf), ...itemReasons(county, nameOf)]
  return [...all.filter((r) => r.mark === 'unmet'), ...all.filter((r) => r.mark === 'not_judgeable')]
}

function sectionReasons({ stages }: Claim): Reason[] {
  return STAGES.flatMap((stage) => {
    const { unmet, lifts, unknown } = stages[stage] ?? { unmet: 0, lifts: 0, unknown: 0 }
    const name = STAGE_NAMES[stage]
    const target = (verdict: Reason['mark']) => ({ kind: 'matrix', stage, verdict }) as const
    const reasons: Reason[] = []
    if (unmet > 0)
      reasons.push({ mark: 'unmet', text: `${name} ${unmet} 个学段未达标，须补 ${lifts} 项`, target: target('unmet') })
    if (unknown > 0)
      reasons.push({ mark: 'not_judgeable', text: `${name} ${unknown} 个学段缺少数据`, target: target('not_judgeable') })
    return reasons
  })
}

function spreadReasons(county: CountyResult, nameOf: (key: string) => string): Reason[] {
  return county.spreads.flatMap(({ stage, indicator, cv: value, limit, verdict }) => {
    if (verdict !== 'unmet' && verdict !== 'not_judgeable') return []
    const name = `${STAGE_NAMES[stage]}${indicator === 'composite' ? '综合' : `“${nameOf(indicator)}”`}差异系数`
    const text = verdict === 'unmet' ? `${name} ${cv(value, limit)}，高于 ${limit?.toFixed(2)}` : `${name}缺少数据`
    return [{ mark: verdict, text, target: { kind: 'figure', figure: { stage, indicator } } } satisfies Reason]
  })
}

function itemReasons(county: CountyResult, nameOf: (key: string) => string): Reason[] {
  return county.items.flatMap(({ key, verdict, detail }) => {
    if ((verdict !== 'unmet' && verdict !== 'not_judgeable') || !told(key)) return []
    const kind = key.startsWith('veto:') ? '一票否决：' : ''
    const said = tellingOf(detail)
    return [
      {
        mark: verdict,
        text: `${kind}${nameOf(key)}${said && `（${said}）`}`,
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
