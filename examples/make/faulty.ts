import type { Files, Row } from './files.ts'
import { makeRows, type PackageRows, packageFiles } from './package.ts'

/** One thing wrong with the faulty package: where it is, physically, and the rule that notices it. */
export interface Spoiled {
  what: string
  sheet: string
  /** As Excel counts: the header is row 1. */
  row: number
  rule: string
  spoil: (rows: PackageRows) => void
}

type Tables = 'schools' | 'sections' | 'classes' | 'rooms'

/** Faults of the data; those of the files themselves (a short row, an unknown column, a BOM with CRLF) are made in the text below. */
export const SPOILED: readonly Spoiled[] = [
  cell('办学类型代码不存在', 'S017', 'schools', 10, 'school_type_code', '777'),
  cell('数字栏里写了文字', 'S010', 'schools', 11, 'sports_field_area', '约五千'),
  cell('面积为负数', 'S012', 'schools', 12, 'teaching_area_total', -1200),
  cell('是否栏填了别的词', 'S015', 'schools', 26, 'is_boarding', '也许'),
  cell('室内体育用房大于教学及辅助用房', 'V009', 'schools', 6, 'indoor_sports_area', 40000),
  {
    what: '学校代码重复',
    sheet: 'schools.csv',
    row: 62,
    rule: 'S020',
    spoil: (rows) => rows.schools.push({ ...rows.schools[9]! }),
  },
  cell('分学历人数之和不等于专任教师', 'V001', 'sections', 5, 'ft_teachers_edu_master', 31),
  cell('班数与班级名册不符', 'V005', 'sections', 7, 'classes', 99),
  cell('骨干教师多于专任教师', 'V003', 'sections', 8, 'backbone_teachers', 300),
  cell('全角数字（照读，警告）', 'S011', 'sections', 13, 'students', '１０８０'),
  cell('学段写错', 'S018', 'sections', 29, 'stage', '幼儿园'),
  cell('学部所属学校不存在', 'S022', 'sections', 30, 'school_code', '2199999999'),
  { ...cell('各班人数之和不等于在校学生', 'V006', 'classes', 3, 'students', 21), sheet: 'sections.csv', row: 2 },
  cell('教室类型不存在', 'S016', 'rooms', 2, 'kind', '舞蹈'),
  value('残疾儿童入学数大于总数', 'V020', 31, 'disabled_enrolled', 512),
  value('国家监测等级不在1—4', 'S030', 36, 'naeq:2022:4:数学', '5;0.112'),
  value('满意问卷多于有效问卷', 'V022', 51, 'survey_satisfied', 1500),
  {
    what: '县级数据里有不认识的项目（警告）',
    sheet: 'county.csv',
    row: 177,
    rule: 'S028',
    spoil: (rows) => rows.county.push({ county_code: '990101', element: 'lucky_number', value: 8 }),
  },
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

function cell(what: string, rule: string, table: Tables, index: number, column: string, value: string | number): Spoiled {
  return { what, sheet: `${table}.csv`, row: index + 2, rule, spoil: (rows) => set(rows[table], index, column, value) }
}

function value(what: string, rule: string, row: number, element: string, written: string | number): Spoiled {
  const spoil = ({ county }: PackageRows) =>
    set(
      county,
      county.findIndex((entry) => entry['element'] === element),
      'value',
      written,
    )
  return { what, sheet: 'county.csv', row, rule, spoil }
}

function set(rows: Row[], index: number, column: string, written: string | number): void {
  rows[index] = { ...rows[index]!, [column]: written }
}

function edit(files: Map<string, Uint8Array>, name: string, change: (text: string) => string): void {
  files.set(name, new TextEncoder().encode(change(new TextDecoder().decode(files.get(name)!))))
}

function withColumn(text: string, header: string, value: string): string {
  const lines = text.trimEnd().split('\n')
  return `${lines.map((line, i) => `${line},${i === 0 ? header : value}`).join('\n')}\n`
}
