import type { CallOf } from '@junheng/core/endpoint.ts'
import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import * as contract from '@junheng/core/features/rectification/measures/contract.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'
import type { StandardKey } from '../../../shared/standards.ts'

const measuresKey = ['measures'] as const

export const measuresQuery = (no: number) =>
  queryOptions({
    queryKey: [...measuresKey, 'item', no],
    queryFn: ({ signal }) => call(contract.listMeasures, { params: { no } }, signal),
  })

export type PreviewAsked = CallOf<typeof contract.previewMeasure>['body']

/** What a measure would come to, asked again whenever its facts change; the last answer stands until the next is there. */
export const previewQuery = (asked: PreviewAsked | null) =>
  queryOptions({
    queryKey: [...measuresKey, 'effect', asked],
    queryFn: ({ signal }) => call(contract.previewMeasure, { body: asked! }, signal),
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    retry: false,
  })

export const projectsQuery = queryOptions({
  queryKey: [...measuresKey, 'projects'],
  queryFn: ({ signal }) => call(contract.listProjects, {}, signal),
})

export const forecastQuery = (standard: StandardKey, day: string | undefined) =>
  queryOptions({
    queryKey: [...measuresKey, 'forecast', standard, day ?? ''],
    queryFn: ({ signal }) => call(contract.readForecast, { query: { standard, ...(day && { day }) } }, signal),
    placeholderData: keepPreviousData,
  })

export interface SchoolChoice {
  code: string
  name: string
}

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
export const schoolsQuery = queryOptions({
  queryKey: [...measuresKey, 'schools'],
  queryFn: async ({ signal }): Promise<SchoolChoice[]> =>
    (await call(readDirectory, {}, signal)).orgs
      .flatMap(({ facts: { schoolCode, name } }) => (schoolCode === null ? [] : [{ code: schoolCode, name }]))
      .sort((a, b) => byPinyin.compare(a.name, b.name)),
})

/** Every change also stands in the life of its items. */
function useChange<Sent, Made>(send: (sent: Sent) => Promise<Made>) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: send,
    onSuccess: () => Promise.all([measuresKey, ['items']].map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
}

type Text = CallOf<typeof contract.createMeasure>['body']
/** `id` null: a new one. */
export const useSaveMeasure = () =>
  useChange(({ id, seen, ...body }: Text & { id: string | null; seen: number; reason?: string }) => {
    const { reason, ...text } = body
    if (id === null) return call(contract.createMeasure, { body: text })
    return call(contract.editMeasure, { params: { id }, body: { ...text, seen, reason: reason ?? '' } })
  })

export const useSettleMeasure = () =>
  useChange(({ id, ...body }: CallOf<typeof contract.settleMeasure>['body'] & { id: string }) =>
    call(contract.settleMeasure, { params: { id }, body }),
  )

type ProjectBody = CallOf<typeof contract.createProject>['body']
export const useSaveProject = () =>
  useChange(({ id, seen, reason, ...text }: ProjectBody & { id: string | null; seen: number; reason: string }) =>
    id === null
      ? call(contract.createProject, { body: text })
      : call(contract.editProject, { params: { id }, body: { ...text, seen, reason } }),
  )
