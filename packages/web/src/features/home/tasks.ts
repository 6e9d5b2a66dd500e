import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { Claim } from '@junheng/core/features/evaluation/matrix/claim.ts'
import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import type { Mark } from '../../shared/marks.tsx'
import type { ENGLISH } from './english.ts'

/** One line of 我的工作: how urgent, what to do, and where. */
export interface Task {
  mark: Extract<Mark, 'unmet' | 'not_judgeable' | 'spare'>
  text: keyof typeof ENGLISH
  values: Record<string, string | number>
  to: { room: '/packages/$id' | '/plans/$id'; id: string } | { room: '/matrix' | '/evaluation'; search: Record<string, string> }
}

/** What waits for the county's office, the most urgent first: wrong data before missing data before what must be lifted before loose ends. */
export function tasksOf(data: PackageSummary, claim: Claim, plans: readonly PlanSummary[]): Task[] {
  const tasks: Task[] = []
  const add = (mark: Task['mark'], text: Task['text'], n: number, to: Task['to'], values: Task['values'] = {}) => {
    if (n > 0) tasks.push({ mark, text, values: { n, ...values }, to })
  }
  const ofData = { room: '/packages/$id', id: data.id } as const
  add('unmet', '数据有 {n} 处错误，改好后重新提交', data.errors, ofData)
  add('not_judgeable', '学校有 {n} 项缺数，无法判定，请补报', claim.unknown, {
    room: '/matrix',
    search: { unknown: '1' },
  })
  add('not_judgeable', '县级有 {n} 项缺数，无法判定，请补报', claim.county.unknown, { room: '/evaluation', search: {} })
  add(
    'unmet',
    '{schools} 所学校共 {n} 项要补，差距大的在前',
    claim.items,
    { room: '/matrix', search: { lift: '1', sort: '-gap' } },
    { schools: claim.schools },
  )
  add('unmet', '县级有 {n} 项未达标，看每一条理由', claim.county.items, { room: '/evaluation', search: {} })
  for (const plan of plans) {
    const { error, warn, info } = plan.disagreements
    if (plan.withdrawn === null)
      add(
        'spare',
        '《{title}》有 {n} 处不一致，逐条处理',
        error + warn + info - plan.settled,
        { room: '/plans/$id', id: plan.id },
        { title: plan.title ?? plan.fileName },
      )
  }
  add('spare', '数据有 {n} 处警告，核对后说明', data.warnings, ofData)
  return tasks
}
