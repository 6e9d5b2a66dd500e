import type { PlanIndicator, PlanMeasure } from '../plan/plan.ts'
import { squeezed } from '../plan/words.ts'
import { readFigures } from './figures.ts'
import type { MeasurePart, PartFacts } from './part-facts.ts'
import type { PlacedPlan } from './place-entries.ts'
import { type NamedProject, namedProjects } from './project-names.ts'

/** A part as the plan has it. `key`: unique among the plan's parts of its kind. */
export interface PlanPart<Facts extends PartFacts = PartFacts> {
  key: string
  /** The indicator it stands under; null for a building. */
  no: number | null
  facts: Facts
  /** Why it cannot be adopted yet; null = it can. */
  waits: string | null
}

/** Everything a plan brings beside its items, buildings first, for measures wait for them. */
export function planParts({ plan, entries }: PlacedPlan): PlanPart[] {
  const projects = namedProjects(plan.plan, (published, canonical) =>
    plan.isOne(published, canonical) ? 'confirmed' : plan.isRefused(published, canonical) ? 'refused' : undefined,
  )
  const codes = new Map(
    entries.flatMap(({ entry, school }) =>
      [entry.published, entry.school].flatMap((name) =>
        name === null || !school?.facts.schoolCode ? [] : [[name, school.facts.schoolCode]],
      ),
    ) as [string, string][],
  )
  const { indicators } = plan.plan
  return [
    ...projects.map(projectPart),
    ...indicators.flatMap((indicator) => indicator.measures.map((measure) => measurePart(indicator, measure, projects, codes))),
    ...indicators.map(fundPart),
  ]
}

const projectPart = ({ name, kind, otherNames, open }: NamedProject): PlanPart => ({
  key: name,
  no: null,
  facts: { part: 'project', name, otherNames, kind },
  waits: open.length === 0 ? null : `还没有确认是不是同一项目：${open.join('、')}`,
})

function measurePart(
  indicator: PlanIndicator,
  { id, text, stage, kinds, schools }: PlanMeasure,
  projects: readonly NamedProject[],
  codes: ReadonlyMap<string, string>,
): PlanPart<MeasurePart> {
  return {
    key: id,
    no: indicator.no,
    facts: {
      part: 'measure',
      about: `${aboutOf(indicator)}|${stage}`,
      text,
      kinds,
      schools: schools.map((name) => ({ name, code: codes.get(name) ?? null })),
      figures: readFigures(text),
      projects: projects.filter(({ measures }) => measures.includes(id)).map(({ name }) => name),
    },
    waits: kinds.length > 0 ? null : '看不出是哪一类措施，留在整改要求里；请在任务页按类别填写',
  }
}

const fundPart = (indicator: PlanIndicator): PlanPart => ({
  key: String(indicator.no),
  no: indicator.no,
  facts: {
    part: 'fund',
    about: aboutOf(indicator),
    name: indicator.text.split(/[:：；;。]/)[0]!.trim() || indicator.text,
    amountCny: indicator.funds_cny,
    published: indicator.funds_published.trim(),
    source: sourceOf(indicator.funds_published),
  },
  waits: null,
})

const aboutOf = ({ key, text }: PlanIndicator): string => key ?? squeezed(text)

/** 市级300万元、区级200万元 → 市级、区级; 500万元（区财政） → 区财政; nothing where only an amount stands. */
export function sourceOf(published: string): string {
  const words = published.normalize('NFKC').match(/[\u4e00-\u9fa5]+/g) ?? []
  const named = words.map((word) =>
    word.replace(/^(?:亿|万)?元/, '').replace(/^(?:总?共计?|合计|总计?|约|预计|其中|需要?|投入|资金)+/, ''),
  )
  return [...new Set(named.filter((word) => word.length > 1 && !/^(?:亿|万)/.test(word)))].join('、')
}
