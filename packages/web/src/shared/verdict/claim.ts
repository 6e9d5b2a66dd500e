import { type Claim, isAllMet } from '@junheng/core/features/evaluation/matrix/claim.ts'
import { type Say, useText } from '../text.ts'
import { ENGLISH } from './claim-english.ts'

/** The verdict of a county in one line, the same on every page. 校校达标、项项达标 is said only when it is true. */
export function useHeadline(): (claim: Claim) => string {
  const say = useText(ENGLISH)
  return (claim) => headlineOf(claim, say)
}

export function headlineOf(claim: Claim, say: Say<typeof ENGLISH>): string {
  const { judgesSections, verdict, schools, items, unknown, spares, county } = claim
  if (isAllMet(claim)) return say('校校达标、项项达标')
  if (verdict === 'met') return judgesSections ? say('校校达标，{n} 个学段用了余项', { n: spares }) : say('达到基本均衡的要求')
  const lacking =
    schools > 0
      ? say(county.items > 0 ? '还差 {n} 校 {m} 项，县级 {c} 项' : '还差 {n} 校 {m} 项', {
          n: schools,
          m: items,
          c: county.items,
        })
      : county.items > 0
        ? say(judgesSections ? '还差县级 {c} 项' : '还差 {c} 项', { c: county.items })
        : say('还不能下结论')
  const open = unknown + county.unknown
  return open > 0 ? lacking + say('，无法判定 {k} 项', { k: open }) : lacking
}
