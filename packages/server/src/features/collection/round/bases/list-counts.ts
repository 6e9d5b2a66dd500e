import { type County, STAGES, type Stage } from '@junheng/core/features/collection/county.ts'
import { figureKey } from '@junheng/core/features/collection/round/bases/reconcile-round.ts'
import { readCatalogue } from '../../../standards/files.ts'
import { readCountyInput } from '../../workbook/read-input.ts'

/** What lists come to, counted by the rules the evaluation itself uses; the package has no figures of its own. */
export async function listCounts(bytes: Uint8Array): Promise<Map<string, number>> {
  const county = (await readCountyInput(bytes, readCatalogue())).counties[0]
  const counts = new Map<string, number>()
  if (county === undefined) return counts
  const { schools, sections } = county
  const put = (key: string, value: number): void => {
    if (!Number.isNaN(value)) counts.set(key, value)
  }
  for (const [element, column] of schools.numbers)
    for (const [row, value] of column.entries()) put(figureKey(schools.codes[row]!, null, element), value)
  for (const [element, column] of sections.numbers)
    for (const [row, value] of column.entries()) put(figureKey(...sectionOf(county, row), element), value)
  addClasses(county, counts)
  return counts
}

const sectionOf = ({ schools, sections }: County, row: number): [school: string, stage: Stage] => [
  schools.codes[sections.school[row]!]!,
  STAGES[sections.stage[row]!]!,
]

/** Pupils only where every class says how many: a part is no sum. */
function addClasses(county: County, counts: Map<string, number>): void {
  const { classes, sections } = county
  if (classes === null) return
  for (let section = 0; section < sections.rows; section++) {
    const [from, to] = [classes.start[section]!, classes.start[section + 1]!]
    if (from === to) continue
    counts.set(figureKey(...sectionOf(county, section), 'classes'), to - from)
    const pupils = classes.students.subarray(from, to).reduce((sum, size) => sum + size, 0)
    if (!Number.isNaN(pupils)) counts.set(figureKey(...sectionOf(county, section), 'students'), pupils)
  }
}
