import { GROUP_DUTIES } from './labels.ts'
import type { PlanItem, Written } from './schema.ts'

/** What the school writes, in the order of the plan. */
export const OWN_PARTS = {
  causes: { title: '原因分析', hint: '逐项写明为什么不达标：历史欠账、生源变化、用房功能、经费安排等。' },
  how: { title: '学校落实办法', hint: '逐项写明学校怎样落实：做什么、分几步、由谁做。' },
  goals: { title: '年度目标', hint: '一年一条，写明这一年要达到的数。' },
  group: { title: '学校工作小组', hint: '优质均衡创建工作小组：组长、副组长、成员和各自的任务。' },
  selfCheck: { title: '自查情况', hint: '学校自查了哪些方面，结果如何，还有哪些要上级支持。' },
} as const
export type OwnPart = keyof typeof OWN_PARTS

/** A part as it prints, a line a paragraph; empty where nothing is written. Texts of items that are not in the plan any more are left out. */
export function ownText(
  part: OwnPart,
  written: Written,
  items: readonly Pick<PlanItem, 'no' | 'stage' | 'indicatorName'>[],
): string {
  if (part === 'selfCheck') return written.selfCheck
  if (part === 'goals')
    return written.goals
      .toSorted((a, b) => a.year - b.year)
      .map(({ year, goal }) => `${year}年：${goal}`)
      .join('\n')
  if (part === 'group')
    return written.group
      .map(
        ({ duty, name, post, tasks }) => `${GROUP_DUTIES[duty]}：${name}${post ? `（${post}）` : ''}${tasks ? `，${tasks}` : ''}`,
      )
      .join('\n')
  const texts = new Map(written.items.map((text) => [text.no, part === 'causes' ? text.cause : text.how]))
  return items
    .flatMap((item) => {
      const text = texts.get(item.no)
      return text ? [`№ ${item.no} ${subjectOf(item)}：${text}`] : []
    })
    .join('\n')
}

const STAGES = { primary: '小学', junior: '初中' } as const

/** 小学 生均…; what no indicator names is 其他问题. */
export const subjectOf = ({ stage, indicatorName }: Pick<PlanItem, 'stage' | 'indicatorName'>): string =>
  `${stage === null ? '' : STAGES[stage]}${indicatorName === '' ? '其他问题' : indicatorName}`
