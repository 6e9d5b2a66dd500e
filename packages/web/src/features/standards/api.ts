import { addressOf } from '@junheng/core/endpoint.ts'
import { compareProfiles } from '@junheng/core/features/evaluation/contract.ts'
import { addProfile, adoptProfile, downloadProfile, withdrawProfile } from '@junheng/core/features/standards/contract.ts'
import type { Adoption, ProfileFile } from '@junheng/core/features/standards/profile-schema.ts'
import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../shared/call.ts'
import { packagesKey } from '../../shared/packages.ts'
import { profilesKey } from '../../shared/profiles.ts'
import type { Judging } from '../../shared/verdict/evaluation.ts'

export { elementsQuery } from '../../shared/standards.ts'

/** What is otherwise when `judging` takes the place of the profile `against` (`default` or an id). */
export const differenceQuery = (id: string, judging: Judging, against: string) =>
  queryOptions({
    queryKey: [...packagesKey, id, 'difference', judging, against],
    queryFn: ({ signal }) => call(compareProfiles, { params: { id }, query: { ...judging, against } }, signal),
    staleTime: 5 * 60_000,
    placeholderData: keepPreviousData,
  })

export const profileFileAddress = (id: string): string => addressOf(downloadProfile, { id })

export const useAddProfile = () => useProfileAction((body: ProfileFile) => call(addProfile, { body }))

export const useAdoptProfile = () => useProfileAction((body: Adoption) => call(adoptProfile, { body }))

export const useWithdrawProfile = (id: string) =>
  useProfileAction((confirmName: string) => call(withdrawProfile, { params: { id }, body: { confirmName } }))

function useProfileAction<Given, Answer>(act: (given: Given) => Promise<Answer>) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: act,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: profilesKey }),
  })
}
