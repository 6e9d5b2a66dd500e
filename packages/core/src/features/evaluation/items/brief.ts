const NAMED = 3

/**
 * What an item's detail says of its trouble, in one line: how many schools fail and three of them, 等 where there are more, and what else is said. What is
 * met, by an exemption or not, is no trouble, unless nothing else is said.
 */
export function brief(detail: readonly string[]): string {
  const troubles = detail.filter((text) => !/[：，]达标$|^按例外口径达标：/.test(text))
  if (troubles.length === 0) return some(detail)
  const failing = Number(/^不达标 (\d+) 所$/.exec(troubles[0]!)?.[1] ?? 0)
  if (failing === 0) return some(troubles)
  return [troubles[0]!, some(troubles.slice(1, 1 + failing)), ...troubles.slice(1 + failing, 2 + failing)].join('；')
}

const some = (texts: readonly string[]): string => texts.slice(0, NAMED).join('；') + (texts.length > NAMED ? '等' : '')
