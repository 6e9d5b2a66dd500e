import { STAGES, type Stage } from '../../collection/county.ts'
import { above } from '../../standards/formula/tolerance.ts'
import type { Item } from '../../standards/standard.ts'
import type { Frame } from '../frame.ts'
import { sectionClasses } from '../items/classes.ts'
import { judgeSchools } from '../items/schools.ts'
import { largeSchools } from '../lists/large-schools.ts'
import type { CountyResult } from '../result.ts'
import { schoolType } from '../school-types.ts'
import { type Figure, gapsOf, percentOf, plus, say } from './cells.ts'
import { countyFigure, schoolSum } from './figures.ts'
import type { Form } from './form.ts'
import { conclusion, ITEM_COLUMNS, type ItemRow, itemRow, ownAccount, type Saying } from './item-rows.ts'
import { zonedShare } from './zoned-share.ts'

/** 表Ⅳ 政府保障程度: 15 rows, each with the form's own sentence. Under another standard its own items, in their own words. */
export function formIV(frame: Frame, result: CountyResult): Form {
  const own = frame.standard.items.filter((i) => i.domain === '政府保障程度')
  const official = own.length > 0
  const items = official ? own : frame.standard.items.filter((i) => i.domain !== '社会认可度')
  const rows = items.map((item) => itemRow(frame, result, item, official ? (SAYINGS[item.key] ?? ownAccount) : ownAccount))
  return {
    key: 'IV',
    name: '表Ⅳ',
    title: official ? '政府保障程度' : '政府工作与办学标准',
    columns: ITEM_COLUMNS,
    rows,
    footnotes: [
      official
        ? '注：比例保留 1 位小数，其余取整，只供显示；是否达标按未取整的数判定。'
        : `${frame.standard.short} 没有这张申报表；这里按该标准列出各项及其结论，供自评使用。`,
      ...(official ? carriedBySize(frame, items) : []),
    ],
    gaps: gapsOf(ITEM_COLUMNS, rows, (row) => `第${row.cells[0]!.text}项`),
  }
}

/** 表Ⅳ's sentences by item. */
const SAYINGS: Readonly<Record<string, Saying>> = {
  layout_planning: conclusion('IV'),
  four_unifications: conclusion('IV'),
  staff_allocation: conclusion('IV'),
  music_art_rooms: ownAccount,
  school_size: (row) => {
    const counts = sizeCounts(row.frame)
    return say`超过2000人的小学${row.number('超过2000人的小学', counts('primary'), '所')}、初中${row.number('超过2000人的初中', counts('junior'), '所')}，超过2500人的一贯制学校${row.number('超过2500人的一贯制学校', counts('through'), '所')}`
  },
  class_size: (row) =>
    say`超过45人的小学班级${row.number('超过45人的小学班级', largeClasses(row, 'primary'), '个')}，超过50人的初中班级${row.number('超过50人的初中班级', largeClasses(row, 'junior'), '个')}`,
  small_school_funds: (row) => {
    const schools = judgeSchools(row.frame, row.item).rows
    return say`不足100人学校学生数${row.number('学生数', schoolSum(row.frame, schools, 'compulsory_students'), '人')}，公用经费${row.number('公用经费', schoolSum(row.frame, schools, 'public_funds_appropriated_yuan'), '元')}`
  },
  special_edu_funds: (row) => {
    const funds = countyFigure(row.frame, 'special_funds_yuan')
    const pupils = countyFigure(row.frame, 'special_students')
    return say`特教公用经费${row.asked('special_funds_yuan', '特教公用经费', '万元', 1e4)}，学生${row.number('学生', pupils, '人')}，生均${row.number('生均', perHead(funds, pupils), '元')}`
  },
  teacher_pay: ({ asked }) =>
    say`教师年平均工资收入${asked('teacher_avg_pay_yuan', '教师年平均工资收入', '元')}，公务员${asked('civil_servant_avg_pay_yuan', '公务员年平均工资收入', '元')}`,
  training_360: (row) => {
    const trained = schoolSum(row.frame, row.frame.schoolRows, 'teachers_trained_360')
    const teachers = schoolSum(row.frame, row.frame.schoolRows, 'ft_teachers_school')
    return say`完成360学时教师${row.number('完成360学时教师', trained, '人')}，教师${row.number('教师', teachers, '人')}，完成率${row.number('完成率', percentOf(trained, teachers), '%')}`
  },
  teacher_exchange: (row) => {
    const [eligible, actual, backbone] = ['exchange_eligible', 'exchange_actual', 'exchange_backbone'].map((key) =>
      countyFigure(row.frame, key),
    ) as [Figure, Figure, Figure]
    return say`符合条件教师${row.number('符合条件教师', eligible, '名')}，交流${row.number('交流', actual, '名')}，比例${row.number('交流比例', percentOf(actual, eligible), '%')}，骨干${row.number('骨干', backbone, '名')}，占比${row.number('骨干占比', percentOf(backbone, actual), '%')}`
  },
  certified_teachers: (row) => {
    const teachers = schoolSum(row.frame, row.frame.schoolRows, 'ft_teachers_school')
    const certified = schoolSum(row.frame, row.frame.schoolRows, 'teachers_certified')
    return say`在岗专任${row.number('在岗专任教师', teachers, '人')}，持证${row.number('持证', certified, '人')}，占比${row.number('占比', percentOf(certified, teachers), '%')}`
  },
  zoned_enrolment: (row) =>
    say`就近划片 小学${row.number('小学就近划片入学比例', zonedShare(row.frame, 'primary'), '%')}，初中${row.number('初中就近划片入学比例', zonedShare(row.frame, 'junior'), '%')}`,
  quality_hs_quota: (row) => {
    const [total, given, rural] = ['quality_hs_quota_total', 'quality_hs_quota_allocated', 'quality_hs_quota_rural'].map((key) =>
      countyFigure(row.frame, key),
    ) as [Figure, Figure, Figure]
    return say`优质高中名额${row.number('优质高中名额', total, '人')}，分配${row.number('分配', given, '人')}，占比${row.number('分配占比', percentOf(given, total), '%')}，农村${row.number('农村', rural, '人')}，占比${row.number('农村占比', percentOf(rural, given), '%')}`
  },
  migrant_children: (row) => {
    const [all, state, bought] = ['migrant_total', 'migrant_public', 'migrant_purchased'].map((key) =>
      countyFigure(row.frame, key),
    ) as [Figure, Figure, Figure]
    const both = plus(state, bought)
    return say`随迁子女${row.number('随迁子女', all, '人')}，公办${row.number('公办', state, '人')}，购买服务民办${row.number('购买服务民办', bought, '人')}，合计${row.number('合计', both, '人')}，占比${row.number('占比', percentOf(both, all), '%')}`
  },
}

function perHead(amount: Figure, people: Figure): Figure {
  const { value, missing } = percentOf(amount, people)
  return { value: value === null ? null : value / 100, missing }
}

const SIZE_LINES: Record<string, number> = { primary: 2000, junior: 2000, through: 2500 }

/** Schools above the form's own line, exemption or not: the sentence counts, the verdict judges. */
function sizeCounts(frame: Frame): (kind: string) => Figure {
  const pupils = frame.schoolColumn('compulsory_students')
  const { names } = frame.county.schools
  const stages = new Map<number, Stage>()
  for (const section of frame.sectionRows) {
    const school = frame.county.sections.school[section]!
    if (!stages.has(school)) stages.set(school, STAGES[frame.county.sections.stage[section]!]!)
  }
  const kindOf = (school: number): string => {
    const { kind } = schoolType(frame.county.schools.types[school]!)
    return kind === 'nine_year' || kind === 'twelve_year' ? 'through' : stages.get(school)!
  }
  return (kind) => {
    const schools = [...frame.schoolRows].filter((school) => kindOf(school) === kind)
    const unknown = schools.filter((school) => Number.isNaN(pupils[school]!)).map((school) => names[school]!)
    if (unknown.length > 0) return { value: null, missing: [`在校学生数（${unknown.join('、')}）`] }
    return { value: schools.filter((school) => above(pupils[school]!, SIZE_LINES[kind]!)).length, missing: [] }
  }
}

/** Why the sentence counts more schools than are unmet: some of them an exemption carries. */
function carriedBySize(frame: Frame, items: readonly Item[]): string[] {
  const at = items.findIndex(({ key }) => key === 'school_size') + 1
  const carried = largeSchools(frame)?.schools.filter(({ exemption }) => exemption !== null) ?? []
  if (at === 0 || carried.length === 0) return []
  const schools = carried.map(({ name, students, exemption }) => `${name} ${students} 人（${exemption}）`)
  return [`第 ${at} 项的学校数包括按口径豁免、不判为不达标的 ${carried.length} 所：${schools.join('、')}。`]
}

function largeClasses({ frame, item }: ItemRow, stage: Stage): Figure {
  let count = 0
  const unknown: string[] = []
  for (const section of [...frame.sectionRows, ...frame.scope.mergedInto.keys()]) {
    if (STAGES[frame.county.sections.stage[section]!] !== stage) continue
    const found = sectionClasses(frame, item, section)
    for (const over of found.over) count += over.count
    if (found.unknown) unknown.push(`${frame.county.schools.names[frame.county.sections.school[section]!]}：${found.unknown}`)
  }
  return unknown.length > 0 ? { value: null, missing: [`各班学生数（${unknown.join('；')}）`] } : { value: count, missing: [] }
}
