import { type PlanEntry, planEntries } from '@junheng/core/features/rectification/plan-entries.ts'
import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useMemo } from 'react'
import { date } from '../../shared/dates.ts'

/** Everything the plan says fails, schools named as people decided. */
export function usePlanEntries({ plan, nameVariants }: PlanDetail): PlanEntry[] {
  return useMemo(() => {
    const refused = new Set(
      nameVariants.filter(({ decision }) => decision === 'refused').map((one) => `${one.published}\n${one.canonical}`),
    )
    return planEntries(plan, (published, canonical) => refused.has(`${published}\n${canonical}`))
  }, [plan, nameVariants])
}

/** Today in Asia/Shanghai, `YYYY-MM-DD`. */
export const today = (): string => date(new Date().toISOString())
