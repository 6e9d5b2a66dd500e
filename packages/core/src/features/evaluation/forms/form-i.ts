import type { FigureAddress } from '../explain/explain.ts'
import type { Frame } from '../frame.ts'
import { column, type Figure, gapsOf, numberCell } from './cells.ts'
import { countyFigure, schoolCount, sectionSum, sectionsWhere } from './figures.ts'
import type { Form, FormColumn } from './form.ts'

interface Entry {
  zh: string
  groups: readonly string[]
  decimals: number
  of: (frame: Frame) => Figure
}

const NATURE = ['自然情况']
const ECONOMY = ['经济情况']
const SCHOOLS = ['普通中小学校数（所）']
const OTHERS = ['特教学校、教学点']
const CLASSES = ['教学班数（个）']
const PUPILS = ['在校学生数（人）']
const STAFF = ['教职工数（人）']

const asked =
  (key: string) =>
  (frame: Frame): Figure =>
    countyFigure(frame, key)
const ofType =
  (zh: string, types: RegExp, fits: (frame: Frame, school: number) => boolean = () => true) =>
  (frame: Frame): Figure =>
    schoolCount(
      frame,
      schoolsOf(frame, types).filter((school) => fits(frame, school)),
      zh,
      `办学类型为${zh}的学校，逐所计数；在校生为 0 的不计`,
    )
const summed =
  (element: string, stage: 'primary' | 'junior', title: string) =>
  (frame: Frame): Figure =>
    sectionSum(frame, ordinary(frame, stage), element, title)

/** 表Ⅰ, column by column. Counts are over all schools of the county, judged or not: the table describes the county. */
const ENTRIES: readonly Entry[] = [
  { zh: '人口总数（万人，常住）', groups: NATURE, decimals: 2, of: population },
  { zh: '农业人口数（万人）', groups: NATURE, decimals: 2, of: asked('form:I.L2') },
  { zh: '乡镇数（个）', groups: NATURE, decimals: 0, of: asked('form:I.L3') },
  { zh: '行政村数（个）', groups: NATURE, decimals: 0, of: asked('form:I.L4') },
  { zh: '年人均国内生产总值（元）', groups: ECONOMY, decimals: 0, of: asked('form:I.L5') },
  { zh: '年人均地方财政收入（元）', groups: ECONOMY, decimals: 0, of: asked('form:I.L6') },
  { zh: '农民年人均纯收入（元）', groups: ECONOMY, decimals: 0, of: asked('form:I.L7') },
  { zh: '城镇居民年人均可支配收入（元）', groups: ECONOMY, decimals: 0, of: asked('form:I.L8') },
  { zh: '小学', groups: SCHOOLS, decimals: 0, of: ofType('小学', /^211$/) },
  { zh: '九年一贯制', groups: SCHOOLS, decimals: 0, of: ofType('九年一贯制', /^312$/) },
  { zh: '初中', groups: SCHOOLS, decimals: 0, of: ofType('初级中学', /^311$/) },
  { zh: '完全中学', groups: SCHOOLS, decimals: 0, of: ofType('完全中学', /^341$/) },
  { zh: '十二年一贯制', groups: SCHOOLS, decimals: 0, of: ofType('十二年一贯制', /^345$/) },
  { zh: '特殊教育学校（所）', groups: OTHERS, decimals: 0, of: ofType('特殊教育', /^51\d$/) },
  { zh: '计（个）', groups: [...OTHERS, '小学教学点'], decimals: 0, of: ofType('教学点', /^21[89]$/) },
  { zh: '其中50人及以上', groups: [...OTHERS, '小学教学点'], decimals: 0, of: largePoints },
  { zh: '小学', groups: CLASSES, decimals: 0, of: summed('classes', 'primary', '小学教学班数') },
  { zh: '初中', groups: CLASSES, decimals: 0, of: summed('classes', 'junior', '初中教学班数') },
  { zh: '小学', groups: PUPILS, decimals: 0, of: summed('students', 'primary', '小学在校学生数') },
  { zh: '初中', groups: PUPILS, decimals: 0, of: summed('students', 'junior', '初中在校学生数') },
  { zh: '合计', groups: [...STAFF, '小学'], decimals: 0, of: summed('staff_total', 'primary', '小学教职工数') },
  { zh: '其中专任教师', groups: [...STAFF, '小学'], decimals: 0, of: summed('ft_teachers', 'primary', '小学专任教师数') },
  { zh: '合计', groups: [...STAFF, '初中'], decimals: 0, of: summed('staff_total', 'junior', '初中教职工数') },
  { zh: '其中专任教师', groups: [...STAFF, '初中'], decimals: 0, of: summed('ft_teachers', 'junior', '初中专任教师数') },
]

/** 表Ⅰ 县基本情况: one row, L1–L24. */
export function formI(frame: Frame): Form {
  const columns: FormColumn[] = ENTRIES.map(({ zh, groups }, i) =>
    column(`L${i + 1}`, zh, 8.5, { code: `L${i + 1}`, groups, align: 'right' }),
  )
  const address = (i: number): FigureAddress => ({ indicator: `form:I.L${i + 1}` })
  const cells = ENTRIES.map((entry, i) => numberCell(`L${i + 1}`, entry.of(frame), entry.decimals, address(i)))
  const rows = [{ key: 'county', cells }]
  return {
    key: 'I',
    name: '表Ⅰ',
    title: '县（市、区）基本情况',
    columns,
    rows,
    footnotes: ['注：L9—L24 由学校数据汇总，含不计入评估的学校；特殊教育、中职、幼儿园的学段不计入教学班数、学生数、教职工数。'],
    gaps: gapsOf(columns, rows, () => ''),
  }
}

/** The head-count already reported, in 万人; else what was entered for the form itself. */
function population(frame: Frame): Figure {
  const counted = countyFigure(frame, 'resident_population', 1e4)
  if (counted.value !== null) return counted
  const entered = countyFigure(frame, 'form:I.L1')
  return entered.value === null ? counted : entered
}

function largePoints(frame: Frame): Figure {
  const points = schoolsOf(frame, /^21[89]$/)
  const pupils = frame.schoolColumn('compulsory_students')
  const unknown = points.filter((school) => Number.isNaN(pupils[school]!)).map((s) => frame.county.schools.names[s]!)
  const large = points.filter((school) => pupils[school]! >= 50)
  const found = schoolCount(frame, large, '50人及以上教学点', '在校生 50 人及以上的教学点，逐所计数')
  return unknown.length > 0 ? { ...found, value: null, missing: [`在校学生数（${unknown.join('、')}）`] } : found
}

/** Schools of these types that have pupils, or of which it is not known that they have none. */
function schoolsOf(frame: Frame, types: RegExp): number[] {
  const { schools, sections } = frame.county
  const students = sections.numbers.get('students')
  const empty = new Set<number>()
  const alive = new Set<number>()
  sections.school.forEach((school, section) => {
    ;(students?.[section] === 0 ? empty : alive).add(school)
  })
  return [...schools.codes.keys()].filter(
    (school) => types.test(schools.types[school]!) && (alive.has(school) || !empty.has(school)),
  )
}

/** Sections of ordinary schools, counted by the statistics as 小学 and 初中. */
function ordinary(frame: Frame, stage: 'primary' | 'junior'): number[] {
  const { schools, sections } = frame.county
  return sectionsWhere(
    frame.county,
    stage,
    (section) =>
      !/^(51\d|111|361)$/.test(schools.types[sections.school[section]!]!) && sections.numbers.get('students')?.[section] !== 0,
  )
}
