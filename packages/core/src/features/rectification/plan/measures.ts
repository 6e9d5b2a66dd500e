import type { Stage } from '../../collection/county.ts'
import { kindsOf } from './kinds.ts'
import { type NameList, readNames } from './lists.ts'
import { endsAsSchool } from './names.ts'
import { splitItems } from './numbering.ts'
import type { PlanMeasure } from './plan.ts'
import { stagesIn } from './status.ts'

/** A measure before the names of schools and projects are settled over the whole plan. */
export interface ReadMeasure extends PlanMeasure {
  /** 等N所学校: not every school is named. */
  openEnded: boolean
  /** 其余…、全部…: stands for schools it does not name. */
  coversRest: boolean
  /** The text after the schools, what is done. */
  action: string
  mended: NameList['mended']
}

export interface MeasureContext {
  no: number
  /** Stages of the rows this cell speaks for. */
  stages: readonly Stage[]
  /** Failing schools of the indicator by stage. */
  failing: Readonly<Record<Stage, readonly string[]>>
}

/** The measures of one 整改措施 cell. `taken` keeps ids apart when several cells of an indicator number from 1. */
export function readMeasures(cell: string, context: MeasureContext): { preamble: string | null; measures: ReadMeasure[] } {
  const { preamble, items } = splitItems(cell)
  const known = [...context.failing.primary, ...context.failing.junior]
  let section: Stage | null = null
  const measures: ReadMeasure[] = []
  for (const item of items) {
    const heading = /^(小学|初中|中学)(?:段|学段|部分)?[：:]?$/.exec(item.text.trim())
    if (heading) {
      section = stagesIn(heading[1]!)[0]!
      continue
    }
    const { list, action } = readHead(item.text, known)
    const stage = section ?? stageOf(list.names, action, context)
    const kinds = kindsOf(action)
    measures.push({
      id: `${context.no}-${stage}-${item.no}`,
      no: item.no,
      stage,
      text: item.text,
      schools: list.names,
      schools_canonical: list.names,
      schools_count_published: list.count,
      kind: kinds[0] ?? null,
      kinds,
      projects: [],
      numbered_in_source: item.numbered,
      openEnded: list.openEnded,
      coversRest: /(?:其余|其他|其它|全部|所有)[^，,。；;：:]{0,12}(?:学校|小学|初中|中学)/.test(item.text.slice(0, 60)),
      action,
      mended: list.mended,
    })
  }
  return { preamble, measures }
}

const NONE: NameList = { names: [], mended: [], count: null, openEnded: false }

/**
 * Which schools a measure speaks of. They stand before the colon (甲小学、乙小学2所学校：…), or before the first comma or verb; failing that, failing schools
 * named anywhere in the text are taken.
 */
export function readHead(text: string, known: readonly string[]): { list: NameList; action: string } {
  for (const stop of [/[：:]/, /[，,]|(?=通过|采取|采用|由于|可通过|并入|待)/]) {
    const at = text.search(stop)
    if (at <= 0) continue
    const list = readNames(text.slice(0, at))
    if (
      list.names.length === 0 ? list.count !== null && stop.source === '[：:]' : list.names.every((name) => isName(name, known))
    )
      return { list, action: text.slice(at + 1) }
  }
  return { list: { ...NONE, names: mentions(text, known) }, action: text }
}

const isName = (name: string, known: readonly string[]): boolean =>
  known.includes(name) ||
  (endsAsSchool(name) && name.length <= 24 && !/通过|解决|采取|调整|分流|建成|各|全区|全县|不达标/.test(name))

/** Known names in a text, the longer first so that none is found inside another. */
export function mentions(text: string, names: readonly string[]): string[] {
  let rest = text
  const found: { name: string; at: number }[] = []
  for (const name of [...new Set(names)].sort((a, b) => b.length - a.length)) {
    const at = rest.indexOf(name)
    if (at < 0) continue
    found.push({ name, at })
    rest = rest.split(name).join('\u0000'.repeat(name.length))
  }
  return found.sort((a, b) => a.at - b.at).map(({ name }) => name)
}

/** By the row, else by whose schools are named, else by the words of the text; otherwise it serves both. */
function stageOf(schools: readonly string[], action: string, context: MeasureContext): Stage | 'both' {
  if (context.stages.length === 1) return context.stages[0]!
  const listed = (['primary', 'junior'] as const).filter((stage) => schools.some((name) => context.failing[stage].includes(name)))
  if (listed.length === 1) return listed[0]!
  const spoken = stagesIn(schools.length > 0 ? schools.join('、') : action)
  return spoken.length === 1 ? spoken[0]! : 'both'
}
