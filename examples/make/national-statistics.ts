import { type XlsxCell, type XlsxSheet, xlsxFile } from '../../packages/server/src/features/collection/workbook/xlsx-file.ts'
import type { Cell, Row } from './files.ts'
import type { PackageRows } from './package.ts'

const COUNTY = '澄溪区（示例）'
const ZH = { primary: '小学', junior: '初中' } as const
type Stage = keyof typeof ZH

/** 教育事业统计 as it might be exported: titles above, headers over two rows, totals above or below, columns in another order each time. */
export function statisticsFiles(rows: PackageRows): [name: string, bytes: Uint8Array][] {
  return [
    ['教基1001-学校基本情况.xlsx', xlsxFile([directory(rows)])],
    ['教基1102续-骨干教师.xlsx', xlsxFile([backbone(rows)])],
    ['教基3112和3115-在校生.xlsx', xlsxFile([pupils(rows, 'primary'), pupils(rows, 'junior')])],
    ['教基2106和2107-班额.xlsx', xlsxFile([classes(rows, 'primary'), classes(rows, 'junior')])],
    ['教基4155和4156-专任教师.xlsx', xlsxFile([teachers(rows, 'primary'), teachers(rows, 'junior')])],
    ['教基5170-校舍.xlsx', xlsxFile([buildings(rows)])],
    ['教基5176-办学条件-一校一表.xlsx', xlsxFile(conditions(rows))],
  ]
}

function directory({ schools }: PackageRows): XlsxSheet {
  return sheet('学校基本情况', [
    [`教基1001 学校（机构）基本情况（虚构示例）`],
    [`填报单位：${COUNTY}`],
    [
      '序号',
      '学校（机构）名称',
      '学校（机构）\n标识码',
      '县代码',
      '县名称',
      '学校办学类型代码',
      '城乡分类代码',
      '办别',
      '是否寄宿制学校',
      '邮政编码',
    ],
    ...schools.map((s, i) => [
      i + 1,
      s['school_name']!,
      s['school_code']!,
      s['county_code']!,
      s['county_name']!,
      s['school_type_code']!,
      s['urban_rural_code'] ?? null,
      s['ownership'] === 'private' ? '民办' : '公办',
      s['is_boarding'] === true ? '是' : '否',
      '000000',
    ]),
  ])
}

/** The total stands first, and the codes are missing: schools are found by name. */
function backbone({ schools, sections }: PackageRows): XlsxSheet {
  const body = schools
    .filter((s) => sections.some((x) => x['school_code'] === s['school_code']))
    .map((s) => [
      s['school_name']!,
      ...(['primary', 'junior'] as const).map((stage) => of(sections, s, stage, 'backbone_teachers')),
    ])
  return sheet(
    'Sheet1',
    [
      ['教基1102续 县级以上骨干教师（虚构示例）'],
      ['学校名称', '县级及以上骨干教师', null],
      [null, '小学', '初中'],
      ['总计', ...[1, 2].map((c) => total(body, c))],
      ...body,
    ],
    ['A1:C1', 'A2:A3', 'B2:C2'],
  )
}

/** Digits as an input method in full-width mode leaves them. */
function pupils({ schools, sections }: PackageRows, stage: Stage): XlsxSheet {
  const body = ofStage(sections, stage).map((row) => [
    nameOf(schools, row),
    row['new_enrolment']!,
    row['students']!,
    row['expected_graduates']!,
    row['school_code']!,
  ])
  const wide = (text: Cell) => String(text).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0))
  return sheet(stage === 'primary' ? '教基3112' : '教基3115', [
    [`${ZH[stage]}学生数（虚构示例）`],
    ['单位：人'],
    ['学校（机构）名称', '招生数', '在校生数', '预计毕业生数', '学校（机构）标识码'],
    ['甲', 1, 2, 3, 4],
    ...body.map((row, i) => (i % 7 === 0 ? row.with(2, wide(row[2]!)) : row)),
    ['合　计', ...[1, 2, 3].map((c) => total(body, c)), null],
  ])
}

function classes({ schools, sections }: PackageRows, stage: Stage): XlsxSheet {
  const body = ofStage(sections, stage).map((row) => [row['school_code']!, nameOf(schools, row), row['classes']!])
  return sheet(stage === 'primary' ? '教基2106' : '教基2107', [
    ['学校标识码', '学校名称', '班数（个）'],
    ...body,
    ['合计', null, total(body, 2)],
  ])
}

const DEGREES = ['doctor', 'master', 'bachelor', 'college', 'senior_high', 'below_high'] as const
const COURSES = ['pe', 'music', 'fine_art', 'arts_other'] as const

function teachers({ schools, sections }: PackageRows, stage: Stage): XlsxSheet {
  const keys = ['ft_teachers', ...DEGREES.map((d) => `ft_teachers_edu_${d}`), ...COURSES.map((c) => `ft_teachers_${c}`)]
  const body = ofStage(sections, stage).map((row) => [
    row['school_code']!,
    nameOf(schools, row),
    ...keys.map((key) => row[key] ?? null),
  ])
  return sheet(
    stage === 'primary' ? '教基4155' : '教基4156',
    [
      [`教基${stage === 'primary' ? 4155 : 4156} ${ZH[stage]}专任教师分课程、分学历情况（虚构示例）`],
      [
        '学校（机构）标识码',
        '学校（机构）名称',
        '专任教师',
        '按学历分',
        null,
        null,
        null,
        null,
        null,
        '其中：按课程分',
        null,
        null,
        null,
      ],
      [
        null,
        null,
        '合计',
        '博士研究生毕业',
        '硕士研究生毕业',
        '本科毕业',
        '专科毕业',
        '高中阶段毕业',
        '高中阶段毕业以下',
        '体育',
        '音乐',
        '美术',
        '艺术',
      ],
      ...body,
    ],
    ['A1:M1', 'A2:A3', 'B2:B3', 'D2:I2', 'J2:M2'],
  )
}

/** Over three rows, with columns between that nobody needs. */
function buildings({ schools }: PackageRows): XlsxSheet {
  const body = schools.map((s) => [
    s['school_name']!,
    s['school_code']!,
    null,
    s['teaching_area_total'] ?? null,
    s['indoor_sports_area'] ?? null,
    1200,
  ])
  return sheet(
    '校舍',
    [
      ['教基5170 校舍情况（虚构示例）'],
      ['计量单位：平方米'],
      ['学校名称', '学校标识码', '校舍建筑面积', null, null, null],
      [null, null, '计', '教学及辅助用房', null, '行政办公用房'],
      [null, null, null, '计', '其中：室内体育用房', null],
      ...body,
      ['合计', null, null, ...[3, 4, 5].map((c) => total(body, c))],
    ],
    ['A1:F1', 'A3:A5', 'B3:B5', 'C3:F3', 'C4:C5', 'D4:E4', 'F4:F5'],
  )
}

/** A sheet for each school: rows on the left, one column of figures. */
function conditions({ schools }: PackageRows): XlsxSheet[] {
  const value = (s: Row, key: string) => s[key] ?? null
  return schools.map((s, i) =>
    sheet(`${i + 1}`, [
      ['教基5176 占地面积及其他办学条件（虚构示例）'],
      [`学校（机构）标识码：${s['school_code']}`, null, `学校（机构）名称：${s['school_name']}`],
      ['指标名称', '编号', '计量单位', '数量'],
      ['甲', '乙', '丙', 1],
      ['一、占地面积（平方米）', '01', '平方米', null],
      ['其中：运动场地面积（㎡）', '02', '平方米', value(s, 'sports_field_area')],
      ['二、图书（册）', '03', '册', value(s, 'books')],
      ['三、教学用计算机（台）', '04', '台', value(s, 'computers')],
      ['四、网络多媒体教室（间）', '05', '间', value(s, 'multimedia_rooms')],
      ['五、教学仪器设备资产值（万元）', '06', '万元', value(s, 'equipment_value_wan')],
    ]),
  )
}

const ofStage = (sections: readonly Row[], stage: Stage): Row[] => sections.filter((row) => row['stage'] === stage)
const nameOf = (schools: readonly Row[], row: Row): Cell =>
  schools.find((s) => s['school_code'] === row['school_code'])!['school_name']!
const of = (sections: readonly Row[], school: Row, stage: Stage, key: string): Cell =>
  sections.find((row) => row['school_code'] === school['school_code'] && row['stage'] === stage)?.[key] ?? null
const total = (body: readonly (readonly Cell[])[], column: number): number =>
  Number(body.reduce((sum, row) => sum + Number(row[column] ?? 0), 0).toFixed(4))

export function sheet(name: string, rows: readonly (readonly Cell[])[], merges: readonly string[] = []): XlsxSheet {
  return { name, columns: [{ width: 16, look: 'plain' }], rows: rows.map((row) => row.map(cell)), merges }
}

function cell(value: Cell): XlsxCell | null {
  if (value === null) return null
  return typeof value === 'number' ? { number: String(value) } : { text: String(value) }
}
