import { STAGES, type Stage } from '../collection/county.ts'
import type { PlanImport } from './plan/plan.ts'

export interface NameProposal {
  kind: 'school' | 'project'
  published: string
  canonical: string
}

/** Every pair of names the reader proposes to be one, each once, in the order of the plan. */
export function nameProposals(plan: PlanImport): NameProposal[] {
  const found = new Map<string, NameProposal>()
  const propose = (kind: NameProposal['kind'], published: string, canonical: string | undefined) => {
    if (canonical === undefined || canonical === published) return
    found.set(JSON.stringify([kind, published, canonical]), { kind, published, canonical })
  }
  for (const indicator of plan.indicators) {
    const places = [...STAGES.map((stage) => indicator.stages[stage]), ...indicator.measures]
    for (const { schools, schools_canonical } of places) {
      for (const [i, published] of schools.entries()) propose('school', published, schools_canonical[i])
    }
  }
  for (const project of plan.projects)
    for (const published of project.published_names) propose('project', published, project.name)
  return [...found.values()]
}

/**
 * Distinct failing schools by stage, where a refused proposal counts its published name as a school of its own.
 * A school failing in both stages counts once in each and once in `total`.
 */
export function distinctSchools(
  plan: PlanImport,
  isRefused: (published: string, canonical: string) => boolean,
): Record<Stage | 'total', number> {
  const byStage: Record<Stage, Set<string>> = { primary: new Set(), junior: new Set() }
  for (const indicator of plan.indicators) {
    for (const stage of STAGES) {
      const { schools, schools_canonical } = indicator.stages[stage]
      for (const [i, published] of schools.entries()) {
        const canonical = schools_canonical[i] ?? published
        byStage[stage].add(isRefused(published, canonical) ? published : canonical)
      }
    }
  }
  const total = new Set([...byStage.primary, ...byStage.junior]).size
  return { total, primary: byStage.primary.size, junior: byStage.junior.size }
}
