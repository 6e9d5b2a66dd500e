import type { County } from '@junheng/core/features/collection/county.ts'
import type { CountyKeys } from '@junheng/core/features/collection/county-values.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import type { GatherReport, UnmatchedSchool } from '@junheng/core/features/collection/national/schema.ts'
import { type KnownSchool, schoolFinder } from '@junheng/core/features/collection/national/school-names.ts'
import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import { csvNumber } from '../package/csv-text.ts'
import { valueRules } from './cell-value.ts'
import { countyOf, type Rows, rowsOf } from './fill.ts'
import type { Figure, Findings } from './findings.ts'
import { fillLists, listCounts } from './lists.ts'
import { DIRECTORY_WORDS, placed } from './read-figures.ts'

type Said = Omit<GatherReport['reconciliation'][number], 'difference' | 'explanation'>

export interface Settled {
  county: County | null
  /** The same before lists stand in for figures. */
  typed: County | null
  /** Where a figure stood, by `code⏎stage⏎element`, and where the rows of a list did, by the list's name. */
  sources: ReadonlyMap<string, string>
  unmatched: UnmatchedSchool[]
  said: Said[]
  /** What was filled in: of schools that were found, and not disputed. */
  filled: { figures: number; classes: number; pupils: number; teachers: number }
  /** Element keys as the catalogue lists them. */
  order: string[]
}

/** Finds each school, lets disagreeing tables cancel each other, fills the base, and says of every figure who said what. */
export function settle(into: Findings, base: County | null, catalogue: Catalogue & CountyKeys): Settled {
  const rules = valueRules(catalogue)
  const order = [...rules.keys()]
  const rows = rowsOf(base, catalogue)
  if (base === null) addDirectory(rows, into)
  const directory = rows.get('schools')!.map((row) => ({ code: row.get('school_code')!, name: row.get('school_name')! }))
  if (directory.length === 0) {
    into.faults.structural('S077', { sheet: '学校名录' }, () => [
      '没有学校名录：导出表里没有认出教基1001（学校标识码、名称、办学类型代码、县代码、县名称），也没有给底稿。',
      '加上教基1001，或用现有的工作簿、数据包作底稿。',
    ])
    return { ...NOBODY, unmatched: [], said: [], filled: NOTHING, order }
  }
  const finder = schoolFinder(directory)
  const unmatched = reportUnmatched(into, finder)
  const codeOf = (school: KnownSchool): string | null => finder.find(school)
  const figures = agreed(into, codeOf)
  const sections = sectionKeys(rows, figures, into, codeOf)
  fillFigures(rows, figures, sections, rules, into)
  fillLists(rows, into, codeOf, sections)
  const { counties, typed } = countyOf(rows, catalogue)
  const county = counties[0] ?? null
  if (county === null || counties.length !== 1) return { ...NOBODY, unmatched, said: [], filled: NOTHING, order }
  const lists = listCounts(rows, into, codeOf, sections, catalogue)
  for (const figure of figures.values())
    if (figure.from === 'list' && typeof figure.value === 'number') lists.set(keyOf(codeOf(figure.school)!, figure), figure.value)
  const classes = into.classes.filter((c) => codeOf(c.school) !== null)
  const filled = {
    figures: figures.size,
    classes: classes.length,
    pupils: classes.reduce((sum, c) => sum + c.students, 0),
    teachers: into.teachers.filter((t) => codeOf(t.school) !== null).length,
  }
  const said = sayings(county, base, figures, lists, rules, codeOf, into)
  return { county, typed: typed[0]!, sources: sourcesOf(figures, codeOf, into), unmatched, filled, said, order }
}

const NOBODY = { county: null, typed: null, sources: new Map<string, string>() } as const
const NOTHING = { figures: 0, classes: 0, pupils: 0, teachers: 0 }

export const keyOf = (code: string, { stage, key }: Pick<Figure, 'stage' | 'key'>): string => `${code}\n${stage ?? ''}\n${key}`

/** Without a base the schools are those of 教基1001 that say who, what and where they are. */
function addDirectory(rows: Rows, into: Findings): void {
  const found = new Map<string, Map<string, string>>()
  for (const { school, key, value } of into.figures) {
    if (!(DIRECTORY_WORDS as readonly string[]).includes(key) || school.code === '') continue
    const row =
      found.get(school.code) ??
      new Map([
        ['school_code', school.code],
        ['school_name', school.name],
      ])
    row.set(key, String(value))
    found.set(school.code, row)
  }
  const whole = [...found.values()].filter(
    (row) => row.has('school_type_code') && row.has('county_code') && row.has('county_name'),
  )
  rows.get('schools')!.push(...whole)
}

function reportUnmatched(into: Findings, finder: ReturnType<typeof schoolFinder>): UnmatchedSchool[] {
  return [...into.schools.values()].flatMap(({ school, at, files }): UnmatchedSchool[] => {
    if (finder.find(school) !== null) return []
    const proposals = finder.proposals(school)
    const shown = [school.name, school.code]
      .filter((t) => t !== '')
      .map(quoted)
      .join(' ')
    into.faults.structural('S071', placed(at), () => [
      `${shown}不在学校名录里，它的数据没有填入。`,
      proposals.length === 0
        ? '新学校先加进底稿的学校表；写错的代码或名称改好后重新生成。'
        : `是不是：${proposals.map((p) => `${p.name}（${p.code}）`).join('、')}？程序不会自行合并，请改正导出表里的代码或名称后重新生成。`,
    ])
    return [{ ...school, files: [...files], proposals }]
  })
}

/** One figure for each school, stage and element. Tables that say two different things cancel each other: which is right is not ours to guess. */
function agreed(into: Findings, codeOf: (s: KnownSchool) => string | null): Map<string, Figure> {
  const found = new Map<string, Figure>()
  const disputed = new Set<string>()
  for (const figure of into.figures) {
    const code = codeOf(figure.school)
    if (code === null) continue
    const key = `${figure.from}\n${keyOf(code, figure)}`
    const before = found.get(key)
    if (before === undefined) found.set(key, figure)
    else if (before.value !== figure.value) {
      disputed.add(key)
      into.faults.structural('S075', placed(figure.at), () => [
        `${figure.at.column ?? figure.key}这里是 ${figure.value}，而${before.at.place}${before.at.cell ?? ''}是 ${before.value}，两个都没有采用。`,
        '核对后只留正确的一个。',
      ])
    }
  }
  for (const key of disputed) found.delete(key)
  return found
}

/** The sections there are: the base's, and those the exports report pupils for. */
function sectionKeys(
  rows: Rows,
  figures: ReadonlyMap<string, Figure>,
  into: Findings,
  codeOf: (s: KnownSchool) => string | null,
): Map<string, Map<string, string>> {
  const stages: Readonly<Record<string, string>> = { primary: 'primary', junior: 'junior' }
  const sections = new Map(rows.get('sections')!.map((row) => [`${row.get('school_code')}\n${row.get('stage')}`, row]))
  const add = (code: string | null, stage: string | null): void => {
    if (code === null || stage === null || sections.has(`${code}\n${stage}`)) return
    const row = new Map([
      ['school_code', code],
      ['stage', stages[stage]!],
    ])
    sections.set(`${code}\n${stage}`, row)
    rows.get('sections')!.push(row)
  }
  for (const figure of figures.values())
    if (figure.key === 'students' && Number(figure.value) > 0) add(codeOf(figure.school), figure.stage)
  for (const { school, stage } of into.classes) add(codeOf(school), stage)
  return sections
}

function fillFigures(
  rows: Rows,
  figures: ReadonlyMap<string, Figure>,
  sections: ReadonlyMap<string, Map<string, string>>,
  rules: ReturnType<typeof valueRules>,
  into: Findings,
): void {
  const schools = new Map(rows.get('schools')!.map((row) => [row.get('school_code')!, row]))
  // 统计 before 名单: written last, it stays.
  for (const [key, figure] of [...figures].sort(([, a], [, b]) => (a.from === b.from ? 0 : a.from === 'list' ? -1 : 1))) {
    const code = key.split('\n')[1]!
    const rule = rules.get(figure.key)
    const row = rule?.table === 'sections' ? sections.get(`${code}\n${figure.stage}`) : schools.get(code)
    // A base names its own county, types and towns; the exports only fill what it leaves empty.
    if (rule === undefined) {
      if (row && (row.get(figure.key) ?? '') === '') row.set(figure.key, String(figure.value))
      continue
    }
    if (row) row.set(figure.key, written(figure.value, rule))
    else if (figure.value !== 0)
      into.faults.structural('S023', placed(figure.at), () => [
        '这所学校没有这个学段（没有在校生），这个数没有填入。',
        '核对学校和学段；确有这个学段的，先报在校生数。',
      ])
  }
}

function written(value: number | string, { kind, values }: { kind: string; values: readonly (string | number)[] }): string {
  if (typeof value === 'string') return value
  if (kind === 'boolean') return value === 1 ? 'true' : 'false'
  if (kind === 'enum' && values.some((v) => !/^\d+$/.test(String(v)))) return String(values[value] ?? '')
  return csvNumber(value)
}

function sayings(
  county: County,
  base: County | null,
  figures: ReadonlyMap<string, Figure>,
  lists: ReadonlyMap<string, number>,
  rules: ReturnType<typeof valueRules>,
  codeOf: (s: KnownSchool) => string | null,
  into: Findings,
): Said[] {
  const national = new Map(
    [...figures.values()].flatMap((f) => (f.from === 'table' ? [[keyOf(codeOf(f.school)!, f), f] as const] : [])),
  )
  const listed = new Map<string, string>()
  for (const { file, sheet, table } of into.sheets)
    if (table && /pupils|teachers|buildings|assets/.test(table.key)) listed.set(table.key, `${file}／${sheet}`)
  const nameOf = new Map(county.schools.codes.map((code, i) => [code, county.schools.names[i]!]))
  return [...new Set([...national.keys(), ...lists.keys()])].flatMap((key): Said[] => {
    const [code = '', stageText = '', element = ''] = key.split('\n')
    const rule = rules.get(element)
    if (rule === undefined || (rule.kind !== 'integer' && rule.kind !== 'number')) return []
    const stage = stageText === '' ? null : (stageText as 'primary' | 'junior')
    const told = national.get(key)
    const list = lists.get(key) ?? null
    const used = valueIn(county, code, stage, element)
    const figure = told === undefined ? null : Number(told.value)
    const at = told ? `${told.at.place}${told.at.cell ? ` ${told.at.cell}` : ''}` : ''
    const from = list === null ? '' : (listed.get(listOf(element)) ?? '名单')
    return [
      {
        schoolCode: code,
        schoolName: nameOf.get(code) ?? '',
        stage,
        element,
        elementName: rule.zh,
        unit: rule.unit,
        national: figure,
        reported: base === null ? null : valueIn(base, code, stage, element),
        list,
        used:
          used === list && (figure === null || listOf(element) === 'teachers')
            ? 'list'
            : used === figure
              ? 'national'
              : used === list
                ? 'list'
                : 'reported',
        source: [at, from].filter((t) => t !== '').join('；'),
      },
    ]
  })
}

const listOf = (element: string): string =>
  /teachers/.test(element)
    ? 'teachers'
    : /^(students|classes)$/.test(element)
      ? 'pupils'
      : element === 'equipment_value_wan'
        ? 'assets'
        : 'buildings'

function valueIn(
  { schools, sections }: County,
  code: string,
  stage: 'primary' | 'junior' | null,
  element: string,
): number | null {
  const school = schools.codes.indexOf(code)
  const row =
    stage === null
      ? school
      : sections.school.findIndex((s, i) => s === school && sections.stage[i] === (stage === 'primary' ? 0 : 1))
  const value = (stage === null ? schools : sections).numbers.get(element)?.[row]
  return school < 0 || row < 0 || value === undefined || Number.isNaN(value) ? null : value
}

const LISTS_OF: readonly [RegExp, string][] = [
  [/pupils/, 'classes'],
  [/teachers/, 'teachers'],
  [/buildings/, 'rooms'],
]

function sourcesOf(
  figures: ReadonlyMap<string, Figure>,
  codeOf: (s: KnownSchool) => string | null,
  { sheets }: Findings,
): Map<string, string> {
  const sources = new Map<string, string>()
  for (const { file, sheet, table } of sheets) {
    const list = LISTS_OF.find(([key]) => key.test(table?.key ?? ''))?.[1]
    if (list !== undefined) sources.set(list, [sources.get(list), `${file}／${sheet}`].filter(Boolean).join('；'))
  }
  for (const figure of figures.values()) {
    const { place, cell } = figure.at
    sources.set(keyOf(codeOf(figure.school)!, figure), [place, cell].filter(Boolean).join(' '))
  }
  return sources
}
