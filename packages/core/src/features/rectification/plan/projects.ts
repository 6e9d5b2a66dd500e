import type { ReadMeasure } from './measures.ts'
import { takeApart } from './names.ts'
import type { Milestone, PlanProject } from './plan.ts'
import { unique } from './words.ts'

/** A construction project named in a text. */
interface Mention {
  /** As published. */
  name: string
  kind: 'new_build' | 'expand'
  /** It stands behind a verb of its own (新建甲…和改建乙…). */
  ownVerb: boolean
  stem: string
  building: string
  type: string
}

const SCHOOL = '[\\u4e00-\\u9fa5]{2,16}?(?:中小学|小学|初级中学|中学|学校)'
const BUILDING = '(?:新建|扩建)?(?:综合楼|教学楼|实验楼|宿舍楼|体育馆|运动场|操场|食堂|校舍|新校区|校区)'
const THING = `(?:${SCHOOL}(?:${BUILDING})?|[\\u4e00-\\u9fa5]{2,10}?(?:${BUILDING}|新建学校))`
const LIST = `${THING}(?:[、，和与及]{1,2}${THING}){0,8}?`
const PATTERNS: readonly (readonly [RegExp, 'new_build' | 'expand'])[] = [
  [new RegExp(`(?:改扩建|扩建|改建|加建)(${LIST})(?=建设|(?:[和及与、])?(?:新|迁)建|[，,。；;]|$)`, 'g'), 'expand'],
  [/(?:加快|推进|启动|实施)+([\u4e00-\u9fa5]{2,10}?新建学校)建设/g, 'new_build'],
  [
    new RegExp(`(?:新建|迁建)(${LIST})(?=均衡|增加|来|补充|建设|扩大|(?:[和及与、])?(?:改扩|改|扩|加)建|[，,。；;：:]|$)`, 'g'),
    'new_build',
  ],
  [new RegExp(`(?:^|[，,。；;：:]|待|至|到)(${THING})(?=建成|竣工|预计|投入使用|落成)`, 'g'), 'new_build'],
  [new RegExp(`(?:并入|分流至|分流到|迁入|搬入|分流生源至)(${SCHOOL}(?:新校区))`, 'g'), 'new_build'],
  [new RegExp(`完成(${LIST})(?=建设|(?:部分)?主体|竣工|施工|封顶)`, 'g'), 'new_build'],
]

/** Longer than any clause of prose; what follows is not searched, so that no text can keep the patterns busy. */
const LONGEST_CLAUSE = 240

/** The things being built in a text, each name once. */
function mentionsIn(text: string, isSchool: (name: string) => boolean): Mention[] {
  const found = text.split(/[，,。；;：:\n]/).flatMap((clause) => mentionsInClause(clause.slice(0, LONGEST_CLAUSE), isSchool))
  return found.filter((one, i) => found.findIndex((other) => other.name === one.name) === i)
}

/** Splits a list of things being built; the first carries the verb. */
function mentionsInClause(text: string, isSchool: (name: string) => boolean): Mention[] {
  const found: Mention[] = []
  for (const [pattern, kind] of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const parts = match[1]!.split(/[、，]|(?<=学校|小学|中学|楼|馆|场|校区)[和与及]/).filter((part) => part !== '')
      parts.forEach((part, i) => {
        const name = part.replace(/^(?:待|在)?(?:新建|改建)?/, '')
        if (!/[\u4e00-\u9fa5]{2}/.test(name) || new RegExp(`^${BUILDING}`).test(name)) return
        const tail = text.slice(match.index + match[0].length)
        const published = isSchool(name)
          ? match[0].startsWith('完成')
            ? `${name}${/^建设/.test(tail) ? '建设' : ''}`
            : `新建${name}`
          : name
        found.push({ name: published, kind, ownVerb: i === 0 && parts.length === 1, ...identify(name) })
      })
    }
  return found
}

/** What a project is, apart from wording: 光明道小学新建教学楼 = stem 光明道, building 教学楼. */
function identify(name: string): Pick<Mention, 'stem' | 'building' | 'type'> {
  const bare = name.replace(/新建(?=.)/, '').replace(/^新建/, '')
  const building = new RegExp(`(${BUILDING})$`).exec(bare)?.[1]?.replace(/新?校区/, '') ?? ''
  const school = bare.replace(new RegExp(`${BUILDING}$`), '')
  const type = /(中小学|小学|初级中学|中学|学校)$/.exec(school)?.[1] ?? ''
  const parts = takeApart(type === '中小学' ? `${school.slice(0, -3)}学校` : school)
  return { stem: `${parts.core}${parts.core === '' ? parts.town : ''}#${parts.ordinal ?? ''}`, building, type }
}

function oneProject(a: Mention, b: Mention): boolean {
  if (a.stem !== b.stem || a.building !== b.building || a.kind !== b.kind) return false
  return a.type === b.type || [a.type, b.type].some((type) => type === '学校' || type === '中小学')
}

export interface ProjectsRead {
  projects: PlanProject[]
  /** Project names by published name. */
  byName: ReadonlyMap<string, string>
  /** Published names found in each milestone's text. */
  inMilestone: (text: string) => string[]
}

/**
 * Finds the construction projects of a plan and what waits for them. Names that may be one project are put under one, as a proposal; the caller
 * reports them for a person to confirm.
 *
 * @param schools every known school: a project named like an existing school is written 新建…
 */
export function readProjects(
  measures: readonly ReadMeasure[],
  milestones: readonly Milestone[],
  moreText: readonly string[],
  schools: ReadonlySet<string>,
): ProjectsRead {
  const isSchool = (name: string) => schools.has(name)
  const perMeasure = measures.map((measure) => ({ measure, found: mentionsIn(measure.action, isSchool) }))
  const all = [
    ...perMeasure.flatMap(({ found }) => found),
    ...[...milestones.map((m) => m.text), ...moreText].flatMap((text) => mentionsIn(text, isSchool)),
  ]
  const groups: Mention[][] = []
  for (const mention of all) {
    const fitting = groups.filter((group) => group.some((other) => oneProject(mention, other)))
    const joined = [...fitting.flat(), mention]
    for (const group of fitting) groups.splice(groups.indexOf(group), 1)
    groups.push(joined)
  }
  groups.sort((a, b) => Math.min(...a.map((m) => all.indexOf(m))) - Math.min(...b.map((m) => all.indexOf(m))))
  const byName = new Map<string, string>()
  const projects = groups.map((group): PlanProject => {
    const name = nameOf(group)
    for (const mention of group) byName.set(mention.name, name)
    return { name, published_names: unique(group.map((m) => m.name)), kind: group[0]!.kind, measures: [] }
  })
  for (const { measure, found } of perMeasure) {
    measure.projects = unique(found.map((mention) => byName.get(mention.name)!))
    for (const project of measure.projects) {
      const own = found.filter((mention) => byName.get(mention.name) === project)
      projects
        .find(({ name }) => name === project)!
        .measures.push({ measure: measure.id, schools: servedBy(own, found, measure) })
    }
  }
  return {
    projects: projects.filter(({ measures: of }) => of.length > 0),
    byName,
    inMilestone: (text) => mentionsIn(text, isSchool).map((m) => m.name),
  }
}

/** All schools of the measure, unless every project has a verb of its own and every school is named in exactly one of them. */
function servedBy(own: readonly Mention[], found: readonly Mention[], measure: ReadMeasure): string[] {
  const names = measure.schools_canonical
  const stemOf = (school: string) => identify(school).stem
  const split =
    found.length > 1 &&
    found.every((m) => m.ownVerb) &&
    names.every((n) => found.filter((m) => m.stem === stemOf(n)).length === 1)
  return split ? names.filter((name) => own.some((mention) => mention.stem === stemOf(name))) : [...names]
}

/** 小学 and 中学 of one building read as 中小学; else the wording used most, the first if equal. */
function nameOf(group: readonly Mention[]): string {
  const plain = group.map(({ name }) => plainName(name))
  const types = new Set(group.map(({ type }) => type))
  if (group[0]!.building !== '' && types.size > 1) return plain[0]!.replace(/中小学|小学|中学|学校/, '中小学')
  const shortest = Math.min(...plain.map((name) => takeApart(name).town.length))
  const candidates = plain.filter((name) => takeApart(name).town.length === shortest)
  return candidates.reduce((best, name) => (count(candidates, name) > count(candidates, best) ? name : best))
}

const plainName = (name: string): string => {
  if (name.startsWith('新建')) return name
  if (name.endsWith('建设')) return `新建${name.slice(0, -2)}`
  return name.replace(/新建(?=教学楼|综合楼|实验楼)/, '').replace(/新校区$/, '')
}

const count = (names: readonly string[], name: string): number => names.filter((other) => other === name).length

/** Projects a school of a measure waits for: those that serve it, and of these the one that carries its own name if there is one. */
export function awaitedBy(school: string, measure: Pick<ReadMeasure, 'id'>, projects: readonly PlanProject[]): string[] {
  const serving = projects.filter((project) =>
    project.measures.some((m) => m.measure === measure.id && m.schools.includes(school)),
  )
  const named = serving.filter(({ published_names }) => published_names.some((name) => name.includes(school)))
  return (named.length > 0 ? named : serving).map(({ name }) => name)
}
