import type { Fault } from '@junheng/core/fault.ts'
import type { SheetView } from '@junheng/core/features/collection/schema.ts'

/** A faulty cell that the view of its sheet shows. */
export interface FaultyCell {
  cell: string
  /** Place of its row among the view's rows, from 0. */
  at: number
  severity: Fault['severity']
  faults: readonly Fault[]
}

/** The faulty cells of a sheet as one reads it: row by row, from left to right. */
export function faultyCells({ columns, rows }: SheetView, faults: readonly Fault[]): FaultyCell[] {
  const byCell = new Map<string, Fault[]>()
  for (const fault of faults) if (fault.cell !== null) byCell.set(fault.cell, [...(byCell.get(fault.cell) ?? []), fault])
  return rows.flatMap(({ row }, at) =>
    columns.flatMap(({ letter }) => {
      const cell = `${letter}${row}`
      const own = byCell.get(cell)
      if (!own) return []
      return [{ cell, at, severity: own.some((fault) => fault.severity === 'error') ? 'error' : 'warn', faults: own }]
    }),
  )
}
