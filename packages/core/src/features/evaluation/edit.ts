import type { County } from '../collection/county.ts'

/** One value changed in a county's data. `value` NaN takes it back to *not reported*. */
export type Edit =
  | { table: 'sections' | 'schools'; row: number; element: string; value: number }
  | { table: 'classes'; row: number; students: number }
  | { table: 'rooms'; row: number; area: number }
  | { table: 'county'; element: string; value: number }

/**
 * The county after one edit. Only the touched column is copied; everything else is shared with the county before, which stays as it
 * was, so that a what-if costs a column and an undo costs nothing.
 */
export function withValue(county: County, edit: Edit): County {
  switch (edit.table) {
    case 'sections':
      return {
        ...county,
        sections: { ...county.sections, numbers: changed(county.sections.numbers, county.sections.rows, edit) },
      }
    case 'schools':
      return { ...county, schools: { ...county.schools, numbers: changed(county.schools.numbers, county.schools.rows, edit) } }
    case 'classes':
      return {
        ...county,
        classes: county.classes && { ...county.classes, students: county.classes.students.with(edit.row, edit.students) },
      }
    case 'rooms':
      return { ...county, rooms: county.rooms && { ...county.rooms, area: county.rooms.area.with(edit.row, edit.area) } }
    case 'county': {
      const line = county.values.get(edit.element)?.line ?? 0
      const text = Number.isNaN(edit.value) ? '' : String(edit.value)
      return { ...county, values: new Map(county.values).set(edit.element, { text, number: edit.value, line }) }
    }
  }
}

function changed(
  numbers: ReadonlyMap<string, Float64Array>,
  rows: number,
  edit: { row: number; element: string; value: number },
): Map<string, Float64Array> {
  const column = numbers.get(edit.element) ?? new Float64Array(rows).fill(Number.NaN)
  return new Map(numbers).set(edit.element, column.with(edit.row, edit.value) as Float64Array)
}
