import type { CallOf } from '@junheng/core/endpoint.ts'
import * as contract from '@junheng/core/features/rectification/milestones/contract.ts'
import type { ItemMilestones } from '@junheng/core/features/rectification/milestones/schema.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

// Below the items' own key, so that whatever changes an item also renews its days.
const key = ['items', 'milestones'] as const

export const milestonesQuery = (no: number) =>
  queryOptions({
    queryKey: [...key, no],
    queryFn: ({ signal }) => call(contract.readMilestones, { params: { no: String(no) } }, signal),
  })

export const daysQuery = (asked: CallOf<typeof contract.listDays>['query']) =>
  queryOptions({
    queryKey: [...key, 'days', asked],
    queryFn: ({ signal }) => call(contract.listDays, { query: asked }, signal),
    placeholderData: keepPreviousData,
  })

export const countsQuery = (asked: CallOf<typeof contract.countDays>['query']) =>
  queryOptions({
    queryKey: [...key, 'counts', asked],
    queryFn: ({ signal }) => call(contract.countDays, { query: asked }, signal),
    placeholderData: keepPreviousData,
  })

export const remindersQuery = queryOptions({
  queryKey: [...key, 'reminders'],
  queryFn: ({ signal }) => call(contract.readReminders, {}, signal),
})

function useRenewing<Given, Reply>(act: (given: Given) => Promise<Reply>) {
  const client = useQueryClient()
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: ['items'] }) })
}

type Texts = CallOf<typeof contract.addMilestones>['body']['milestones']

export const useAddMilestones = (no: number) =>
  useRenewing((milestones: Texts) => call(contract.addMilestones, { params: { no: String(no) }, body: { milestones } }))

interface Of {
  no: number
  milestone: number
  seen: number
}

export type Doing =
  | { kind: 'change'; due: string | null; text: string; promised: number | null; published: string; reason: string }
  | { kind: 'withdraw' | 'undo'; reason: string }
  | { kind: 'finish'; on: string; result: string }

/** Anything done to one milestone. */
export const useDoMilestone = ({ no, milestone, seen }: Of) =>
  useRenewing(({ kind, ...body }: Doing): Promise<ItemMilestones> => {
    const params = { no: String(no), milestone: String(milestone) }
    const given = { params, body: { ...body, seen } } as never
    if (kind === 'change') return call(contract.changeMilestone, given)
    if (kind === 'withdraw') return call(contract.withdrawMilestone, given)
    return kind === 'undo' ? call(contract.undoMilestone, given) : call(contract.finishMilestone, given)
  })

export const useSetReminders = () =>
  useRenewing((body: CallOf<typeof contract.setReminders>['body']) => call(contract.setReminders, { body }))
