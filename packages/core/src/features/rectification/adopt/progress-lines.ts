import { MEASURE_STATES } from '../measures/schema.ts'
import { STAGE_NAMES } from '../plan/find-counts.ts'
import type { Field } from '../plan/header.ts'
import type { PlanImport, PlanIndicator } from '../plan/plan.ts'
import type { PlanEntry } from '../plan-entries.ts'
import { type IndicatorProgress, progressOf } from './progress.ts'

interface ProgressLine {
  indicator: PlanIndicator
  field: Field
  stage: PlanEntry['stage']
  text: string
}

/** What came on since the plan was published: milestones done in some or all of their items, measures done or given up. Nothing where nothing did. */
export function progressLines(
  { indicators }: Pick<PlanImport, 'indicators'>,
  progress: readonly IndicatorProgress[],
): ProgressLine[] {
  return indicators.flatMap((indicator) => {
    const own = progress.find(({ no }) => no === indicator.no)
    const milestones = indicator.milestones.flatMap((milestone): ProgressLine[] => {
      const found = progressOf(own, milestone)
      if (!found || found.done === 0) return []
      const far = found.done === found.items ? '已完成' : `${found.done}/${found.items} 条已完成`
      return [
        {
          indicator,
          field: 'milestones',
          stage: 'primary',
          text: `${far}（${found.lastDone}）：${milestone.text || milestone.published}`,
        },
      ]
    })
    const measures = indicator.measures.flatMap(({ id, no, stage, text }): ProgressLine[] => {
      const found = own?.measures.find(({ key }) => key === id)
      if (!found || found.state === 'planned') return []
      const at = stage === 'both' ? 'primary' : stage
      const name = stage === 'both' ? `措施 ${no}` : `${STAGE_NAMES[stage]}措施 ${no}`
      const when = found.doneOn === null ? '' : `（${found.doneOn}）`
      return [
        { indicator, field: 'measures', stage: at, text: `${name} ${MEASURE_STATES[found.state]}${when}：${text.slice(0, 24)}…` },
      ]
    })
    return [...milestones, ...measures]
  })
}
