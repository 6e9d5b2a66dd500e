import { createHash } from 'node:crypto'
import type { Adoption, PlanSource } from '@junheng/core/features/rectification/adopt/schema.ts'
import type { PlanDocument } from '@junheng/core/features/rectification/plan/plan.ts'
import type { LoadedAdoption } from './load-adoption.ts'

/** As the page shows it. */
export function adoptionView({ detail, placed, planned, parts, adoption, follows, earlier }: LoadedAdoption): Adoption {
  return {
    planId: detail.id,
    fingerprint: fingerprintOf({ placed, planned, parts, follows }),
    adopted: adoption ? { at: adoption.adopted_at, by: adoption.adopted_name } : null,
    source: adoption
      ? { source: adoption.source, sourceNumber: adoption.source_number, sourceDate: adoption.source_date }
      : sourceOf(detail.plan.document),
    follows,
    earlier,
    names: placed.names,
    entries: planned.entries.map(({ line }) => line),
    removed: planned.removed,
    parts: parts.parts.map(({ line }) => line),
    removedParts: parts.removed,
    funds: planned.funds,
  }
}

/** Of everything that was shown and would be done: who adopts says it, and a different one is refused. */
export function fingerprintOf({
  placed,
  planned,
  parts,
  follows,
}: Pick<LoadedAdoption, 'placed' | 'planned' | 'parts' | 'follows'>): string {
  const entries = planned.entries.map(({ line }) => line)
  const beside = { parts: parts.parts.map(({ line }) => line), removedParts: parts.removed }
  const shown = { follows, names: placed.names, entries, removed: planned.removed, ...beside }
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32)
}

/** The letter a plan answers, where it states one: 督办 and 督导 letters are 督办函; a plan that names none found its problems itself. */
export function sourceOf({ basis }: Pick<PlanDocument, 'basis'>): PlanSource {
  const isLetter = basis !== null && /督办|督导/.test(basis)
  return { source: isLetter ? 'supervision_letter' : 'self_check', sourceNumber: basis ?? '', sourceDate: null }
}
