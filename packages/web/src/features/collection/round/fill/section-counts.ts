import type { FormSection } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { FillStore } from './fill-store.ts'
import type { FoundAt } from './found-at.ts'
import { fieldsIn, sectionOf } from './use-fill.ts'

/** How far a section has come. Of a list `asked` is null: how many rows there are to be nobody knows. */
export interface SectionCount {
  filled: number
  asked: number | null
  errors: number
  /** Warnings nobody explained, and what the bureau asks. */
  open: number
}

export function countSections(
  sections: readonly FormSection[],
  store: Pick<FillStore, 'read' | 'paths'>,
  found: FoundAt,
): Map<string, SectionCount> {
  const isGiven = (path: string) => store.read(path).value !== ''
  const counts = new Map<string, SectionCount>()
  const given = store.paths().filter(isGiven)
  for (const section of sections) {
    const own = section.groups.filter(({ isFolded }) => !isFolded)
    const fields = fieldsIn({ groups: own }).filter(({ isElsewhere }) => !isElsewhere)
    const grid = section.grid
    const cells = grid ? grid.schools.flatMap(({ code }) => grid.columns.map(({ key }) => `of/${code}/${key}`)) : []
    const asked = section.list ? null : fields.length + cells.length
    const filled = section.list
      ? given.filter((path) => path.startsWith(`${section.list?.list}/`)).length
      : [...fields.map(({ path }) => path), ...cells].filter(isGiven).length
    counts.set(section.key, { filled, asked, errors: 0, open: 0 })
  }
  const at = (path: string | null) => (path === null ? undefined : counts.get(sectionOf(path, sections)?.key ?? ''))
  for (const [path, faults] of found.faults) {
    const count = at(path)
    if (!count) continue
    count.errors += faults.filter(({ severity }) => severity === 'error').length
    count.open += faults.filter(({ severity, explanation }) => severity === 'warn' && explanation === null).length
  }
  for (const [path, remarks] of found.remarks) {
    const count = at(path)
    if (count) count.open += remarks.filter(({ answer }) => answer === null).length
  }
  return counts
}
