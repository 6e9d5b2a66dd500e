import { squeezed } from './words.ts'

/** The ten columns of a published plan. */
export const FIELDS = [
  'no',
  'indicator',
  'status',
  'schools',
  'measures',
  'milestones',
  'completion',
  'sections',
  'units',
  'funds',
] as const
export type Field = (typeof FIELDS)[number]

export const FIELD_NAMES: Record<Field, string> = {
  no: '序号',
  indicator: '评估认定指标',
  status: '不达标情况',
  schools: '不达标学校',
  measures: '整改措施',
  milestones: '任务目标安排',
  completion: '完成时间',
  sections: '责任科室',
  units: '责任单位',
  funds: '预计所需资金',
}

/** What a heading may say, the surest wording first: a column goes to the field it fits best. Headings are matched by meaning, never by place. */
const WORDINGS: Record<Field, readonly (readonly [RegExp, number])[]> = {
  no: [[/^(?:序号|编号|项次|序)$/, 1]],
  indicator: [
    [/(?:认定|评估)指标/, 1],
    [/^(?:国家)?指标(?:名称|内容|项目)?$/, 1],
    [/^(?!.*(?:措施|举措|任务)).*指标/, 0.6],
  ],
  status: [
    [/(?:不达标|未达标|不合格)(?:的)?(?:情况|情形|问题|现状)/, 1],
    [/^(?:存在)?(?:的)?(?:主要)?问题$|达标情况|问题(?:情况|描述|表现)|现状/, 0.7],
  ],
  schools: [
    [/(?:不达标|未达标|不合格|涉及)(?:的)?(?:中小)?学校/, 1],
    [/学校(?:名单|名称)?$/, 0.7],
  ],
  measures: [
    [/整改(?:措施|举措|办法|任务)|(?:措施|举措)/, 1],
    [/^任务(?:内容|清单)?$|^对策$|整改内容/, 0.5],
  ],
  milestones: [
    [/(?:目标|进度|阶段|时间|节点|推进|任务|工作)安排|阶段(?:性)?目标|任务目标|时间节点|进度计划|推进计划/, 1],
    [/^(?:目标|安排|进度|节点)$|(?:整改|工作)目标/, 0.7],
  ],
  completion: [
    [/(?:完成|整改|办结|销号)(?:的)?(?:时间|时限|期限|日期)/, 1],
    [/时限|期限|完成月份|时间(?:要求)?$/, 0.7],
  ],
  sections: [
    [/责任(?:科室|处室|股室)|^(?:牵头|承办|主责)?(?:科室|处室|股室)$/, 1],
    [/责任部门|承办部门|牵头部门/, 0.6],
  ],
  units: [
    [/(?:责任|牵头|配合|主责)(?:单位|主体)/, 1],
    [/责任部门|配合部门|牵头部门/, 0.5],
  ],
  funds: [[/资金|经费|预算|投入|投资/, 1]],
}

export interface Columns {
  /** Column of each field found. */
  at: Partial<Record<Field, number>>
  /** Sum of how sure each is; the best table of a document has the highest. */
  score: number
  /** Headings no field fits; their cells are kept for writing back. */
  others: number[]
}

/** Finds which column is which from the heading texts. Each column serves one field, each field takes one column. */
export function matchColumns(headings: readonly string[]): Columns {
  const offers = headings.flatMap((heading, column) => FIELDS.map((field) => ({ field, column, sure: fit(field, heading) })))
  offers.sort((a, b) => b.sure - a.sure || a.column - b.column)
  const at: Partial<Record<Field, number>> = {}
  const taken = new Set<number>()
  let score = 0
  for (const { field, column, sure } of offers) {
    if (sure === 0 || at[field] !== undefined || taken.has(column)) continue
    at[field] = column
    taken.add(column)
    score += sure
  }
  return { at, score, others: headings.map((_, column) => column).filter((column) => !taken.has(column)) }
}

/** 0 … 1. What stands in brackets (教育局 / 镇街) only helps to tell two likely columns apart. */
function fit(field: Field, heading: string): number {
  const plain = squeezed(heading)
  const bare = plain.replace(/\([^)]*\)/g, '')
  if (bare === '' || bare.length > 24) return 0
  const base = WORDINGS[field].find(([wording]) => wording.test(bare))?.[1] ?? 0
  if (base === 0 || base === 1) return base
  const hint = field === 'sections' ? /\(.*(?:教育局|局内|科室)/ : field === 'units' ? /\(.*(?:镇|街|委办局)/ : null
  return hint?.test(plain) ? base + 0.3 : base
}
