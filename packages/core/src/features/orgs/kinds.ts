/** What an organisation is. `under`: the kinds it may stand under; null among them: it may be a root. */
interface KindRule {
  zh: string
  under: readonly (OrgKind | null)[]
  /** What it is to others: a unit of administration, a school, a body put together of members, or a joint body of schools. */
  nature: 'unit' | 'school' | 'group' | 'zone' | 'community'
}

export const ORG_KINDS = [
  'government',
  'party_committee',
  'supervision_office',
  'education_bureau',
  'section',
  'department',
  'township',
  'development_zone',
  'inspectorate',
  'inspection_zone',
  'school_inspection_office',
  'school',
  'leading_group',
  'group_office',
  'coordination_group',
  'evaluation_group',
  'task_force',
  'education_community',
] as const
export type OrgKind = (typeof ORG_KINDS)[number]

/** 四级督导体系 and the bodies of the campaign, with what each may stand under. */
export const KINDS: Readonly<Record<OrgKind, KindRule>> = {
  government: { zh: '政府', under: [null, 'government'], nature: 'unit' },
  party_committee: { zh: '党委', under: [null, 'party_committee'], nature: 'unit' },
  supervision_office: { zh: '督查室', under: ['party_committee', 'government'], nature: 'unit' },
  education_bureau: { zh: '教育局', under: ['government'], nature: 'unit' },
  section: { zh: '科室', under: ['education_bureau', 'department'], nature: 'unit' },
  department: { zh: '委办局', under: ['government'], nature: 'unit' },
  township: { zh: '镇街', under: ['government'], nature: 'unit' },
  development_zone: { zh: '开发区管委会', under: ['government'], nature: 'unit' },
  inspectorate: { zh: '督导室', under: ['government', 'education_bureau'], nature: 'unit' },
  inspection_zone: { zh: '督学责任区', under: ['inspectorate', 'education_bureau'], nature: 'zone' },
  school_inspection_office: { zh: '学校督导办', under: ['school'], nature: 'unit' },
  school: { zh: '学校', under: ['education_bureau', 'development_zone', 'township', 'government', 'school'], nature: 'school' },
  leading_group: { zh: '领导小组', under: ['government', 'party_committee'], nature: 'group' },
  group_office: { zh: '领导小组办公室', under: ['leading_group'], nature: 'group' },
  coordination_group: { zh: '综合协调组', under: ['leading_group'], nature: 'group' },
  evaluation_group: { zh: '督导评估组', under: ['leading_group'], nature: 'group' },
  task_force: {
    zh: '工作专班',
    under: ['leading_group', 'government', 'education_bureau', 'department', 'township'],
    nature: 'group',
  },
  education_community: { zh: '城乡教育共同体', under: ['education_bureau'], nature: 'community' },
}

export const kindName = (kind: OrgKind): string => KINDS[kind].zh

/** 隶属 of a school: whose orders it follows; the fact does not change where it is judged. */
export const AUTHORITIES = ['县属', '市属', '高校附属', '企业办', '管委会', '民办'] as const

/** 统计用城乡分类. */
export const URBAN_RURAL: Readonly<Record<string, string>> = {
  '111': '主城区',
  '112': '城乡结合区',
  '121': '镇中心区',
  '122': '镇乡结合区',
  '123': '特殊区域',
  '210': '乡中心区',
  '220': '村庄',
}

/** 举办者类型代码, 申报表表Ⅱ-2 注. */
export const SPONSORS: Readonly<Record<number, string>> = {
  1: '中央教育部门',
  2: '中央其他部门',
  3: '省级教育部门',
  4: '省级其他部门',
  5: '地级教育部门',
  6: '地级其他部门',
  7: '县级教育部门',
  8: '县级其他部门',
  9: '地方企业',
  10: '民办',
}

/** 办学类型 a school of the directory may have; their names are `schoolType(code).zh`. */
export const SCHOOL_TYPE_CODES = ['111', '211', '218', '219', '311', '312', '319', '341', '342', '345', '361', '514'] as const

export const isTeachingPoint = (typeCode: string | null): boolean => typeCode === '218' || typeCode === '219'

/** Marks the campaign gives to schools; others may be written freely. */
export const KNOWN_TAGS = ['三所学校', '两类学校', '薄弱学校'] as const
