import type { Fault } from '../../fault.ts'
import { STRUCTURAL_RULES, type StructuralCode } from './fault-catalogue.ts'

/** Where a fault stands; what is left out is null. */
export interface Place {
  sheet: string
  row?: number | null
  column?: string | null
  cell?: string | null
}

/** Of one rule in one sheet this many faults are listed one by one; the rest are counted in one closing fault. */
export const LISTED_PER_RULE = 1000

/**
 * Gathers faults. All are counted; of one kind in one sheet the first thousand are listed and a closing fault says how many more
 * there are, so that a wrong column in a million rows stays readable.
 */
export class FaultList {
  readonly #faults: Fault[] = []
  readonly #counts = new Map<string, number>()
  readonly #order: readonly string[]

  /** @param order sheets in the order in which their faults are to be listed */
  constructor(order: readonly string[] = []) {
    this.#order = order
  }

  /** A structural fault; `words` is only called when the fault is listed. */
  structural(rule: StructuralCode, place: Place, words: () => [message: string, repair: string]): void {
    this.add(rule, STRUCTURAL_RULES[rule].severity, place, words)
  }

  add(rule: string, severity: Fault['severity'], place: Place, words: () => [message: string, repair: string]): void {
    const kind = `${place.sheet}\n${rule}\n${severity}`
    const seen = (this.#counts.get(kind) ?? 0) + 1
    this.#counts.set(kind, seen)
    if (seen > LISTED_PER_RULE) return
    const [message, repair] = words()
    const { sheet, row = null, column = null, cell = null } = place
    this.#faults.push({ sheet, row, column, cell, rule, severity, message, repair })
  }

  /** Every fault, by sheet and row, each flood closed by its count. */
  list(): Fault[] {
    const rank = (sheet: string): number => {
      const at = this.#order.indexOf(sheet)
      return at < 0 ? this.#order.length : at
    }
    const sorted = this.#faults
      .map((fault, at) => ({ fault, at, rank: rank(fault.sheet) }))
      .sort(
        (a, b) =>
          a.rank - b.rank || compareText(a.fault.sheet, b.fault.sheet) || (a.fault.row ?? 0) - (b.fault.row ?? 0) || a.at - b.at,
      )
      .map((x) => x.fault)
    return [...sorted, ...this.#closing()]
  }

  #closing(): Fault[] {
    return [...this.#counts].flatMap(([kind, count]) => {
      if (count <= LISTED_PER_RULE) return []
      const [sheet, rule, severity] = kind.split('\n') as [string, string, Fault['severity']]
      const message = `同类问题共 ${count} 处，以上列出前 ${LISTED_PER_RULE} 处，另有 ${count - LISTED_PER_RULE} 处未逐条列出。`
      return [
        {
          sheet,
          row: null,
          column: null,
          cell: null,
          rule,
          severity,
          message,
          repair: '多半出于同一原因，按已列出的修改后重新检查。',
        },
      ]
    })
  }
}

export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A value as it may stand in a message: never longer than a line. */
export const quoted = (text: string): string => `「${text.length > 40 ? `${text.slice(0, 40)}…` : text}」`
