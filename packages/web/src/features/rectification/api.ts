import { addressOf } from '@junheng/core/endpoint.ts'
import {
  exportAdopted,
  exportPlan,
  extractLedger,
  importPlan,
  listPlans,
  readPlan,
  reviewFinding,
  reviewName,
  withdrawPlan,
} from '@junheng/core/features/rectification/contract.ts'
import type {
  FindingReview,
  LedgerExtract,
  NameReview,
  PlanDetail,
  PlanWithdrawal,
} from '@junheng/core/features/rectification/schema.ts'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, callForFile } from '../../shared/call.ts'
import { saveFile } from '../../shared/save-file.ts'

const plansKey = ['plans'] as const

export const plansQuery = (page: number) =>
  queryOptions({
    queryKey: [...plansKey, 'list', page],
    queryFn: ({ signal }) => call(listPlans, { query: { page, size: 20 } }, signal),
  })

const planKey = (id: string) => [...plansKey, id] as const

export const planQuery = (id: string) =>
  queryOptions({ queryKey: planKey(id), queryFn: ({ signal }) => call(readPlan, { params: { id } }, signal) })

export const exportAddress = (id: string, format: 'docx' | 'xlsx'): string => addressOf(exportPlan, { id }, { format })

/** The same table with what came on in the ledger at its place; of a plan that is in the ledger. */
export const tableAddress = (id: string, format: 'docx' | 'xlsx'): string => addressOf(exportAdopted, { id }, { format })

/** What people decided shows on the plan at once, and in the list when it is looked at again. */
function rememberPlan(queryClient: QueryClient, plan: PlanDetail): void {
  queryClient.setQueryData(planKey(plan.id), plan)
  void queryClient.invalidateQueries({ queryKey: [...plansKey, 'list'] })
}

interface Sending {
  file: File
  body: File | undefined
  publishedSchools: number | undefined
  onProgress: (share: number) => void
  signal: AbortSignal
}

export function useImportPlan() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ file, body, publishedSchools, onProgress, signal }: Sending) =>
      call(
        importPlan,
        { body: publishedSchools ? { publishedSchools } : {}, files: { file, ...(body && { body }) }, onProgress },
        signal,
      ),
    onSuccess: ({ plan }) => rememberPlan(queryClient, plan),
  })
}

export function useReviewName(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: NameReview) => call(reviewName, { params: { id }, body }),
    onSuccess: (plan) => rememberPlan(queryClient, plan),
    // Somebody decided meanwhile: show how it stands now, beside the refusal.
    onError: () => void queryClient.invalidateQueries({ queryKey: planKey(id) }),
  })
}

export function useReviewFinding(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: FindingReview) => call(reviewFinding, { params: { id }, body }),
    onSuccess: (plan) => rememberPlan(queryClient, plan),
    onError: () => void queryClient.invalidateQueries({ queryKey: planKey(id) }),
  })
}

export function useWithdrawPlan(id: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: PlanWithdrawal) => call(withdrawPlan, { params: { id }, body }),
    onSuccess: (plan) => rememberPlan(queryClient, plan),
  })
}

/** Has the server lay out what the ledger shows, and saves it. */
export function useExtractLedger(id: string) {
  return useMutation({
    mutationFn: async (body: LedgerExtract) => {
      const { name, blob } = await callForFile(extractLedger, { params: { id }, body })
      saveFile(name, blob)
    },
  })
}
