import type { MeasureKind } from './plan.ts'

/** How each kind of action is worded. `(?![…])` keeps off neighbours: 补充教师 is about teachers, 调配设备 about things. */
const ACTIONS: readonly (readonly [MeasureKind, RegExp])[] = [
  ['new_build', /新建(?!成)|迁建|(?:加快|推进|启动|实施)[^，,。；;]{0,12}(?:新校区|学校)建设/],
  ['expand', /改扩建|扩建|改建|加建|增建|加层/],
  [
    'convert_rooms',
    /提升改造|改造(?:成|为)|(?:调整|改|置换)(?:成|为)[^，,。；;]{0,14}(?:教室|用房)|功能室改造|闲置[^，,。；;]{0,8}改造/,
  ],
  ['divert', /分流/],
  ['merge', /并入|撤并|合并/],
  ['lease', /租赁|租借|租用|承租/],
  ['purchase', /购置|采购|购买(?!服务)|添置|增配(?!教师)|(?:配备|配齐|更新|补充)[^，,。；;]{0,8}(?:设备|仪器|器材|图书)/],
  ['reallocate', /(?:调配|调剂|划转)(?![^，,。；;]{0,8}教师)|占比较大|调整(?:其|学校)?使用功能|调整均衡/],
  [
    'teachers',
    /(?:招聘|招录|招考|引进|选调|选派|补充|调配|增配|配齐|培养)[^，,。；;]{0,12}(?:教师|骨干)|交流轮岗|走教|支教|教师[^，,。；;]{0,6}(?:招聘|补充|引进)/,
  ],
  ['zoning', /招生(?:片区|入学政策|政策|管理|范围|计划)|划片|学区(?:划分|调整)/],
  ['survey', /专项普查|普查|核实|排查|摸底/],
  ['teaching', /课堂|课程|教研|师资队伍|教学(?:质量|水平|改革)|学习兴趣|质量观/],
]

/**
 * All actions of a measure in the order of its text. 建成后 and 投入使用 are conditions, and 分流至新建滨河小学 diverts, it builds nothing.
 */
export function kindsOf(text: string): MeasureKind[] {
  const acting = text
    .replace(/(?:至|到|往|入|向)([^，,。；;、]{0,10})新建/g, (all) => `${all.slice(0, -2)}〇〇`)
    .replace(/新建(?=[^，,。；;：:]{0,20}(?:建成后|投入使用))/g, '〇〇')
  return ACTIONS.map(([kind, wording]) => ({ kind, at: acting.search(wording) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)
    .map(({ kind }) => kind)
}
