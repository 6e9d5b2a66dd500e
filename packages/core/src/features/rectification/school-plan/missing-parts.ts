import { isStanding } from '../ledger/states.ts'
import type { PlanItem, Written } from './schema.ts'

/** What a plan lacks to be submitted, in words. Only items that still stand need causes and ways. */
export function missingParts(written: Written, items: readonly Pick<PlanItem, 'no' | 'state'>[]): string[] {
  const texts = new Map(written.items.map((text) => [text.no, text]))
  const standing = items.filter(({ state }) => isStanding(state))
  const without = (part: 'cause' | 'how') => standing.filter(({ no }) => !texts.get(no)?.[part]).map(({ no }) => `№ ${no}`)
  const [causes, ways] = [without('cause'), without('how')]
  return [
    causes.length > 0 ? `原因分析：${causes.join('、')}` : '',
    ways.length > 0 ? `落实办法：${ways.join('、')}` : '',
    standing.length > 0 && written.goals.length === 0 ? '年度目标' : '',
    written.group.some(({ duty }) => duty === 'head') ? '' : '工作小组组长',
    written.selfCheck === '' ? '自查情况' : '',
  ].filter(Boolean)
}
