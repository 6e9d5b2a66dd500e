import { STAGES, type Stage } from '../collection/county.ts'
import type { Disagreement, PlanImport } from './plan/plan.ts'

export interface NameProposal {
  kind: 'school' | 'project'
  published: string
  canonical: string
}

/**
 * Every pair of names the reader proposes to be one, each once, in the order of the plan; at last the short forms that only running text and the
 * plan's body use.
 */
export function nameProposals(plan: PlanImport): NameProposal[] {
  const tabled = tabledProposals(plan)
  const inText = plan.disagreements.flatMap((one) => shortForm(one, tabled) ?? [])
  return [...new Map([...tabled, ...inText].map((one) => [keyOf(one), one])).values()]
}

/** The pairs a NAME_VARIANT asks about: those that bring two of its names together. None for any other disagreement. */
export function pairsOf({ code, names = [] }: Disagreement, proposals: readonly NameProposal[]): NameProposal[] {
  if (code !== 'NAME_VARIANT') return []
  const own = proposals.filter(({ published }) => names.includes(published))
  const together = (canonical: string) =>
    names.filter((name) => name === canonical || own.some((one) => one.published === name && one.canonical === canonical)).length
  return own.filter(({ canonical }) => together(canonical) >= 2)
}

const keyOf = ({ kind, published, canonical }: NameProposal): string => JSON.stringify([kind, published, canonical])

/** 改建广贤路小学实验楼: the short form and the name it may stand for, where no list or measure has the short form. */
function shortForm({ code, names }: Disagreement, tabled: readonly NameProposal[]): NameProposal | null {
  if (code !== 'NAME_VARIANT' || names?.length !== 2) return null
  const [published, canonical] = names as [string, string]
  const isKnown = tabled.some((one) => one.published === published || one.canonical === published)
  return isKnown ? null : { kind: 'school', published, canonical }
}

function tabledProposals(plan: PlanImport): NameProposal[] {
  const found = new Map<string, NameProposal>()
  const propose = (kind: NameProposal['kind'], published: string, canonical: string | undefined) => {
    if (canonical === undefined || canonical === published) return
    found.set(keyOf({ kind, published, canonical }), { kind, published, canonical })
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
