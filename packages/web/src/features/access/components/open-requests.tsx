import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMay } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { requestsQuery } from '../bulk-api.ts'
import { ENGLISH } from '../bulk-english.ts'

/** How many posts wait to be granted; nothing where none does. */
export function OpenRequests() {
  const say = useText(ENGLISH)
  const { data } = useQuery(requestsQuery)
  const mayGrant = useMay('account.grant')
  if (!data || data.items.length === 0) return null
  return (
    <p className="notice" role="status">
      <span>
        {say('有 {n} 个账号在等待授予岗位。', { n: data.items.length })}{' '}
        {mayGrant ? <Link to="/accounts/requests">{say('去办理')}</Link> : say('由安全管理员办理')}
      </span>
    </p>
  )
}
