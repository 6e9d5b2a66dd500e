import { mentions } from '../plan/measures.ts'
import type { PlanImport, PlanProject } from '../plan/plan.ts'

/** What a person said of a pair of project names; undefined while nobody did. */
export type ProjectAnswer = (published: string, canonical: string) => 'confirmed' | 'refused' | undefined

/** A building of a plan after its names were answered. */
export interface NamedProject {
  name: string
  kind: PlanProject['kind']
  /** Further wordings a person confirmed to be this project. */
  otherNames: string[]
  /** Wordings that may be this project and wait for a person. */
  open: string[]
  /** Ids of the measures that wait for it. */
  measures: string[]
}

/**
 * The plan's buildings: confirmed wordings are one project, a refused wording is a project of its own, with the measures whose text has that wording.
 */
export function namedProjects(
  { projects, indicators }: Pick<PlanImport, 'projects' | 'indicators'>,
  said: ProjectAnswer,
): NamedProject[] {
  const texts = new Map(indicators.flatMap(({ measures }) => measures.map(({ id, text }) => [id, text] as const)))
  const found = projects.flatMap((project): NamedProject[] => {
    const { name, kind } = project
    const others = project.published_names.filter((published) => published !== name)
    const refused = others.filter((published) => said(published, name) === 'refused')
    const worded = project.measures.map(({ measure }) => ({ measure, names: wordingsIn(texts.get(measure) ?? '', project) }))
    const of = (names: readonly string[]) => worded.filter((one) => one.names.some((each) => names.includes(each)))
    const own = worded.filter((one) => one.names.length === 0 || one.names.some((each) => !refused.includes(each)))
    return [
      {
        name,
        kind,
        otherNames: others.filter((published) => said(published, name) === 'confirmed'),
        open: others.filter((published) => said(published, name) === undefined),
        measures: own.map(({ measure }) => measure),
      },
      ...refused.map((each) => ({
        name: each,
        kind,
        otherNames: [],
        open: [],
        measures: of([each]).map(({ measure }) => measure),
      })),
    ].filter(({ measures }) => measures.length > 0)
  })
  return [...new Map(found.map((project) => [project.name, project])).values()]
}

/** The published wordings a measure's text has; 新建 and 建设 may stand apart from the name in the text. */
function wordingsIn(text: string, { published_names }: PlanProject): string[] {
  const bare = new Map(published_names.map((name) => [name.replace(/^新建/, '').replace(/建设$/, ''), name]))
  return mentions(text, [...bare.keys()]).map((name) => bare.get(name)!)
}
