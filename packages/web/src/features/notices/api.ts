import {
  addHook,
  askMailCode,
  changeHook,
  confirmMail,
  countNotices,
  listDeliveries,
  listHooks,
  listNotices,
  markAllRead,
  markNotices,
  readNoticeSettings,
  removeHook,
  removeMail,
  retryDeliveries,
  setNoticeWishes,
  testHook,
  undoAllRead,
} from '@junheng/core/features/notices/contract.ts'
import type {
  DeliveryState,
  HookDraft,
  Hooks,
  Inbox,
  NoticeCount,
  NoticeSettings,
  NoticeWishes,
} from '@junheng/core/features/notices/schema.ts'
import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import type { Search } from '../../shared/url.ts'

export const countQuery = queryOptions({
  queryKey: ['notices', 'count'],
  queryFn: ({ signal }) => call(countNotices, {}, signal),
  refetchInterval: 60_000,
  refetchOnWindowFocus: 'always',
})

/** What the address filters the inbox by. */
export function filterOf(search: Search) {
  return {
    state: search['state'] === 'all' ? ('all' as const) : ('unread' as const),
    ...(search['kind'] && { kind: search['kind'] }),
    ...(search['q'] && { search: search['q'] }),
  }
}

export const PAGE_SIZE = 20

export const inboxQuery = (search: Search) => {
  const query = { ...filterOf(search), page: Number(search['page'] ?? 1) || 1, size: PAGE_SIZE }
  return queryOptions({
    queryKey: ['notices', 'list', query],
    queryFn: ({ signal }) => call(listNotices, { query }, signal),
    placeholderData: keepPreviousData,
    // What was just read stays in its place while one looks at it; coming back shows how it stands.
    refetchOnWindowFocus: false,
    staleTime: 0,
  })
}

/**
 * Marks rows where they stand; the list is not read anew, so nothing moves under the pointer. One after the other, as they were pressed; what an answer
 * or a reading under way says of the count is old as long as another waits.
 */
export function useMark() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationKey: MARKING,
    scope: { id: 'notices' },
    mutationFn: ({ ids, isRead }: { ids: string[]; isRead: boolean }) => call(markNotices, { body: { ids, isRead } }),
    onMutate: async ({ ids, isRead }) => {
      paint(queryClient, ids, isRead)
      await queryClient.cancelQueries({ queryKey: countQuery.queryKey })
    },
    onSuccess: (count, { ids, isRead }) => {
      // A list read meanwhile, on coming back, may have come before it.
      paint(queryClient, ids, isRead)
      if (queryClient.isMutating({ mutationKey: MARKING }) <= 1) queryClient.setQueryData(countQuery.queryKey, count)
    },
    onError: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  })
}

const MARKING = ['notices', 'mark']

export function useMarkAll() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (filter: { kind?: string; search?: string }) => call(markAllRead, { body: filter }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  })
}

export function useUndoAll() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (at: string) => call(undoAllRead, { body: { at } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices'] }),
  })
}

export const settingsQuery = queryOptions({
  queryKey: ['notices', 'settings'],
  queryFn: ({ signal }) => call(readNoticeSettings, {}, signal),
})

/** A mutation that answers the settings as they are afterwards. */
function useSettingsChange<Given>(mutationFn: (given: Given) => Promise<NoticeSettings>) {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn, onSuccess: (settings) => queryClient.setQueryData(settingsQuery.queryKey, settings) })
}

export const useSetWishes = () => useSettingsChange((body: NoticeWishes) => call(setNoticeWishes, { body }))
export const useAskCode = () => useSettingsChange((mail: string) => call(askMailCode, { body: { mail } }))
export const useConfirmMail = () => useSettingsChange((code: string) => call(confirmMail, { body: { code } }))
export const useRemoveMail = () => useSettingsChange(() => call(removeMail, {}))

export const hooksQuery = queryOptions({ queryKey: ['notices', 'hooks'], queryFn: ({ signal }) => call(listHooks, {}, signal) })

function useHooksChange<Given>(mutationFn: (given: Given) => Promise<Hooks>) {
  const queryClient = useQueryClient()
  return useMutation({ mutationFn, onSuccess: (hooks) => queryClient.setQueryData(hooksQuery.queryKey, hooks) })
}

/** `id` null adds one. */
export const useSetHook = () =>
  useHooksChange(({ id, draft }: { id: string | null; draft: HookDraft }) =>
    id === null ? call(addHook, { body: draft }) : call(changeHook, { params: { id }, body: draft }),
  )
export const useRemoveHook = () => useHooksChange((id: string) => call(removeHook, { params: { id } }))
export const useTestHook = () => useMutation({ mutationFn: (id: string) => call(testHook, { params: { id } }) })

export const deliveriesQuery = (state: DeliveryState | undefined, page: number) =>
  queryOptions({
    queryKey: ['notices', 'deliveries', state ?? 'all', page],
    queryFn: ({ signal }) => call(listDeliveries, { query: { page, size: PAGE_SIZE, ...(state && { state }) } }, signal),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: 'always',
  })

export function useRetry() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (ids: string[] | null) => call(retryDeliveries, { body: { ids } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notices', 'deliveries'] }),
  })
}

function paint(queryClient: QueryClient, ids: readonly string[], isRead: boolean): void {
  const now = new Date().toISOString()
  let turned = 0
  queryClient.setQueriesData<Inbox>({ queryKey: ['notices', 'list'] }, (inbox) => {
    if (!inbox) return inbox
    const items = inbox.items.map((notice) =>
      ids.includes(notice.id) && (notice.readAt !== null) !== isRead ? { ...notice, readAt: isRead ? now : null } : notice,
    )
    const here = items.filter((notice, i) => notice !== inbox.items[i]).length
    turned = Math.max(turned, here)
    return { ...inbox, items, unread: inbox.unread + (isRead ? -here : here) }
  })
  queryClient.setQueryData<NoticeCount>(countQuery.queryKey, (count) =>
    count ? { ...count, unread: Math.max(0, count.unread + (isRead ? -turned : turned)) } : count,
  )
}
