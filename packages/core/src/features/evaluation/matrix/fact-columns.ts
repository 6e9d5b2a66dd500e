import { SPONSORS } from '../../orgs/kinds.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import { largestClasses } from '../items/school-lines.ts'
import { isNotFull, NEW_YEARS, yearOf } from '../lists/newcomers.ts'
import type { MatrixColumn } from './matrix.ts'

/** Something known of a section or its school that one filters, sorts or reads by; never judged. */
export interface FactColumn {
  column: MatrixColumn
  value: (section: number, school: number) => string | number | null
}

type Value = FactColumn['value']

/** What the matrix can show beside its judged columns, in this order. Filters know them by key. */
export function factColumnsOf(frame: Frame): FactColumn[] {
  const { schools } = frame.county
  const number = (key: string): Value => {
    const column = frame.schoolColumn(key)
    return (_, school) => orNull(column[school]!)
  }
  const word = (key: string, words: Readonly<Record<number, string>>): Value => {
    const column = frame.schoolColumn(key)
    return (_, school) => words[column[school]!] ?? null
  }
  const text =
    (column: readonly string[] | undefined): Value =>
    (_, school) =>
      column?.[school] || null
  return [
    fact('type', '办学类型', (_, school) => frame.facts.types[school]!.zh),
    fact('town', '镇街', text(schools.texts.get('town'))),
    fact('area', '城乡', (_, school) => areaOf(frame, school)),
    fact('owner', '办别', (_, school) => ({ 0: '公办', 1: '民办' })[frame.facts.isPrivate[school]!] ?? null),
    fact('sponsor', '举办者', word('sponsor_type', SPONSORS)),
    fact('authority', '隶属', text(schools.texts.get('authority'))),
    fact('boarding', '寄宿', word('is_boarding', { 0: '否', 1: '是' })),
    fact('founded', '建成年份', number('founding_year'), { unit: '年' }),
    fact('capacity', '设计规模', number('design_capacity'), { unit: '人' }),
    fact('classes', '教学班', (section) => orNull(frame.sectionColumn('classes')[section]!), { unit: '个', perSchool: false }),
    fact('largest', '全校最大班', largest(frame), { unit: '人' }),
    fact('teachers', '专任教师', number('ft_teachers_school'), { unit: '人' }),
    fact('migrants', '随迁子女', number('migrant_worker_children'), { unit: '人' }),
    fact('music', '音乐教室面积', roomsOf(frame, 0), { unit: '㎡' }),
    fact('art', '美术教室面积', roomsOf(frame, 1), { unit: '㎡' }),
    fact('parent', '上级学校', parentOf(frame)),
  ]
}

/** 标签 one filters by; a matter not reported gives none. */
export function tagsOf(frame: Frame, section: number, school: number): string[] {
  const { county, facts } = frame
  const is = (key: string): boolean => frame.schoolColumn(key)[school] === 1
  const pupils = frame.schoolColumn('compulsory_students')[school]!
  const founded = frame.schoolColumn('founding_year')[school]!
  const tags: [string, boolean][] = [
    ['教学点', facts.types[school]!.kind === 'teaching_point'],
    ['不足百人', pupils < 100],
    ['寄宿制', is('is_boarding')],
    ['民办', facts.isPrivate[school] === 1],
    ['新建校', founded >= yearOf(frame) - NEW_YEARS],
    ['未满员', isNotFull(frame, section)],
    ['中心城区', is('is_dense_urban_core')],
    ['多学段', facts.first[school + 1]! - facts.first[school]! > 1],
    ['附设班', county.schools.types[school] === '319'],
    ['不计入', frame.scope.reasons[section] !== null],
  ]
  return tags.flatMap(([tag, holds]) => (holds ? [tag] : []))
}

const fact = (key: string, zh: string, value: Value, { unit = '', perSchool = true } = {}): FactColumn => ({
  column: { key, zh, unit, decimals: 0, group: 'fact', perSchool },
  value,
})

/** 统计用城乡划分代码: 11x 城区, 12x 镇区, 2xx 乡村. */
function areaOf(frame: Frame, school: number): string | null {
  const code = frame.schoolColumn('urban_rural_code')[school]!
  if (Number.isNaN(code)) return null
  return code >= 200 ? '乡村' : code >= 120 ? '镇区' : '城区'
}

function largest(frame: Frame): Value {
  const rows = Int32Array.from({ length: frame.county.schools.rows }, (_, school) => school)
  const column = largestClasses(frame, rows)
  return (_, school) => orNull(column[school]!)
}

function roomsOf({ county: { rooms } }: Frame, kind: number): Value {
  return (_, school) => {
    if (!rooms) return null
    const areas: string[] = []
    for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++)
      if (rooms.kind[room] === kind) areas.push(Number.isNaN(rooms.area[room]!) ? '未报' : String(rooms.area[room]))
    return areas.join('、') || '无'
  }
}

function parentOf({ county: { schools } }: Frame): Value {
  const names = new Map(schools.codes.map((code, school) => [code, schools.names[school]!]))
  return (_, school) => names.get(schools.parents[school]!) ?? null
}
