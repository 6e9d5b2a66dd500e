import type { StandardItemView } from '@junheng/core/features/standards/schema.ts'
import { matches } from '../../shared/pinyin.ts'

/** Whether a rule answers a search: by its name or that of a data element (also by pinyin initials), its clause, formula, lines or notes. */
export function answers(item: StandardItemView, q: string, elementNames: ReadonlyMap<string, string>): boolean {
  if (!q) return true
  const said = [...item.formula, ...item.lines, ...item.variants.flatMap(({ formula }) => formula)].map(({ words }) => words)
  const names = [item.zh, ...item.elements.flatMap((key) => elementNames.get(key) ?? [])]
  return names.some((name) => matches(name, q)) || isIn(q, item.key, item.clause, item.notes, ...said, ...item.elements)
}

/** Whether one of the texts holds `q`, in capitals or not. */
export const isIn = (q: string, ...texts: string[]): boolean => texts.some((text) => text.toLowerCase().includes(q.toLowerCase()))
