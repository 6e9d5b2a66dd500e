import { CLASS_SIZE_BANDS } from '../columns.ts'
import type { Stage } from '../county.ts'
import { type Field, type Recogniser, SCHOOL_CODE, SCHOOL_NAME } from './recogniser.ts'

const SCHOOL = [SCHOOL_CODE, SCHOOL_NAME]
const STAGE_FIELD: Field = { key: 'stage', names: ['学段', '办学层次'] }
const VALUES = ['计', '合计', '总计', '数量', '指标值', '数值', '面积', '校舍建筑面积', '本年', '学校产权']
const SOURCE = '教育事业统计；表号见 standards/elements.json 的 sourceSystem'
const ZH = { primary: '小学', junior: '初中' } as const

/** 教育事业统计 教基 tables. Which table holds what has two sources or one; the names of columns and rows are inferred, and `confidence` speaks of them. */
export const STATISTICS: readonly Recogniser[] = [
  {
    ...table('jiaoji1001', '教基1001 学校基本情况', null, ['教基1001', '基础基111']),
    required: ['school_type_code'],
    fields: [
      ...SCHOOL,
      { key: 'county_code', names: ['行政区划代码', '县级行政区划代码', '县代码', '区县代码'] },
      { key: 'county_name', names: ['县名称', '区县名称', '县(市、区)', '区县'] },
      { key: 'school_type_code', names: ['学校办学类型代码', '办学类型代码', '学校(机构)办学类型代码', '办学类型码'] },
      { key: 'urban_rural_code', names: ['城乡分类代码', '驻地城乡类型代码', '城乡代码', '城乡类型代码'] },
      { key: 'sponsor_type', names: ['申报表举办者代码'] },
      { key: 'ownership', names: ['办别'] },
      { key: 'is_boarding', names: ['是否寄宿制学校', '寄宿制学校', '是否寄宿制'] },
      { key: 'founding_year', names: ['规划建成年份', '建成年份'] },
      { key: 'town', names: ['乡镇街道', '镇街', '乡(镇)'] },
    ],
  },
  {
    ...table('jiaoji1102', '教基1102 续表 县级以上骨干教师', null, ['教基1102', '基础基112']),
    required: [],
    fields: [...SCHOOL, ...(['primary', 'junior'] as const).map(backbone)],
  },
  ...(['primary', 'junior'] as const).flatMap((stage) => [classSizes(stage), pupils(stage), teachers(stage)]),
  {
    ...table('jiaoji3118', '教基3118 高中学生', null, ['教基3118', '普通高中学生']),
    required: ['senior_students'],
    fields: [...SCHOOL, { key: 'senior_students', names: ['高中在校生', '在校生数', '在校生'] }],
  },
  {
    ...table('jiaoji5170', '教基5170 校舍情况', null, ['教基5170', '基础基512']),
    required: [],
    fields: [
      ...SCHOOL,
      area('teaching_area_total', '教学及辅助用房'),
      area('classroom_area', '教学及辅助用房/教室', '教室'),
      area('laboratory_area', '教学及辅助用房/实验室', '实验室'),
      area('library_area', '教学及辅助用房/图书室', '图书室', '图书阅览室'),
      area('computer_room_area', '教学及辅助用房/微机室', '微机室', '计算机教室'),
      area('language_room_area', '教学及辅助用房/语音室', '语音室', '语言教室'),
      area('indoor_sports_area', '室内体育用房', '体育馆'),
    ],
  },
  {
    ...table('jiaoji5176', '教基5176 占地面积及其他办学条件', null, ['教基5176', '基础基522', '基础基531']),
    required: [],
    fields: [
      ...SCHOOL,
      area('sports_field_area', '运动场地面积', '占地面积/运动场地', '运动场地'),
      count('books', '图书', '图书册数'),
      count('multimedia_rooms', '网络多媒体教室', '教室/网络多媒体教室', '网络多媒体教室数'),
      count('computers', '教学用计算机', '计算机数/教学用计算机', '数字终端数/教学用终端', '计算机台数(教学用)'),
      money('equipment_value_wan', '教学仪器设备资产值', '固定资产总值/教学仪器设备资产值', '教学、科研仪器设备资产值'),
      money('fixed_assets_wan', '固定资产总值'),
    ],
  },
]

function table(key: string, zh: string, stage: Stage | null, titles: readonly string[]) {
  return {
    key,
    zh,
    stage,
    titles,
    kind: 'schools',
    required: [] as readonly string[],
    valueColumns: VALUES,
    source: SOURCE,
    confidence: '推断',
  } as const
}

function classSizes(stage: Stage): Recogniser {
  const code = stage === 'primary' ? '2106' : '2107'
  return {
    ...table(`jiaoji${code}`, `教基${code} ${ZH[stage]}班额`, stage, [`教基${code}`, `${ZH[stage]}班额情况`]),
    required: ['classes'],
    fields: [
      ...SCHOOL,
      STAGE_FIELD,
      count('classes', '班数', '教学班数', '班数/合计', '合计'),
      ...CLASS_SIZE_BANDS.map(([band]) => count(`class_size_bands.${band}`, bandName(band))),
    ],
  }
}

function bandName(band: string): string {
  return band === 'le25' ? '25人及以下' : band === 'ge66' ? '66人及以上' : `${band.replace('_', '-')}人`
}

function pupils(stage: Stage): Recogniser {
  const code = stage === 'primary' ? '3112' : '3115'
  return {
    ...table(`jiaoji${code}`, `教基${code} ${ZH[stage]}学生`, stage, [`教基${code}`, `${ZH[stage]}学生数`]),
    required: ['students'],
    fields: [
      ...SCHOOL,
      STAGE_FIELD,
      count('students', '在校生数', '在校生', '在校学生数'),
      count('new_enrolment', '招生数', '招生'),
      count('expected_graduates', '预计毕业生数', '预计毕业生'),
    ],
  }
}

function teachers(stage: Stage): Recogniser {
  const code = stage === 'primary' ? '4155' : '4156'
  const degree = (key: string, ...names: string[]): Field => ({
    key: `ft_teachers_edu_${key}`,
    names: names.flatMap((name) => [`按学历分/${name}`, name]),
    cross: { rows: ['总计', '合计', '专任教师'], columns: names },
  })
  const course = (key: string, name: string): Field => ({
    key: `ft_teachers_${key}`,
    names: [`按课程分/${name}`, `按授课课程分/${name}`, name],
    cross: { rows: [name], columns: ['合计', '计', '总计'] },
  })
  return {
    ...table(`jiaoji${code}`, `教基${code} ${ZH[stage]}专任教师`, stage, [
      `教基${code}`,
      `${ZH[stage]}专任教师分课程、分学历情况`,
    ]),
    required: ['ft_teachers'],
    fields: [
      ...SCHOOL,
      STAGE_FIELD,
      {
        key: 'ft_teachers',
        names: ['专任教师数', '专任教师', '合计', '总计'],
        cross: { rows: ['总计', '合计', '专任教师'], columns: ['合计', '计', '总计'] },
      },
      degree('doctor', '博士研究生毕业', '博士研究生', '博士'),
      degree('master', '硕士研究生毕业', '硕士研究生', '硕士'),
      degree('bachelor', '本科毕业', '大学本科', '本科'),
      degree('college', '专科毕业', '大学专科', '专科'),
      degree('senior_high', '高中阶段毕业', '高中阶段', '高中阶段毕业生'),
      degree('below_high', '高中阶段毕业以下', '高中阶段以下', '高中阶段以下毕业'),
      course('pe', '体育'),
      course('music', '音乐'),
      course('fine_art', '美术'),
      course('arts_other', '艺术'),
    ],
  }
}

function backbone(stage: Stage): Field {
  const names = ['县级及以上骨干教师', '县级以上骨干教师'].flatMap((name) => [
    `${name}/${ZH[stage]}`,
    `${ZH[stage]}/${name}`,
    `${name}(${ZH[stage]})`,
  ])
  const cross = { rows: ['县级及以上骨干教师', '县级以上骨干教师'], columns: [ZH[stage]] }
  return { key: 'backbone_teachers', stage, names, cross }
}

function count(key: string, ...names: string[]): Field {
  return { key, names }
}
function area(key: string, ...names: string[]): Field {
  return { key, names: names.flatMap((name) => [name, `${name}面积`]), unit: '㎡' }
}
function money(key: string, ...names: string[]): Field {
  return { key, names, unit: '万元' }
}
