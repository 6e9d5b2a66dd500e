import { tableColumns } from '@junheng/core/features/collection/columns.ts'
import { type FaultList, type Place, quoted } from '@junheng/core/features/collection/fault-list.ts'
import { type Unit, unitFactor } from '@junheng/core/features/collection/national/label.ts'
import type { Field } from '@junheng/core/features/collection/national/recogniser.ts'
import { readValue, tidy, type ValueRule } from '@junheng/core/features/collection/read-value.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'

/** How every value an export can fill is read, by key. */
export function valueRules(catalogue: Catalogue): ReadonlyMap<string, ValueRule & { table: 'schools' | 'sections' }> {
  return new Map(
    (['schools', 'sections'] as const).flatMap((table) =>
      tableColumns(table, catalogue).values.map((rule) => [rule.key, { ...rule, table }] as const),
    ),
  )
}

/**
 * A figure in the element's own unit. Thousands separators are understood here, unlike in the workbook: systems write them. What cannot be read is a fault at its cell
 * and null; an empty cell, a dash or a formula's error (said elsewhere) is null and nothing is said.
 *
 * @param unit the unit the sheet names; else the field's usual one
 */
export function readFigure(
  text: string,
  field: Pick<Field, 'unit'>,
  unit: Unit | null,
  rule: ValueRule,
  place: Place,
  faults: FaultList,
): number | null {
  const written = tidy(text)
  if (written === '' || /^[-—–/]+$|^#/.test(written)) return null
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written) ? written.replaceAll(',', '') : written
  const from = unit ?? field.unit ?? null
  const factor = from === null || rule.unit === '' ? 1 : unitFactor(from, rule.unit)
  if (factor === null) {
    faults.structural('S010', place, () => [`单位${quoted(String(from))}换不成${rule.unit}，没有读取。`, '核对这一列的单位。'])
    return null
  }
  if (factor === 1) return taken(plain, rule, place, faults)
  const raw = readValue(plain, { ...rule, kind: 'number', min: null, max: null, softRange: null, unit: from ?? '' })
  if (Number.isNaN(raw.value)) return taken(plain, rule, place, faults)
  return taken(String(Number((raw.value * factor).toPrecision(15))), rule, place, faults)
}

function taken(text: string, rule: ValueRule, place: Place, faults: FaultList): number | null {
  const { value, notes } = readValue(text, rule)
  for (const note of notes) if (note.rule !== 'S011') faults.structural(note.rule, place, () => [note.message, note.repair])
  return Number.isNaN(value) ? null : value
}
