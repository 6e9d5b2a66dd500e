import type { Files, Row } from './files.ts'
import { makeRows, type PackageRows, packageFiles } from './package.ts'

/** One thing wrong with the faulty package: what was done to which file, and the rule that should notice. */
export interface Spoiled {
  what: string
  sheet: string
  spoil: (rows: PackageRows) => void
}

/** Faults in the rows; those of the file itself (a short row, an unknown column, an unclosed quote) are made in the text below. */
export const SPOILED: readonly Spoiled[] = [
  { what: '学校代码重复', sheet: 'schools.csv', spoil: (rows) => rows.schools.push({ ...rows.schools[9]! }) },
  { what: '办学类型代码不存在', sheet: 'schools.csv', spoil: (rows) => set(rows.schools, 10, 'school_type_code', '777') },
  { what: '数字栏里写了文字', sheet: 'schools.csv', spoil: (rows) => set(rows.schools, 11, 'sports_field_area', '约五千') },
  {
    what: '室内体育用房大于教学及辅助用房',
    sheet: 'schools.csv',
    spoil: (rows) => set(rows.schools, 6, 'indoor_sports_area', 999_99),
  },
  { what: '面积为负数', sheet: 'schools.csv', spoil: (rows) => set(rows.schools, 12, 'teaching_area_total', -1200) },
  { what: '疑似把元填成万元', sheet: 'schools.csv', spoil: (rows) => inYuan(rows.schools, 25) },
  { what: '是否栏填了别的词', sheet: 'schools.csv', spoil: (rows) => set(rows.schools, 26, 'is_boarding', '也许') },
  { what: '学部所属学校不存在', sheet: 'sections.csv', spoil: (rows) => set(rows.sections, 30, 'school_code', '2199999999') },
  { what: '学段写错', sheet: 'sections.csv', spoil: (rows) => set(rows.sections, 29, 'stage', '幼儿园') },
  { what: '骨干教师多于专任教师', sheet: 'sections.csv', spoil: (rows) => set(rows.sections, 8, 'backbone_teachers', 900) },
  {
    what: '分学历人数之和不等于专任教师',
    sheet: 'sections.csv',
    spoil: (rows) => set(rows.sections, 5, 'ft_teachers_edu_master', 31),
  },
  { what: '各班人数之和不等于在校学生', sheet: 'classes.csv', spoil: (rows) => set(rows.classes, 3, 'students', 21) },
  { what: '班数与班级名册不符', sheet: 'sections.csv', spoil: (rows) => set(rows.sections, 7, 'classes', 99) },
  { what: '全角数字（照读，警告）', sheet: 'sections.csv', spoil: (rows) => set(rows.sections, 13, 'students', '７２０') },
  { what: '教室类型不存在', sheet: 'rooms.csv', spoil: (rows) => set(rows.rooms, 2, 'kind', '舞蹈') },
  { what: '残疾儿童入学数大于总数', sheet: 'county.csv', spoil: (rows) => setValue(rows, 'disabled_enrolled', 512) },
  { what: '满意问卷多于有效问卷', sheet: 'county.csv', spoil: (rows) => setValue(rows, 'survey_satisfied', 1500) },
  {
    what: '县级数据里有不认识的项目',
    sheet: 'county.csv',
    spoil: (rows) => rows.county.push({ county_code: '990101', element: 'lucky_number', value: 8 }),
  },
  { what: '国家监测等级不在1—4', sheet: 'county.csv', spoil: (rows) => setValue(rows, 'naeq:2022:4:数学', '5;0.112') },
]

/** The county with every fault of the list and three of the files themselves. */
export function faultyFiles(): Files {
  const rows = makeRows()
  for (const { spoil } of SPOILED) spoil(rows)
  const files = new Map(packageFiles(rows))
  edit(files, 'rooms.csv', (text) => `${text}2199000021,music\n`)
  edit(files, 'sections.csv', (text) => withColumn(text, 'favourite_colour', '蓝'))
  edit(files, 'county.csv', (text) => `\ufeff${text.replaceAll('\n', '\r\n')}`)
  return files
}

function set(rows: Row[], index: number, column: string, value: string | number): void {
  rows[index] = { ...rows[index]!, [column]: value }
}

function setValue(rows: PackageRows, element: string, value: string | number): void {
  const index = rows.county.findIndex((row) => row['element'] === element)
  set(rows.county, index, 'value', value)
}

function inYuan(rows: Row[], index: number): void {
  set(rows, index, 'equipment_value_wan', Math.round(Number(rows[index]!['equipment_value_wan']) * 1e4))
}

function edit(files: Map<string, Uint8Array>, name: string, change: (text: string) => string): void {
  files.set(name, new TextEncoder().encode(change(new TextDecoder().decode(files.get(name)!))))
}

function withColumn(text: string, header: string, value: string): string {
  const lines = text.trimEnd().split('\n')
  return `${lines.map((line, i) => `${line},${i === 0 ? header : value}`).join('\n')}\n`
}
