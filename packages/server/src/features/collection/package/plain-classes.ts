import { byteLoops, takeMemory } from './byte-loops.ts'
import type { CutState } from './cells.ts'
import { grown, type LoopColumns } from './class-columns.ts'
import { addRun, type ClassRuns } from './class-runs.ts'
import type { SchoolIndex } from './schools.ts'
import type { SectionIndex } from './sections.ts'
import { WINDOW, windows } from './windows.ts'

/** What class rows must look like to be taken without a second look. */
export interface PlainClass {
  least: number
  most: number
  /** Outside of these a number is taken but unusual. */
  usualLeast: number
  usualMost: number
}

/** Class rows as they are gathered: `columns` are filled up to `rows`, and may be others after more were taken. */
export interface GatheredClasses {
  columns: LoopColumns
  rows: number
  runs: ClassRuns
  /** Rows of a section some of whose numbers of pupils are unusual. */
  unusual: { section: number; from: number; to: number }[]
}

/** A row has at least so many bytes: `c,junior,7,n,1` and the end of the line. */
const SHORTEST = 14
const MOST_ROWS = Math.ceil(WINDOW / SHORTEST)
/** What `takeClasses` notes of a run: section, first row, where its text begins and ends, what it was seen to be. */
const RUN = 5
const [RISING, VERBATIM, USUAL] = [1, 2, 4] as const

/**
 * Takes rows as long as each is `code,stage,grade,name,students` of a known section, nothing quoted and nothing unusual. Most rows of
 * most files are. The first row that is not is left for the general reader.
 *
 * @returns adds rows to what was gathered; `state` stands before the first not taken
 */
export function plainClasses(
  bytes: Uint8Array,
  schools: SchoolIndex,
  sections: SectionIndex,
  { least, most, usualLeast, usualMost }: PlainClass,
): (state: CutState, gathered: GatheredClasses) => void {
  schools.index.use()
  const { memory, takeClasses, classesEnd } = byteLoops()
  const [sectionsAt, runsAt] = [takeMemory(sections.at.byteLength), takeMemory(MOST_ROWS * RUN * 4)]
  new Int32Array(memory.buffer).set(sections.at, sectionsAt / 4)
  const show = windows<GatheredClasses>(bytes, classesEnd, ({ from, to, isLast, line, shift }, gathered) => {
    const { rows, runs, unusual } = gathered
    if (gathered.columns.rows < rows + Math.ceil((to - from) / SHORTEST))
      gathered.columns = grown(gathered.columns, rows, Math.ceil((rows + MOST_ROWS) * 1.3))
    const window = [from, to, isLast, line, rows, shift, sectionsAt] as const
    gathered.rows += takeClasses(...window, ...gathered.columns.at, runsAt, least, most, usualLeast, usualMost)
    const [count = 0] = new Int32Array(memory.buffer, (classesEnd.value as number) + 12, 1)
    const noted = new Int32Array(memory.buffer, runsAt, count * RUN)
    for (let at = 0; at < noted.length; at += RUN) {
      const [section, first, seen] = [noted[at]!, noted[at + 1]!, noted[at + 4]!]
      const isVerbatim = (seen & VERBATIM) !== 0
      addRun(runs, section, first, (seen & RISING) !== 0, isVerbatim ? noted[at + 2]! : 0, isVerbatim ? noted[at + 3]! : 0)
      if ((seen & USUAL) === 0) unusual.push({ section, from: first, to: noted[at + RUN + 1] ?? gathered.rows })
    }
  })
  return show
}
