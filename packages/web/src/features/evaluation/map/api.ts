import { checkMap, putMap, readMap, withdrawMap } from '@junheng/core/features/evaluation/map/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

export const mapQuery = queryOptions({
  queryKey: ['county-map'],
  queryFn: ({ signal }) => call(readMap, {}, signal),
  staleTime: 60_000,
})

export const useCheckMap = () => useMutation({ mutationFn: (file: File) => call(checkMap, { files: { file } }) })

/** Both answer the map as it is drawn from then on. */
export function usePutMap() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, towns }: { file: File; towns: readonly string[] }) =>
      call(putMap, { files: { file }, body: { towns: towns.join(',') } }),
    onSuccess: (map) => queryClient.setQueryData(mapQuery.queryKey, map),
  })
}

export function useWithdrawMap() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (version: number) => call(withdrawMap, { params: { version: String(version) } }),
    onSuccess: (map) => queryClient.setQueryData(mapQuery.queryKey, map),
  })
}
