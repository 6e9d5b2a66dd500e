import type { CallOf } from '@junheng/core/endpoint.ts'
import { type IndicatorProgress, type PlanProgress, progressOf } from '@junheng/core/features/rectification/adopt/progress.ts'
import { finishPlanMilestone, readPlanProgress } from '@junheng/core/features/rectification/contract.ts'
import type { Milestone } from '@junheng/core/features/rectification/plan/plan.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { createContext, type ReactNode, useContext } from 'react'
import { call } from '../../../shared/call.ts'
import { useText } from '../../../shared/text.ts'
import { Countdown } from '../components/countdown.tsx'
import { ENGLISH } from './progress-english.ts'

// Under the adoption's key: adopting asks for it again.
const progressKey = (id: string) => ['plans', id, 'adoption', 'progress'] as const

export const progressQuery = (id: string) =>
  queryOptions({
    queryKey: progressKey(id),
    queryFn: ({ signal }) => call(readPlanProgress, { params: { id } }, signal),
  })

/** How far the plan that is shown has come in the ledger. */
export const ProgressContext = createContext<PlanProgress>({ adoptedAt: null, indicators: [] })

/** Of one indicator; undefined where the plan is not in the ledger. */
export const useProgress = (no: number): IndicatorProgress | undefined =>
  useContext(ProgressContext).indicators.find((one) => one.no === no)

export function useFinishMilestone(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof finishPlanMilestone>['body']) => call(finishPlanMilestone, { params: { id }, body }),
    onSuccess: (progress) => {
      client.setQueryData(progressKey(id), progress)
      return Promise.all([['items'], ['milestones']].map((queryKey) => client.invalidateQueries({ queryKey })))
    },
  })
}

/** How many items of an indicator are closed; where all are, nothing is late any more. `children`: how far its day is. */
export function Closed({ no, children }: { no: number; children: ReactNode }) {
  const say = useText(ENGLISH)
  const progress = useProgress(no)
  if (!progress || progress.closed === 0) return children
  const { items: n, closed: m } = progress
  return m === n ? (
    <span className="mark-met">
      <span aria-hidden="true">● </span>
      {say('{n} 条都已销号', { n })}
    </span>
  ) : (
    <>
      {children} <span className="small">{say('已销号 {m}/{n} 条', { m, n })}</span>
    </>
  )
}

interface Props {
  no: number
  milestone: Milestone
  today: string
}

/** How far a milestone's day is, or in how many of its items it is done; what is done in all of them is not late any more. */
export function MilestoneTime({ no, milestone, today }: Props) {
  const say = useText(ENGLISH)
  const far = progressOf(useProgress(no), milestone)
  const until = milestone.due ? <Countdown day={milestone.due} today={today} /> : null
  if (!far || far.done === 0) return until
  if (far.done < far.items)
    return (
      <>
        {until}{' '}
        <span className="nowrap">
          <span aria-hidden="true">◐ </span>
          {say('{n}/{of} 条已完成', { n: far.done, of: far.items })}
        </span>
      </>
    )
  return (
    <span className="mark-met">
      <span aria-hidden="true">● </span>
      {say('{n} 条都已完成 {day}', { n: far.items, day: far.lastDone ?? '' })}
    </span>
  )
}
