import { readDirectory } from '@junheng/core/features/orgs/contract.ts'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../../../shared/call.ts'

/** The schools of the county's directory as one picks them, by their names. */
export const schoolsQuery = queryOptions({
  queryKey: ['recognition-schools'],
  queryFn: async ({ signal }) =>
    (await call(readDirectory, {}, signal)).orgs
      .flatMap(({ facts: { schoolCode, name } }) => (schoolCode === null ? [] : [{ code: schoolCode, name }]))
      .sort((a, b) => byPinyin.compare(a.name, b.name)),
})

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin', { numeric: true })
