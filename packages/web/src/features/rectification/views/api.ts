import type { CallOf } from '@junheng/core/endpoint.ts'
import { actOnItem, createItem, editItem, listItems, readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import type { ItemDetail } from '@junheng/core/features/rectification/ledger/schema.ts'
import {
  changeItems,
  groupItems,
  listItemNumbers,
  rankUnits,
  readItemFunds,
  readItemMatrix,
  readItemMore,
  readTimeline,
  readWall,
  writeItemPaper,
} from '@junheng/core/features/rectification/views/contract.ts'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../../shared/call.ts'
import { saveFile } from '../../../shared/save-file.ts'

export const itemsKey = ['items'] as const

export type Filter = CallOf<typeof groupItems>['query'] extends infer Q ? Omit<Q & object, 'by'> : never
type Asked = CallOf<typeof listItems>['query']

export const itemsQuery = (asked: Asked) =>
  queryOptions({
    queryKey: [...itemsKey, 'list', asked],
    queryFn: ({ signal }) => call(listItems, { query: asked }, signal),
  })

export const moreQuery = (numbers: readonly number[]) =>
  queryOptions({
    queryKey: [...itemsKey, 'more', numbers],
    queryFn: ({ signal }) => call(readItemMore, { query: { numbers: numbers.join(',') } }, signal),
    enabled: numbers.length > 0,
  })

export const groupsQuery = (asked: CallOf<typeof groupItems>['query']) =>
  queryOptions({
    queryKey: [...itemsKey, 'groups', asked],
    queryFn: ({ signal }) => call(groupItems, { query: asked }, signal),
  })

const itemKey = (no: number) => [...itemsKey, 'one', no] as const

export const itemQuery = (no: number) =>
  queryOptions({
    queryKey: itemKey(no),
    queryFn: ({ signal }) => call(readItem, { params: { no: String(no) } }, signal),
  })

export const progressQuery = (asked: CallOf<typeof readItemMatrix>['query']) =>
  queryOptions({
    queryKey: [...itemsKey, 'matrix', asked],
    queryFn: ({ signal }) => call(readItemMatrix, { query: asked }, signal),
  })

export const unitsQuery = (part: 'unit' | 'section') =>
  queryOptions({
    queryKey: [...itemsKey, 'units', part],
    queryFn: ({ signal }) => call(rankUnits, { query: { part } }, signal),
  })

export const fundsQuery = (asked: CallOf<typeof readItemFunds>['query']) =>
  queryOptions({
    queryKey: [...itemsKey, 'funds', asked],
    queryFn: ({ signal }) => call(readItemFunds, { query: asked }, signal),
  })

/** Asked again every minute while the page is looked at; what was shown stays where asking fails. */
export const wallQuery = queryOptions({
  queryKey: [...itemsKey, 'wall'],
  queryFn: ({ signal }) => call(readWall, {}, signal),
  refetchInterval: 60_000,
  refetchIntervalInBackground: false,
  refetchOnWindowFocus: true,
  // Also where the browser knows it is offline it asks, fails and says so, instead of waiting in silence.
  networkMode: 'always',
  retry: false,
})

/** What was done shows on the item at once, and wherever items are listed when that is looked at again. */
function remember(client: QueryClient, item: ItemDetail): void {
  client.setQueryData(itemKey(item.no), item)
  void client.invalidateQueries({ queryKey: itemsKey, predicate: ({ queryKey }) => queryKey[1] !== 'one' })
}

export function useAct(no: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof actOnItem>['body']) => call(actOnItem, { params: { no: String(no) }, body }),
    onSuccess: (item) => remember(client, item),
    // Somebody changed it meanwhile: how it stands now, beside the refusal.
    onError: () => void client.invalidateQueries({ queryKey: itemKey(no) }),
  })
}

export function useEdit(no: number) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof editItem>['body']) => call(editItem, { params: { no: String(no) }, body }),
    onSuccess: (item) => remember(client, item),
  })
}

export function useCreate() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: CallOf<typeof createItem>['body']) => call(createItem, { body }),
    onSuccess: (item) => remember(client, item),
  })
}

export type BulkChange = CallOf<typeof changeItems>['body']['change']
export interface BulkItem {
  no: number
  seen: number
}

/** Everything a filter means, with the versions now. */
export const numbersOf = (filter: Filter) => call(listItemNumbers, { query: filter })

const AT_ONCE = 50

/**
 * Does one thing to many items, some at a time, so that one sees how far it has come and can stop.
 *
 * @param onPart told after each part: what became of each of its items
 */
export async function changeMany(
  items: readonly BulkItem[],
  change: BulkChange,
  onPart: (results: { no: number; refusal: string | null }[]) => void,
  signal: AbortSignal,
): Promise<void> {
  for (let from = 0; from < items.length && !signal.aborted; from += AT_ONCE) {
    const { results } = await call(changeItems, { body: { items: items.slice(from, from + AT_ONCE), change } })
    onPart(results)
  }
}

export async function savePaper(query: CallOf<typeof writeItemPaper>['query']): Promise<void> {
  const { name, blob } = await callForFile(writeItemPaper, { query })
  saveFile(name, blob)
}

export const timelineQuery = (asked: CallOf<typeof readTimeline>['query']) =>
  queryOptions({
    queryKey: [...itemsKey, 'timeline', asked],
    queryFn: ({ signal }) => call(readTimeline, { query: asked }, signal),
  })
