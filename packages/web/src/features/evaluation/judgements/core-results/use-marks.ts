import type { CoreResults } from '@junheng/core/features/evaluation/judgements/core-results/contract.ts'
import type { Marks } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import { useState } from 'react'

/** What is typed and not saved yet, by school, with every step back; steps stay after saving, so that a saved change can be undone and saved again. */
export function useMarks(results: CoreResults['results']) {
  const kept = new Map(results.map((result) => [result.school, result]))
  const [typed, setTyped] = useState<ReadonlyMap<string, Marks>>(new Map())
  const [past, setPast] = useState<readonly ReadonlyMap<string, Marks>[]>([])
  const marksOf = (school: string): Marks => typed.get(school) ?? kept.get(school)?.marks ?? ''
  const changes = [...typed].flatMap(([school, marks]) => {
    const standing = kept.get(school)
    return same(marks, standing?.marks ?? '') ? [] : [{ school, marks, seen: standing?.version ?? 0 }]
  })
  return {
    marksOf,
    changes,
    canUndo: past.length > 0,
    put(all: readonly { school: string; marks: Marks }[]) {
      // What stood before, school by school, so that a step back brings it even after a save.
      setPast([...past, new Map(all.map(({ school }) => [school, marksOf(school)]))])
      setTyped(new Map([...typed, ...all.map(({ school, marks }) => [school, marks] as const)]))
    },
    undo() {
      const last = past.at(-1)
      if (!last) return
      setPast(past.slice(0, -1))
      setTyped(new Map([...typed, ...last]))
    },
    /** Forgets what was typed, for what somebody else saved meanwhile. */
    forget() {
      setTyped(new Map())
      setPast([])
    },
  }
}

/** Marks not given and marks not known are the same. */
export const same = (a: Marks, b: Marks): boolean => a.replace(/-+$/, '') === b.replace(/-+$/, '')
