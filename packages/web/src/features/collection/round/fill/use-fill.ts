import type { FormField, FormSection, ReturnForm } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { FillStore, SaveStatus, Shown } from './fill-store.ts'
import type { FoundAt } from './found-at.ts'

/** What every part of the form works with. */
export interface Fill {
  store: FillStore
  form: ReturnForm
  detail: ReturnDetail
  /** Of the path: what a check said, and what the bureau asks. */
  found: FoundAt
  isReadOnly: boolean
  /** Brings a value to the eye and the keyboard to it. */
  goTo: (path: string) => void
}

export const FillContext = createContext<Fill | null>(null)

export function useFill(): Fill {
  const fill = useContext(FillContext)
  if (!fill) throw new Error('a part of the form stands outside of one')
  return fill
}

/** One value; the component renders again when this one changes, and for no other. */
export function useShown(path: string): Shown {
  const { store } = useFill()
  const subscribe = useCallback((tell: () => void) => store.subscribe(path, tell), [store, path])
  return useSyncExternalStore(subscribe, () => store.read(path))
}

export function useSaveStatus(store: FillStore): SaveStatus {
  const subscribe = useCallback((tell: () => void) => store.subscribe(null, tell), [store])
  return useSyncExternalStore(subscribe, store.status)
}

/** Renders again with every change of any value: for what is reckoned from many. */
export function useEveryChange(store: FillStore): number {
  const subscribe = useCallback((tell: () => void) => store.subscribe(null, tell), [store])
  return useSyncExternalStore(subscribe, store.ticks)
}

/** The section a value stands in: its field's, its list's, or the table of schools. */
export function sectionOf(path: string, sections: readonly FormSection[]): FormSection | undefined {
  const [table, second] = path.split('/')
  return sections.find(
    ({ groups, list, grid }) =>
      fieldsIn({ groups }).some((field) => field.path === path) ||
      (list !== null && (list.list === table || (table === 'none' && list.list === second))) ||
      (grid !== null && table === 'of'),
  )
}

export const fieldsIn = ({ groups }: Pick<FormSection, 'groups'>): FormField[] => groups.flatMap(({ fields }) => fields)

/** How a value is called: its field's name with its stage, or the words of its list. */
export function nameOfPath(path: string, sections: readonly FormSection[]): string {
  for (const section of sections) {
    for (const group of section.groups) {
      const field = group.fields.find((each) => each.path === path)
      if (field) return group.stage ? `${group.zh} ${field.zh}` : field.zh
    }
    const [table, school, column] = path.split('/')
    if (section.grid && table === 'of') {
      const name = section.grid.schools.find(({ code }) => code === school)?.name ?? school
      return `${name} ${section.grid.columns.find(({ key }) => key === column)?.zh ?? column}`
    }
  }
  return sectionOf(path, sections)?.zh ?? path
}
