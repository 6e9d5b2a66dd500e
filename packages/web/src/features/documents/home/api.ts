import {
  listTemplates,
  replaceTemplate,
  restoreTemplate,
  type TemplateKind,
} from '@junheng/core/features/documents/templates/contract.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

const templatesKey = ['paper-templates'] as const

export const templatesQuery = queryOptions({
  queryKey: templatesKey,
  queryFn: ({ signal }) => call(listTemplates, {}, signal),
})

/** A file takes the template's place; null returns to the default one. */
export function useChangeTemplate(kind: TemplateKind) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (file: File | null) =>
      file ? call(replaceTemplate, { params: { kind }, files: { file } }) : call(restoreTemplate, { params: { kind } }),
    onSuccess: () => client.invalidateQueries({ queryKey: templatesKey }),
  })
}
