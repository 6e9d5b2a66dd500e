import { listLinks } from '@junheng/core/features/rectification/sources/contract.ts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { call } from './call.ts'
import { ENGLISH } from './english.ts'
import { useMay } from './session.ts'
import { useText } from './text.ts'
import type { Search } from './url.ts'

export const linksKey = ['item-links'] as const

type Kind = 'warning' | 'readiness'

const linksQuery = (kind: Kind) =>
  queryOptions({
    queryKey: [...linksKey, kind],
    queryFn: async ({ signal }) => (await call(listLinks, { query: { kind } }, signal)).links,
  })

interface Props {
  kind: Kind
  record: string
  /** Said to screen readers. */
  what: string
  /** Where it speaks of what fails in a judgement: the address of those failures, which become items with their figures, one by one. */
  failing?: Search
}

/** Which item of the ledger a warning or a line of 迎检准备 became, and for who may the way to make it one. */
export function ItemLink({ kind, record, what, failing }: Props) {
  const say = useText(ENGLISH)
  const mayRead = useMay('item.read')
  const mayMake = useMay('item.manage')
  const { data } = useQuery({ ...linksQuery(kind), enabled: mayRead })
  // Its place is kept while it is on its way, so that nothing moves.
  if (!data) return mayRead && mayMake ? <span className="small nowrap is-coming">{say('列入台账')}</span> : null
  const link = data.find((each) => each.record === record)
  if (link)
    return (
      <Link to="/ledger/$no" params={{ no: String(link.no) }} search={{}} className="small nowrap">
        <span className="sr">{say('整改台账')} </span>№ {link.no}
      </Link>
    )
  if (!mayMake) return null
  return (
    <Link
      to={failing ? '/ledger/from-run' : '/ledger/from-record'}
      search={failing ?? { kind, record }}
      className="small nowrap no-print"
    >
      {say('列入台账')}
      <span className="sr">：{what}</span>
    </Link>
  )
}
