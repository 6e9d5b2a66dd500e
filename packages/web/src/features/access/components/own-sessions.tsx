import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import type { OwnSession } from '@junheng/core/features/access/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ownSessionsQuery, useEndOwnSession } from '../api.ts'
import { ENGLISH } from '../english.ts'

/** Where one is signed in; each other place can be signed out from here. */
export function OwnSessions() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(ownSessionsQuery)
  const end = useEndOwnSession()
  return (
    <section className="card stack" aria-labelledby="own-sessions">
      <h2 id="own-sessions">{say('我的登录')}</h2>
      {isPending ? <Loading what={say('正在载入登录')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {end.isError ? <Failed error={end.error} /> : null}
      <ul className="lines">
        {data?.items.map((session) => (
          <li key={session.id} className="row">
            <span>
              <strong>{session.isThis ? say('这里') : (browserOf(session) ?? say('不知名的浏览器'))}</strong>{' '}
              <span className="dim small">
                {[
                  `${ROLE_NAMES[session.role]}${session.unit ? ` · ${session.unit}` : ''}`,
                  session.address ?? '',
                  say('登录于 {at}', { at: dateTime(session.startedAt) }),
                  say('上次使用 {at}', { at: dateTime(session.lastUsedAt) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {session.isThis ? null : (
              <Button size="small" className="row-end" loading={end.isPending} onClick={() => end.mutate(session.id)}>
                {say('让这处登录失效')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The browser and system in a few letters, as far as they tell. */
function browserOf({ agent }: OwnSession): string | null {
  if (agent === null) return null
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/[\d]+/.exec(agent)?.[0]
  const system = /(Windows NT [\d.]+|Mac OS X|Android|iPhone|Linux)/.exec(agent)?.[0]
  return [browser, system].filter(Boolean).join(' · ') || agent.slice(0, 40)
}
