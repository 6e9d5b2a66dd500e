import type { ReturnKind, ReturnState } from '@junheng/core/features/collection/round/life-cycle.ts'
import type { BoardRow } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { comparePinyin, matches } from '../../../../shared/pinyin.ts'
import type { Search } from '../../../../shared/url.ts'

export const LATE = ['overdue', 'unopened', 'unsubmitted', 'errors', 'unexplained'] as const
/** What a chip looks for besides the state: 已逾期, 未打开, 未提交, 有错误, 有未说明的提示. */
export type Late = (typeof LATE)[number]

/** Not handed in, or given back. */
export const isWaiting = ({ state }: Pick<BoardRow, 'state'>): boolean => state === 'draft' || state === 'returned'

export const isOverdue = (row: Pick<BoardRow, 'state' | 'due'>, today: string): boolean =>
  isWaiting(row) && row.due !== null && row.due < today

/** How much of what can exist by now is filled in, 0 to 1; 1 where nothing is asked yet. */
export const shareOf = ({ filled, asked }: Pick<BoardRow, 'filled' | 'asked'>): number => (asked === 0 ? 1 : filled / asked)

const TESTS: Readonly<Record<Late, (row: BoardRow, today: string) => boolean>> = {
  overdue: isOverdue,
  unopened: (row) => row.openedAt === null && isWaiting(row),
  unsubmitted: isWaiting,
  errors: (row) => row.errors > 0,
  unexplained: (row) => row.unexplained > 0,
}

export interface BoardView {
  /** What is shown, in order. */
  rows: BoardRow[]
  /** Of the kind and the words searched, whatever the chips: how many stand in a state or answer to a chip. */
  states: ReadonlyMap<ReturnState, number>
  late: ReadonlyMap<Late, number>
  kinds: ReadonlyMap<ReturnKind, number>
  towns: string[]
  types: string[]
  total: number
}

/** The rows an address asks for: `kind, state, late, q, town, type, sort`. */
export function boardView(all: readonly BoardRow[], search: Search, today: string): BoardView {
  const kinds = countedBy(all, ({ kind }) => kind)
  const kind = search['kind'] ?? 'school'
  const own = all.filter((row) => row.kind === kind)
  const { q = '', town = '', type = '' } = search
  const named = own.filter(
    (row) =>
      (town === '' || row.town === town) &&
      (type === '' || row.type === type) &&
      (matches(row.name, q) || row.key.includes(q) || (row.keeper !== null && matches(row.keeper, q))),
  )
  const late = new Map(LATE.map((each) => [each, named.filter((row) => TESTS[each](row, today)).length]))
  const isLate = TESTS[search['late'] as Late]
  const rows = named.filter((row) => (!search['state'] || row.state === search['state']) && (!isLate || isLate(row, today)))
  return {
    rows: rows.sort(ORDERS[(search['sort'] as keyof typeof ORDERS) ?? 'gap'] ?? ORDERS.gap),
    states: countedBy(named, ({ state }) => state),
    late,
    kinds,
    towns: [...new Set(own.map((row) => row.town))].filter((name) => name !== '').sort(comparePinyin),
    types: [...new Set(own.flatMap((row) => row.type ?? []))].sort(comparePinyin),
    total: own.length,
  }
}

function countedBy<K>(rows: readonly BoardRow[], keyOf: (row: BoardRow) => K): Map<K, number> {
  const counts = new Map<K, number>()
  for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1)
  return counts
}

const FAR: readonly ReturnState[] = ['returned', 'draft', 'submitted', 'accepted', 'locked']
const byName = (a: BoardRow, b: BoardRow): number => comparePinyin(a.name, b.name)
const byDue = (a: BoardRow, b: BoardRow): number => (a.due ?? '9999').localeCompare(b.due ?? '9999')

/** `gap`: the furthest from done first. */
export const ORDERS = {
  gap: (a: BoardRow, b: BoardRow) =>
    Number(!isWaiting(a)) - Number(!isWaiting(b)) ||
    shareOf(a) - shareOf(b) ||
    FAR.indexOf(a.state) - FAR.indexOf(b.state) ||
    byName(a, b),
  due: (a: BoardRow, b: BoardRow) => Number(!isWaiting(a)) - Number(!isWaiting(b)) || byDue(a, b) || byName(a, b),
  name: byName,
} as const
