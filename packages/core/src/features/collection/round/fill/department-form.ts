import { CYCLE_YEARS, MONITORED_GRADES, MONITORED_SUBJECTS } from '../../../standards/monitoring.ts'
import { opensOn, partName } from '../open/calendar.ts'
import type { CountyDuty } from '../open/duties.ts'
import { pathOf } from '../value-path.ts'
import { elementField, type FormSources, statedField, useOf } from './fields.ts'
import type { FormField, FormGrid, FormGroup, FormSection } from './schema.ts'

export interface DepartmentFormRequest {
  /** 2026 is 2026—2027学年. */
  schoolYear: number
  /** What this unit hands in, in the catalogue's order. */
  duties: readonly CountyDuty[]
  /** How many years growth is judged over. */
  yearsOfGrowth: number
  schools: FormGrid['schools']
}

/**
 * Everything a unit of the county reports: its elements by the part of the calendar they fall into, amounts year by year, results of the national
 * monitoring, what it states of duties and vetoes, texts for the official form, and its figures of each school.
 */
export function departmentForm(request: DepartmentFormRequest, sources: FormSources): FormSection[] {
  const of = (fits: (duty: CountyDuty) => boolean) => request.duties.filter(fits)
  const { elements } = sources
  const isForm = ({ element }: CountyDuty) => element.startsWith('form:')
  const isYearly = ({ element }: CountyDuty) => elements.get(element)?.yearly === true
  const plain = of((d) => elements.has(d.element) && !d.perSchool && !isForm(d) && !isYearly(d) && d.element !== 'naeq_results')
  const all: FormSection[] = [
    section('county', '全县数据', '按最早可得的日期分组；还没有的可以先不填，到期前补报。', byPart(plain, request, sources)),
    section(
      'years',
      '逐年数据',
      '每年一个数，判断增长要用连续几年。',
      of(isYearly).map((duty) => byYear(duty, request, sources)),
    ),
    section(
      'monitoring',
      '国家义务教育质量监测',
      '一年一科一行，填“等级;差异率”，如 3;0.12。本县没有监测的填 未测；还没有反馈的留空。',
      of(({ element }) => element === 'naeq_results').flatMap((duty) => monitoring(duty, request, sources)),
    ),
    section(
      'stated',
      '评定结论',
      '按标准原文评定，佐证材料备查。',
      stated(
        of(({ element }) => !elements.has(element)),
        sources,
      ),
    ),
    section('forms', '申报表材料', '直接写进申报表的数据、佐证材料和负责人。', byTable(of(isForm), sources)),
    section(
      'schools',
      '各校数据',
      '每所学校一行，可从 Excel 整块粘贴。',
      [],
      ofSchools(
        of((d) => d.perSchool),
        request,
        sources,
      ),
    ),
  ]
  return all.filter(({ groups, grid }) => groups.length > 0 || grid !== null)
}

const section = (key: string, zh: string, about: string, groups: FormGroup[], grid: FormGrid | null = null): FormSection => ({
  key,
  zh,
  about,
  groups,
  list: null,
  grid,
})

const group = (zh: string, fields: FormField[]): FormGroup => ({ zh, stage: null, isFolded: false, fields })

function countyField({ element, helpers }: CountyDuty, sources: FormSources, as?: { key: string; zh: string }): FormField {
  const field = elementField(element, sources, { path: pathOf.county(as?.key ?? element), isElsewhere: false })
  const reporter = helpers.length > 0 ? `${field.reporter}（由您填报，请会同${helpers.join('、')}核对）` : field.reporter
  return { ...field, reporter, zh: as?.zh ?? field.zh }
}

function byPart(duties: readonly CountyDuty[], { schoolYear }: DepartmentFormRequest, sources: FormSources): FormGroup[] {
  const parts = [...Map.groupBy(duties, ({ part }) => part)].sort(([a], [b]) =>
    opensOn(a, schoolYear) < opensOn(b, schoolYear) ? -1 : 1,
  )
  return parts.map(([part, own]) =>
    group(
      `${partName(part)}（${opensOn(part, schoolYear)} 起可填）`,
      own.map((duty) => countyField(duty, sources)),
    ),
  )
}

/** The last settled year and those before it: growth needs one more than it is judged over. */
function byYear(duty: CountyDuty, { schoolYear, yearsOfGrowth }: DepartmentFormRequest, sources: FormSources): FormGroup {
  const years = Array.from({ length: yearsOfGrowth + 1 }, (_, i) => schoolYear - yearsOfGrowth - 1 + i)
  const fields = years.map((year) =>
    countyField(duty, sources, { key: `${duty.element}@${year}`, zh: `${duty.zh}（${year} 年）` }),
  )
  return group(duty.zh, fields)
}

function monitoring(duty: CountyDuty, { schoolYear }: DepartmentFormRequest, { views, standard }: FormSources): FormGroup[] {
  const view = views.get(duty.element)!
  const uses = standard.items.filter(({ elements }) => elements.includes(duty.element)).map(useOf)
  const years = Array.from({ length: CYCLE_YEARS }, (_, back) => schoolYear - 1 - back)
  return years.flatMap((year) =>
    MONITORED_GRADES.map(([grade, zh]) =>
      group(
        `${year} 年 ${zh}`,
        MONITORED_SUBJECTS.map((subject) => {
          const path = pathOf.county(`naeq:${year}:${grade}:${subject}`)
          const { definition, source, confidence } = view
          const about = { definition, source, confidence, reporter: view.reporter, isElsewhere: false, kind: 'text' as const }
          return statedField({ ...about, key: duty.element, zh: subject, path }, { uses })
        }),
      ),
    ),
  )
}

/** Duties of the county that are judged and not reckoned, the stated parts of others, the scores of 2012, and the vetoes. */
function stated(duties: readonly CountyDuty[], { standard }: FormSources): FormGroup[] {
  const fields = duties.map(({ element, zh, reporter }) => {
    const isVeto = element.startsWith('veto:')
    const isScore = element.startsWith('score:') || element === 'basic_gov_total'
    const isFound = /:(national|provincial)$/.test(element)
    const key = element.replace(/^(veto|score):/, '').replace(/:(rider|national|provincial)$/, '')
    const item = standard.items.find((each) => each.key === key)
    const rule = isVeto ? standard.vetoes.find((each) => each.key === key) : item
    const definition = isVeto ? '有此情形填 是，没有填 否。' : item ? `${standard.docNo} ${item.clause}` : ''
    const { source = '', confidence = '推断' } = rule ?? {}
    return statedField(
      {
        key: element,
        zh,
        path: pathOf.county(element),
        kind: isVeto ? 'boolean' : isScore || isFound ? 'number' : 'judgement',
        isElsewhere: false,
        definition,
        source,
        confidence,
        reporter,
      },
      {
        uses: item ? [useOf(item)] : [],
        ...(isScore ? { unit: '分', min: 0, max: 100 } : {}),
        ...(isFound ? { unit: '比例', min: 0, max: 1 } : {}),
      },
    )
  })
  const isVeto = ({ key }: FormField) => key.startsWith('veto:')
  return [
    group(
      '评定',
      fields.filter((field) => !isVeto(field)),
    ),
    group('一票否决', fields.filter(isVeto)),
  ].filter((each) => each.fields.length > 0)
}

function byTable(duties: readonly CountyDuty[], sources: FormSources): FormGroup[] {
  const tables = Map.groupBy(duties, ({ element }) => element.slice('form:'.length).split('.')[0]!)
  return [...tables].map(([table, own]) =>
    group(
      `表${ROMAN[table] ?? table}`,
      own.map((duty) => countyField(duty, sources)),
    ),
  )
}
const ROMAN: Readonly<Record<string, string>> = { I: 'Ⅰ', IV: 'Ⅳ', V: 'Ⅴ', VI: 'Ⅵ' }

function ofSchools(duties: readonly CountyDuty[], { schools }: DepartmentFormRequest, sources: FormSources): FormGrid | null {
  if (duties.length === 0 || schools.length === 0) return null
  const totals = duties.filter(({ element }) => sources.elements.get(`${element}_total`)?.level === 'county')
  return {
    columns: duties.map(({ element }) => elementField(element, sources, { path: pathOf.school(element), isElsewhere: false })),
    schools,
    totals: Object.fromEntries(totals.map(({ element }) => [element, pathOf.county(`${element}_total`)])),
  }
}
