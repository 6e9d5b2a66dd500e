import type { Catalogue, Element } from '../../../standards/catalogue.ts'
import type { Standard } from '../../../standards/standard.ts'
import { sourcedLines } from '../../workbook/county-lines.ts'
import { FIRST_PART, partOf } from './calendar.ts'

/** Who leads the county's work answers for what the catalogue gives to nobody: judgements, vetoes, the day of the statistics. */
export const LEAD_REPORTER = '教育督导室'

/** One thing a department hands in: `element` as county.csv names it (a yearly amount without its year, the monitoring's results as `naeq_results`). */
export interface CountyDuty {
  element: string
  zh: string
  unit: string
  /** Who hands it in, and who helps with it. */
  reporter: string
  helpers: string[]
  part: string
  /** Of single schools: their values stand at `of/<school>/<element>`. */
  perSchool: boolean
}

/** `人力资源和社会保障局、财政局`: the first hands it in, the others help. */
export function reportersOf(reporter: string): { main: string; helpers: string[] } {
  const [main = LEAD_REPORTER, ...helpers] = reporter.split('、').filter((name) => name !== '')
  return { main, helpers }
}

const SCHOOL = '学校'

/**
 * What departments hand in for a round under `standard`: the county's elements, what of schools they know and schools do not, and the judgements,
 * riders and vetoes of the standard. `foreign`: elements only another standard uses, which are not asked.
 */
export function countyDuties(standard: Standard, foreign: ReadonlySet<string>): CountyDuty[] {
  const { catalogue } = standard
  const elements = [...catalogue.elements.values()].filter(
    (e) => !foreign.has(e.key) && e.derived !== true && (e.level === 'county' || reportersOf(e.reporter).main !== SCHOOL),
  )
  return [...elements.map(elementDuty), ...judged(standard)]
}

function elementDuty(e: Element): CountyDuty {
  const { main, helpers } = reportersOf(e.reporter)
  const { key: element, zh, unit, level } = e
  return { element, zh, unit, reporter: main, helpers, part: partOf(e), perSchool: level !== 'county' }
}

function judged({ items, vetoes, catalogue }: Standard): CountyDuty[] {
  const of = (element: string, zh: string, reporter = LEAD_REPORTER): CountyDuty => {
    const { main, helpers } = reportersOf(reporter)
    return { element, zh, unit: '', reporter: main, helpers, part: FIRST_PART, perSchool: false }
  }
  return [
    ...items.flatMap((item) => [
      ...(item.kind === 'judgement' && item.level === 'county' ? [of(item.key, item.zh)] : []),
      ...(item.kind === 'school_standard' || item.kind === 'score_total' ? [of(item.key, item.zh)] : []),
      ...(item.kind === 'score' ? [of(`score:${item.key}`, item.zh)] : []),
      ...(item.rider ? [of(`${item.key}:rider`, item.rider)] : []),
      ...(item.sourced ? sourcedLines(item).map((line) => of(line.item, line.zh)) : []),
    ]),
    ...vetoes.map(({ key, zh }) => of(`veto:${key}`, `一票否决：${zh}`, vetoReporter(catalogue, key))),
  ]
}

const vetoReporter = (catalogue: Catalogue, key: string): string | undefined =>
  catalogue.elements.get(`form:V.veto_evidence.${key}`)?.reporter

/** Who hands in what county.csv calls `key`, in whatever form: `special_funds_yuan`, `fiscal_recurrent_revenue@2024`, `naeq:…`, `form:…`, `veto:…`. */
export function reporterOf(key: string, catalogue: Catalogue): string {
  const bare = key.startsWith('naeq:') ? 'naeq_results' : (key.split('@')[0] ?? key)
  const veto = key.startsWith('veto:') ? vetoReporter(catalogue, key.slice(5)) : undefined
  return reportersOf(veto ?? catalogue.elements.get(bare)?.reporter ?? LEAD_REPORTER).main
}

/** What schools hand in themselves, by the catalogue; lists stand for their tables. */
export const schoolElements = (catalogue: Catalogue, foreign: ReadonlySet<string>): Element[] =>
  [...catalogue.elements.values()].filter(
    (e) => e.level !== 'county' && !foreign.has(e.key) && e.derived !== true && reportersOf(e.reporter).main === SCHOOL,
  )

/** The part a column of schools.csv or sections.csv falls into, class-size bands and school judgements among them. */
export function partOfColumn(column: string, catalogue: Catalogue): string {
  const element = catalogue.elements.get(column)
  return element ? partOf(element) : FIRST_PART
}
