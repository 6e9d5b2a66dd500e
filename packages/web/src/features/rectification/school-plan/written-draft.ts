import type { Written } from '@junheng/core/features/rectification/school-plan/schema.ts'

type ItemText = Written['items'][number]

/** What is written of an item; empty texts where nothing is. */
export const textOf = (written: Written, no: number): ItemText =>
  written.items.find((item) => item.no === no) ?? { no, cause: '', how: '' }

/** `written` with one text of one item replaced. */
export function withItem(written: Written, no: number, change: Partial<Pick<ItemText, 'cause' | 'how'>>): Written {
  const next = { ...textOf(written, no), ...change }
  return { ...written, items: [...written.items.filter((item) => item.no !== no), next].sort((a, b) => a.no - b.no) }
}

/** A list with one entry changed, or (`null`) taken out. */
export const withEntry = <T>(list: readonly T[], at: number, change: Partial<T> | null): T[] =>
  list.flatMap((entry, i) => (i !== at ? [entry] : change === null ? [] : [{ ...entry, ...change }]))

/** The year after the last one that has a goal; `now` where none has. */
export const nextYear = ({ goals }: Written, now: number): number =>
  goals.length === 0 ? now : Math.max(...goals.map(({ year }) => year)) + 1

/** Whether saving would change anything. */
export const isChanged = (before: Written, now: Written): boolean => JSON.stringify(tidy(before)) !== JSON.stringify(tidy(now))

/** As it is sent: without rows nobody filled in, and without texts of items that were emptied. */
export const tidy = ({ items, goals, group, selfCheck }: Written): Written => ({
  items: items.filter(({ cause, how }) => cause.trim() !== '' || how.trim() !== ''),
  goals: goals.filter(({ goal }) => goal.trim() !== ''),
  group: group.filter(({ name, post, tasks }) => `${name}${post}${tasks}`.trim() !== ''),
  selfCheck,
})
