import { STAGE_NAMES } from './find-counts.ts'
import type { Disagreement, PlanImport, PlanIndicator } from './plan.ts'
import { BOTH } from './rows.ts'

const SEVERITIES: readonly (readonly [Disagreement['severity'], string])[] = [
  ['error', '严重'],
  ['warn', '需要核对'],
  ['info', '提示'],
]

/** The plan on a page, in Chinese, as the command line shows it. */
export function summarise(plan: PlanImport): string {
  const { document, distinctSchools: schools, fundsCny } = plan
  const head = [
    document.title ?? '（没有标题）',
    ...facts([
      ['文号', document.number],
      ['制定机关', document.issuer],
      ['成文日期', document.issued],
      ['依据', document.basis],
      ['公开方式', document.disclosure],
    ]),
    `不达标指标 ${plan.indicators.length} 项，不达标学校 ${schools.total} 所（小学 ${schools.primary} 所、初中 ${schools.junior} 所），` +
      `措施 ${sum(plan, (i) => i.measures.length)} 条，节点 ${sum(plan, (i) => i.milestones.length)} 个，` +
      `资金${fundsCny === null ? '没有写' : ` ${amount(fundsCny)}`}。`,
  ]
  const parts = [head.join('\n'), plan.indicators.map(ofIndicator).join('\n')]
  if (plan.projects.length > 0)
    parts.push(['建设项目', ...plan.projects.map((p) => `  ${p.name}：涉及 ${p.measures.length} 条措施`)].join('\n'))
  parts.push(disagreementList(plan.disagreements))
  return `${parts.join('\n\n')}\n`
}

function ofIndicator(indicator: PlanIndicator): string {
  const stages = BOTH.flatMap((stage) => {
    const { schools, cv_failing } = indicator.stages[stage]
    const count = schools.length > 0 ? [`${STAGE_NAMES[stage]} ${schools.length} 所`] : []
    return [...count, ...(cv_failing ? [`${STAGE_NAMES[stage]}校际差异`] : [])]
  })
  const subjects = (indicator.subject_results ?? [])
    .filter((r) => !r.passed)
    .map((r) => `${r.grade} 年级${r.subject} ${r.level} 级`)
  const text = indicator.text.length > 28 ? `${indicator.text.slice(0, 27)}……` : indicator.text
  const facts = [
    `不达标：${[...stages, ...subjects].join('、') || '没有写'}`,
    `措施 ${indicator.measures.length} 条`,
    `节点 ${indicator.milestones.length} 个`,
    `完成时间 ${indicator.completion ?? '没有写'}`,
    `资金 ${indicator.funds_cny === null ? '没有写' : amount(indicator.funds_cny)}`,
  ]
  return `指标 ${indicator.no}  ${text}\n  ${facts.join('；')}`
}

function disagreementList(all: readonly Disagreement[]): string {
  if (all.length === 0) return '没有发现矛盾。'
  const groups = SEVERITIES.flatMap(([severity, name]) => {
    const of = all.filter((one) => one.severity === severity)
    return of.length === 0
      ? []
      : [`${name} ${of.length} 条`, ...of.map((one) => `  [${one.code}] ${placeName(one.where)}：${one.text}`)]
  })
  return groups.join('\n')
}

/** `ind 1 primary` as 指标 1 小学. */
export function placeName(where: string): string {
  const match = /^ind (\d+)(?: (primary|junior))?$/.exec(where)
  if (!match) return '全文'
  return `指标 ${match[1]}${match[2] === 'primary' ? ' 小学' : match[2] === 'junior' ? ' 初中' : ''}`
}

const facts = (pairs: readonly (readonly [string, string | null])[]): string[] =>
  pairs.filter(([, value]) => value !== null).map(([name, value]) => `${name}：${value}`)

const sum = (plan: PlanImport, of: (indicator: PlanIndicator) => number): number =>
  plan.indicators.reduce((total, i) => total + of(i), 0)

const amount = (yuan: number): string => (yuan % 10_000 === 0 ? `${yuan / 10_000} 万元` : `${yuan} 元`)
