import { xlsxFile } from '../../packages/server/src/features/collection/workbook/xlsx-file.ts'
import type { Cell, Row } from './files.ts'
import { sheet } from './national-statistics.ts'
import type { PackageRows } from './package.ts'

/** Schools whose pupils and teachers are listed one by one; more would only be longer. */
export const LISTED_SCHOOLS = ['石桥小学', '青禾小学下湾教学点', '南坡小学', '麦田九年一贯制学校'] as const

/** Lists of persons and things. Names and numbers are made up so plainly that a test can look for them everywhere. */
export function listFiles(rows: PackageRows): [name: string, bytes: Uint8Array][] {
  return [
    ['学籍导出-在校学生.xlsx', xlsxFile([pupils(rows)])],
    ['教师系统导出.xlsx', xlsxFile([teachers(rows)])],
    ['校舍系统导出-房间.xlsx', xlsxFile([rooms(rows)])],
    ['资产系统导出-明细.xlsx', xlsxFile([assets(rows)])],
  ]
}

const GRADES = '一二三四五六七八九'
const listed = ({ schools }: PackageRows): Row[] => LISTED_SCHOOLS.map((name) => schools.find((s) => s['school_name'] === name)!)

function pupils(rows: PackageRows) {
  let number = 0
  const body = listed(rows).flatMap((school) =>
    rows.classes
      .filter((c) => c['school_code'] === school['school_code'])
      .flatMap((c) =>
        Array.from({ length: Number(c['students']) }, (): Cell[] => {
          number++
          const id = `99010120150101${String(number).padStart(4, '0')}`
          return [
            `虚构学生${number}号`,
            `G${id}`,
            id,
            '在读',
            school['school_name']!,
            school['school_code']!,
            gradeName(c),
            c['class_name']!,
            '13900000000',
          ]
        }),
      ),
  )
  // Two who are gone, and a row the register wrote twice.
  const gone = (state: string): Cell[] => body[0]!.with(1, `G99010120150101999${state.length}`).with(3, state)
  return sheet('在校生', [
    ['学籍信息导出（虚构示例）'],
    ['姓名', '学籍号', '身份证件号', '就读状态', '就读学校', '学校标识码', '年级', '班级', '联系电话'],
    ...body,
    gone('休学'),
    gone('已转出').with(3, '转出'),
    body[5]!,
  ])
}

const gradeName = (row: Row): string => {
  const grade = Number(row['grade'])
  return grade <= 6 ? `小学${GRADES[grade - 1]}年级` : `初中${GRADES[grade - 7]}年级`
}

const DEGREES: readonly (readonly [key: string, word: string])[] = [
  ['doctor', '博士研究生毕业'],
  ['master', '硕士研究生毕业'],
  ['bachelor', '大学本科毕业'],
  ['college', '大学专科毕业'],
  ['senior_high', '高中阶段'],
  ['below_high', '高中阶段以下'],
]
const COURSES: readonly (readonly [key: string, word: string])[] = [
  ['pe', '体育与健康'],
  ['music', '音乐'],
  ['fine_art', '美术'],
  ['arts_other', '艺术'],
]

function teachers(rows: PackageRows) {
  let number = 0
  const body = listed(rows).flatMap((school) =>
    rows.sections
      .filter((s) => s['school_code'] === school['school_code'])
      .flatMap((section) => {
        const degrees = spread(
          section,
          DEGREES.map(([key, word]) => [`ft_teachers_edu_${key}`, word]),
        )
        const courses = spread(
          section,
          COURSES.map(([key, word]) => [`ft_teachers_${key}`, word]),
        )
        return Array.from({ length: Number(section['ft_teachers']) }, (_, i): Cell[] => {
          number++
          const isBackbone = i < Number(section['backbone_teachers'] ?? 0)
          return [
            school['school_code']!,
            school['school_name']!,
            `虚构教师${number}号`,
            `9901011980010${String(number).padStart(4, '0')}X`,
            section['stage'] === 'primary' ? '小学' : '初中',
            '专任',
            degrees[i] ?? '大学本科',
            courses[i] ?? '语文',
            i < Number(section['mid_senior_title_teachers'] ?? 0) ? '一级教师' : '二级教师',
            isBackbone ? '县级' : '无',
            isBackbone ? '澄溪教〔2024〕1号（虚构）' : null,
            '小学教师资格',
            '372',
          ]
        })
      }),
  )
  const [first, last] = [body[0]!, listed(rows).at(-1)!]
  // One who also teaches elsewhere, said as such.
  const shared = first
    .with(0, last['school_code']!)
    .with(1, last['school_name']!)
    .with(5, '走教')
    .with(7, '音乐')
    .with(9, '无')
    .with(10, null)
  return sheet(
    '教师',
    [
      ['教师基本信息导出（虚构示例）'],
      ['服务学校', null, '基本信息', null, '岗位', null, null, null, null, '骨干', null, '资格与培训', null],
      [
        '服务学校标识码',
        '服务学校名称',
        '姓名',
        '身份证件号',
        '任教学段',
        '岗位状态',
        '最高学历',
        '任教学科',
        '职称',
        '骨干教师级别',
        '骨干认定文号',
        '教师资格证种类',
        '近五年培训学时',
      ],
      ...body,
      shared,
    ],
    ['A1:M1', 'A2:B2', 'C2:D2', 'E2:I2', 'J2:K2', 'L2:M2'],
  )
}

/** The words of a section's counts, one a teacher. */
const spread = (section: Row, keys: readonly (readonly [key: string, word: string])[]): string[] =>
  keys.flatMap(([key, word]) => Array.from({ length: Number(section[key] ?? 0) }, () => word))

function rooms({ schools, rooms: all }: PackageRows) {
  return sheet('房间', [
    ['校舍用房清单（虚构示例）', null, null, null, '单位：平方米'],
    ['学校代码', '学校名称', '楼栋', '房间用途', '使用面积'],
    ...all.map((room) => [
      room['school_code']!,
      schools.find((s) => s['school_code'] === room['school_code'])!['school_name']!,
      '综合楼',
      room['kind'] === 'music' ? '音乐教室' : '美术教室',
      room['area']!,
    ]),
    [schools[0]!['school_code']!, schools[0]!['school_name']!, '门房', '传达室', 12],
  ])
}

/** In yuan, where the workbook counts in ten thousands; a school's name misspelt at the end. */
function assets(rows: PackageRows) {
  const body = listed(rows).flatMap((s): Cell[][] => {
    const yuan = Math.round(Number(s['equipment_value_wan'] ?? 0) * 10_000)
    const first = Math.floor(yuan / 3)
    return [
      [s['school_name']!, '教学仪器设备', '学生实验桌', first.toLocaleString('en')],
      [s['school_name']!, '教学仪器设备', '投影机', yuan - first],
      [s['school_name']!, '办公家具', '文件柜', 800],
    ]
  })
  return sheet('资产明细', [
    ['固定资产明细导出（虚构示例）'],
    ['单位名称', '教育资产类别', '资产名称', '账面原值（元）'],
    ...body,
    ['石桥小学（北校）', '教学仪器设备', '显微镜', 5000],
  ])
}
