import type { Fault } from '../../fault.ts'
import { STRUCTURAL_RULES, type StructuralCode } from './fault-catalogue.ts'

/** Where a fault stands; what is left out is null. */
export interface Place {
  sheet: string
  row?: number | null
  column?: string | null
  cell?: string | null
}

/** The message and the repair. A line number named in them goes through `line`, for it is not always known yet (`FaultCount`). */
export type FaultWords = (line: (row: number) => string) => [message: string, repair: string]

/** Of one rule in one sheet this many faults are listed one by one; the rest are counted in one closing fault. */
export const LISTED_PER_RULE = 1000

/** All faults of one rule in one sheet: how many, and the first of them by part, row and order of finding. */
export interface FaultCount {
  sheet: string
  rule: string
  severity: Fault['severity']
  count: number
  listed: { fault: Fault; part: number; at: number }[]
}

/**
 * Gathers faults. All are counted; of one kind in one sheet the first thousand by row are listed and a closing fault says how many
 * more there are, so that a wrong column in a million rows stays readable.
 *
 * Files that are read in parts do not know at which line a part begins until the parts before it are read. Each reader then counts
 * lines from 1 in every part (`startPart`), and one list takes all of them in with the lines settled (`absorb`).
 */
export class FaultList {
  readonly #kinds = new Map<string, FaultCount>()
  readonly #order: readonly string[]
  #part: number | null = null
  #found = 0

  /** @param order sheets in the order in which their faults are to be listed */
  constructor(order: readonly string[] = []) {
    this.#order = order
  }

  /** A structural fault; `words` is only called when the fault may be listed. */
  structural(rule: StructuralCode, place: Place, words: FaultWords): void {
    this.add(rule, STRUCTURAL_RULES[rule].severity, place, words)
  }

  add(rule: string, severity: Fault['severity'], place: Place, words: FaultWords): void {
    const { sheet, row = null, column = null, cell = null } = place
    const kind = this.#kindOf(sheet, rule, severity)
    kind.count++
    const part = this.#part ?? 0
    if (!hasRoom(kind, part, row)) return
    const [message, repair] = words(this.#part === null ? String : open)
    enter(kind, { fault: { sheet, row, column, cell, rule, severity, message, repair }, part, at: this.#found++ })
  }

  /** From now on faults belong to this part, their lines counted from its beginning. */
  startPart(part: number): void {
    this.#part = part
  }

  /** What was found, to be handed to `absorb`, also in another thread. */
  counts(): FaultCount[] {
    return [...this.#kinds.values()]
  }

  /** Takes in what a reader of parts found; `before` is how many lines of a sheet stand before a part. */
  absorb(counts: readonly FaultCount[], before: (sheet: string, part: number) => number): void {
    for (const { sheet, rule, severity, count, listed } of counts) {
      const kind = this.#kindOf(sheet, rule, severity)
      kind.count += count
      for (const { fault, part, at } of listed) {
        const row = fault.row === null ? null : fault.row + before(sheet, part)
        if (!hasRoom(kind, part, row)) continue
        enter(kind, { fault: { ...fault, row, message: settled(fault.message, before(sheet, part)) }, part, at })
      }
    }
  }

  /** Every fault, by sheet and row, each flood closed by its count. */
  list(): Fault[] {
    const rank = (sheet: string): number => {
      const at = this.#order.indexOf(sheet)
      return at < 0 ? this.#order.length : at
    }
    const kinds = [...this.#kinds.values()]
    const listed = kinds
      .flatMap((kind) => kind.listed.map((entry) => ({ ...entry, rank: rank(kind.sheet) })))
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          compareText(a.fault.sheet, b.fault.sheet) ||
          (a.fault.row ?? 0) - (b.fault.row ?? 0) ||
          a.part - b.part ||
          a.at - b.at,
      )
      .map((x) => x.fault)
    const floods = kinds
      .filter((kind) => kind.count > LISTED_PER_RULE)
      .sort((a, b) => rank(a.sheet) - rank(b.sheet) || compareText(keyOf(a), keyOf(b)))
    return [...listed, ...floods.map(closing)]
  }

  #kindOf(sheet: string, rule: string, severity: Fault['severity']): FaultCount {
    const key = keyOf({ sheet, rule, severity })
    let kind = this.#kinds.get(key)
    if (kind === undefined) {
      kind = { sheet, rule, severity, count: 0, listed: [] }
      this.#kinds.set(key, kind)
    }
    return kind
  }
}

const keyOf = ({ sheet, rule, severity }: Pick<FaultCount, 'sheet' | 'rule' | 'severity'>): string =>
  `${sheet}\n${rule}\n${severity}`

/** True unless a thousand that come before this one are listed already. */
function hasRoom({ listed }: FaultCount, part: number, row: number | null): boolean {
  if (listed.length < LISTED_PER_RULE) return true
  const last = listed.at(-1)!
  return part < last.part || (part === last.part && (row ?? 0) < (last.fault.row ?? 0))
}

/** Mostly they come in order and are added at the end. */
function enter({ listed }: FaultCount, entry: FaultCount['listed'][number]): void {
  const row = entry.fault.row ?? 0
  let to = listed.length
  while (to > 0 && isAfter(listed[to - 1]!, entry.part, row)) to--
  listed.splice(to, 0, entry)
  if (listed.length > LISTED_PER_RULE) listed.pop()
}

const isAfter = ({ part, fault }: FaultCount['listed'][number], otherPart: number, row: number): boolean =>
  part > otherPart || (part === otherPart && (fault.row ?? 0) > row)

/** A line of a part, until it is known where the part begins. No text that was read holds a zero byte. */
const open = (row: number): string => `\0${row}\0`
const settled = (text: string, before: number): string =>
  text.includes('\0') ? text.replace(/\0(\d+)\0/g, (_, row: string) => String(Number(row) + before)) : text

function closing({ sheet, rule, severity, count }: FaultCount): Fault {
  const message = `同类问题共 ${count} 处，以上列出前 ${LISTED_PER_RULE} 处，另有 ${count - LISTED_PER_RULE} 处未逐条列出。`
  const repair = '多半出于同一原因，按已列出的修改后重新检查。'
  return { sheet, row: null, column: null, cell: null, rule, severity, message, repair }
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A value as it may stand in a message: never longer than a line. */
export const quoted = (text: string): string => `「${text.length > 40 ? `${text.slice(0, 40)}…` : text}」`
