import { readBody } from './body.ts'
import { completionMonth } from './dates.ts'
import { findSuspicious, readDocument } from './document.ts'
import { findBody } from './find-body.ts'
import { findCounts, findCvWithoutMeasure, findTotal } from './find-counts.ts'
import { findProof } from './find-proof.ts'
import { findSchedule } from './find-schedule.ts'
import { findGrid, type PlanGrid } from './grid.ts'
import { FIELD_NAMES, type Field } from './header.ts'
import { recognise } from './indicator-words.ts'
import { readFunds, readOffices } from './lists.ts'
import { readMeasures } from './measures.ts'
import { readMilestones } from './milestones.ts'
import type { Disagreement, PlanImport, PlanIndicator, PlanMeasure, RawTable } from './plan.ts'
import { readProjects } from './projects.ts'
import { BOTH, groupRows, headingOf, type IndicatorRows } from './rows.ts'
import { place, type ReadIndicator, settleNames } from './settle.ts'
import { readStages } from './stages.ts'
import { unique } from './words.ts'

/** What a file holds: its tables with the lines above each, and all its paragraphs outside tables. */
export interface PlanSource {
  tables: { table: RawTable; above: string[] }[]
  paragraphs: string[]
}

/**
 * Reads a published plan and lists everything it does not agree with itself about.
 *
 * @param body             lines of the plan's main text; without it, main text in the same file is used
 * @param publishedSchools 公布的不达标学校数; without it, the main text's own figure is used
 * @throws Problem `plan.not-found`
 */
export function readPlan(source: PlanSource, options: { body?: readonly string[]; publishedSchools?: number } = {}): PlanImport {
  const grid = findGrid(source.tables)
  grid.table.preamble = headingLines(grid.table.preamble)
  const indicators = groupRows(grid).map((group) => readIndicator(group, grid))
  const names = settleNames(indicators)
  const lines = [...(options.body ?? []), ...source.paragraphs]
  const body = readBody(options.body ?? source.paragraphs)
  const hasBody = options.body !== undefined || body.items.length > 0
  const measures = indicators.flatMap((indicator) => indicator.measures)
  const projects = readProjects(
    measures,
    indicators.flatMap((indicator) => indicator.milestones),
    body.items.map((item) => item.measures),
    new Set(indicators.flatMap((i) => BOTH.flatMap((stage) => i.stages[stage].schools))),
  )
  const document = readDocument(lines, grid.table.preamble)
  const distinctSchools = countDistinct(indicators)
  const found = [
    ...missingColumns(grid),
    ...names.disagreements,
    ...projects.projects.flatMap(projectVariants),
    ...findCounts(indicators),
    ...findCvWithoutMeasure(indicators),
    ...findSchedule(indicators, projects).filter(({ code }) => !saidOfColumn(code, grid)),
    ...findProof(indicators, document.issued),
    ...indicators.flatMap(typos),
    ...(hasBody ? findBody(indicators, body) : []),
    ...findTotal(distinctSchools, options.publishedSchools ?? body.totalSchools),
    ...findSuspicious([...lines, ...grid.table.preamble, ...grid.table.cells.flat()].join('\n')),
  ]
  const funds = indicators.map(({ funds_cny }) => funds_cny).filter((yuan) => yuan !== null)
  return {
    document,
    indicators: indicators.map(published),
    projects: projects.projects,
    distinctSchools,
    fundsCny: funds.length === 0 ? null : funds.reduce((a, b) => a + b, 0),
    disagreements: inOrder(found.filter((one, i) => !saidBefore(found.slice(0, i), one))),
    table: grid.table,
  }
}

function readIndicator(group: IndicatorRows, grid: PlanGrid): ReadIndicator {
  const { stages, subjects, perRow, mended, countAny } = readStages(group)
  const failing = { primary: stages.primary.schools, junior: stages.junior.schools }
  const cells = group.measures.map(({ text, rows }) =>
    readMeasures(text, { no: group.no, stages: unique(rows.flatMap((row) => perRow[row] ?? [])), failing }),
  )
  const measures = apart(cells.flatMap((cell) => cell.measures))
  const preamble = cells.map((cell) => cell.preamble).filter((text) => text !== null)
  const [sections, units] = [readOffices(group.cells.sections), readOffices(group.cells.units)]
  const funds = readFunds(group.cells.funds, headingOf(grid, 'funds'))
  const { key, proof } = recognise(group.text)
  const torn = (column: Field, list: { from: string; to: string }[]) =>
    list.map((one) => ({ column: FIELD_NAMES[column], ...one }))
  return {
    no: group.no,
    key,
    text: group.text,
    stages,
    ...(subjects.length > 0 ? { subject_results: subjects } : {}),
    ...(preamble.length > 0 ? { measures_preamble: preamble.join('\n') } : {}),
    measures,
    milestones: readMilestones(group.cells.milestones),
    completion: completionMonth(group.cells.completion),
    completion_published: group.cells.completion,
    sections: sections.names,
    units: units.names,
    units_all_towns: units.names.some((name) => /^各(?:镇|街|乡)/.test(name)),
    funds_cny: funds.yuan,
    funds_published: group.cells.funds,
    proof,
    countAny,
    mended: [
      ...torn('schools', mended),
      ...torn(
        'measures',
        measures.flatMap((measure) => measure.mended),
      ),
      ...torn('sections', sections.mended),
      ...torn('units', units.mended),
    ],
    fundsUnreadable: funds.unreadable,
  }
}

/** Two cells that both number from 1 for the same stage must not give two measures one id. */
function apart(measures: ReadIndicator['measures']): ReadIndicator['measures'] {
  const seen = new Map<string, number>()
  return measures.map((measure) => {
    const times = (seen.get(measure.id) ?? 0) + 1
    seen.set(measure.id, times)
    return times === 1 ? measure : { ...measure, id: `${measure.id}.${times}` }
  })
}

function countDistinct(indicators: readonly ReadIndicator[]): { total: number; primary: number; junior: number } {
  const [primary, junior] = BOTH.map((stage) => unique(indicators.flatMap((i) => i.stages[stage].schools_canonical)))
  return { total: unique([...primary!, ...junior!]).length, primary: primary!.length, junior: junior!.length }
}

/** From 附件 on, else the last two short lines: the main text above a table is no heading of it. */
function headingLines(above: readonly string[]): string[] {
  const lines = above.map((line) => line.trim()).filter((line) => line !== '')
  const annex = lines.findLastIndex((line) => /^附(?:件|表)/.test(line) && line.length < 40)
  if (annex >= 0 && lines.length - annex <= 6) return lines.slice(annex)
  return lines.slice(-2).filter((line) => line.length <= 60 && !line.includes('。'))
}

function missingColumns(grid: PlanGrid): Disagreement[] {
  const without = (field: Field) => grid.columns.at[field] === undefined
  const say = (code: Disagreement['code'], field: Field): Disagreement => ({
    code,
    severity: 'warn',
    where: 'whole',
    text: `表中没有“${FIELD_NAMES[field]}”一列，相应内容都按没有写处理。`,
  })
  return [
    ...(without('milestones') ? [say('NO_MILESTONE', 'milestones')] : []),
    ...(without('completion') ? [say('NO_DATE', 'completion')] : []),
    ...(['sections', 'units', 'funds'] as const).filter(without).map((field) => say('TYPO', field)),
  ]
}

/** A column that is not there is said once, not for every indicator. */
const saidOfColumn = (code: Disagreement['code'], { columns }: PlanGrid): boolean =>
  (code === 'NO_MILESTONE' && columns.at.milestones === undefined) || (code === 'NO_DATE' && columns.at.completion === undefined)

function projectVariants(project: PlanImport['projects'][number]): Disagreement[] {
  if (project.published_names.length < 2) return []
  const names = project.published_names
  const text = `${names.join('、')}可能是同一个建设项目，暂按“${project.name}”归在一起，请核对确认。`
  return [{ code: 'NAME_VARIANT', severity: 'info', where: 'whole', text, names: [...names] }]
}

function typos(indicator: ReadIndicator): Disagreement[] {
  const say = (severity: Disagreement['severity'], text: string, names?: string[]): Disagreement => ({
    code: 'TYPO',
    severity,
    where: place(indicator.no),
    text,
    ...(names ? { names } : {}),
  })
  const levels = unique(
    `${indicator.text}\n${(indicator.subject_results ?? []).map((r) => `${r.level_published}级`).join('\n')}`.match(
      /[ⅠⅡⅢⅣ]+|[IV]+(?=级)/g,
    ) ?? [],
  )
  const mixed = levels.some((level) => /[ⅠⅡⅢⅣ]/.test(level)) && levels.some((level) => /[IV]/.test(level))
  return [
    ...indicator.mended.map(({ column, from, to }) =>
      say('info', `${column}里“${from.replace(/\n/g, ' ')}”有多余的空格，按“${to}”读取。`, [to]),
    ),
    ...(mixed ? [say('info', `水平等级的写法混用了字母与罗马数字（${levels.join('、')}），按同一等级读取。`)] : []),
    ...(indicator.fundsUnreadable
      ? [say('warn', `资金“${indicator.funds_published}”认不出金额或没有写单位，按没有写处理。`)]
      : []),
  ]
}

/** The main text shortens a name just as the table does: one question to the person is enough. */
function saidBefore(before: readonly Disagreement[], one: Disagreement): boolean {
  const names = one.names?.join('、')
  return (
    one.code === 'NAME_VARIANT' &&
    before.some((b) => b.code === one.code && `${b.where} `.startsWith(`${one.where} `) && b.names?.join('、') === names)
  )
}

/** Indicators in order, then the whole; the worst first within each. */
function inOrder(found: readonly Disagreement[]): Disagreement[] {
  const rank = { error: 0, warn: 1, info: 2 }
  const no = (where: string) => Number(/^ind (\d+)/.exec(where)?.[1] ?? Number.MAX_SAFE_INTEGER)
  return [...found].sort((a, b) => no(a.where) - no(b.where) || rank[a.severity] - rank[b.severity])
}

/** Leaves out what only the finding of disagreements needed. */
function published(indicator: ReadIndicator): PlanIndicator {
  const { proof: _, countAny: _c, mended: _t, fundsUnreadable: _f, measures, ...rest } = indicator
  return {
    ...rest,
    measures: measures.map(({ openEnded: _o, coversRest: _r, action: _a, mended: _d, ...measure }): PlanMeasure => measure),
  }
}
