import type { OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import type { Town } from './regions.ts'

/** The fictional city above the fictional county; no region's code begins with 99. */
export const DEMO_CITY = { code: '990100', name: '澄州市（示例）' } as const
export const DEMO_PROVINCE = '示例省'

export const DEMO_TOWNS: readonly Town[] = [
  { code: '990101001', name: '新城街道' },
  { code: '990101002', name: '城关街道' },
  { code: '990101100', name: '柳堤镇' },
  { code: '990101101', name: '枫桥镇' },
  { code: '990101102', name: '荷塘镇' },
  { code: '990101200', name: '南坡乡' },
  { code: '990101201', name: '北岭乡' },
]

/** One body: its kind, name, whom it stands under by name, the town it lies in, and who heads it. All persons are made up. */
export interface DemoUnit {
  kind: OrgKind
  name: string
  under: string | null
  region?: string
  duty?: string
  head?: [person: string, post: string]
}

export const DEMO_CITY_UNITS: readonly DemoUnit[] = [
  { kind: 'government', name: '澄州市人民政府', under: null },
  { kind: 'education_bureau', name: '澄州市教育局', under: '澄州市人民政府' },
  { kind: 'inspectorate', name: '澄州市教育督导室', under: '澄州市人民政府', duty: '督导各区县，组织市级过程督导' },
]

const GOVERNMENT = '澄溪区人民政府'
const BUREAU = '澄溪区教育局'
const GROUP = '澄溪区义务教育优质均衡发展攻坚行动领导小组'

const departments: readonly [name: string, duty: string, head: string][] = [
  ['澄溪区财政局', '落实教育经费，编列年度资金', '韩守成'],
  ['澄溪区发展和改革委员会', '学校建设项目立项', '杜明远'],
  ['澄溪区人力资源和社会保障局', '教师招聘、职称和待遇', '秦月'],
  ['澄溪区自然资源和规划局', '教育用地保障', '谭立'],
  ['澄溪区住房和城乡建设局', '学校建设和配套移交', '蒋一鸣'],
]

const sections: readonly [name: string, duty: string][] = [
  ['办公室', '综合协调'],
  ['基础教育科', '招生入学、班额、教学质量'],
  ['人事科', '教师编制、交流轮岗'],
  ['计划财务科', '经费预算、资产'],
  ['建设与装备科', '校舍、仪器设备'],
  ['体卫艺科', '体育、艺术、卫生'],
]

export const DEMO_UNITS: readonly DemoUnit[] = [
  { kind: 'party_committee', name: '中共澄溪区委员会', under: null },
  { kind: 'supervision_office', name: '澄溪区委督查室', under: '中共澄溪区委员会', duty: '督查攻坚任务进度' },
  { kind: 'government', name: GOVERNMENT, under: '澄州市人民政府', head: ['周启明', '主要负责人'] },
  { kind: 'education_bureau', name: BUREAU, under: GOVERNMENT, head: ['陆文清', '主要负责人'] },
  ...sections.map(([name, duty]): DemoUnit => ({ kind: 'section', name, under: BUREAU, duty })),
  ...departments.map(
    ([name, duty, head]): DemoUnit => ({ kind: 'department', name, under: GOVERNMENT, duty, head: [head, '分管负责人'] }),
  ),
  ...DEMO_TOWNS.map(
    ({ code, name }): DemoUnit => ({
      kind: 'township',
      name: `${name}${name.endsWith('街道') ? '办事处' : '人民政府'}`,
      under: GOVERNMENT,
      region: code,
    }),
  ),
  { kind: 'development_zone', name: '澄溪经济开发区管理委员会', under: GOVERNMENT, region: '990101001' },
  { kind: 'inspectorate', name: '澄溪区人民政府教育督导室', under: GOVERNMENT, head: ['沈青', '主要负责人'] },
  { kind: 'inspection_zone', name: '第一督学责任区', under: '澄溪区人民政府教育督导室', head: ['郑思源', '责任督学'] },
  { kind: 'inspection_zone', name: '第二督学责任区', under: '澄溪区人民政府教育督导室', head: ['何澄', '责任督学'] },
  { kind: 'leading_group', name: GROUP, under: GOVERNMENT, head: ['周启明', '组长'] },
  {
    kind: 'group_office',
    name: '领导小组办公室',
    under: GROUP,
    duty: '设在区教育局，部署、协调全部任务',
    head: ['陆文清', '主任'],
  },
  { kind: 'coordination_group', name: '综合协调组', under: GROUP, duty: '汇总进度、催办', head: ['宋晓岚', '组长'] },
  {
    kind: 'evaluation_group',
    name: '督导评估组',
    under: GROUP,
    duty: '全覆盖督导评估，检查成员单位履职',
    head: ['沈青', '组长'],
  },
  { kind: 'task_force', name: '音美教室攻坚专班', under: GROUP, head: ['顾远山', '组长'] },
  { kind: 'education_community', name: '澄溪第一小学教育共同体', under: BUREAU },
]

/** The group's member units, the towns of each zone, and the schools of the community by 标识码, the leading one first. */
export const DEMO_GROUP = { name: GROUP, members: departments.map(([name]) => name) }
export const DEMO_ZONES: Readonly<Record<string, readonly string[]>> = {
  第一督学责任区: ['990101001', '990101002'],
  第二督学责任区: ['990101100', '990101101', '990101102', '990101200', '990101201'],
}
export const DEMO_COMMUNITY = { name: '澄溪第一小学教育共同体', schools: ['2199000001', '2199000020', '2199000021'] }
