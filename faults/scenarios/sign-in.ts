import { readSession } from '@junheng/core/features/access/contract.ts'
import { tokenHashOf } from '../../packages/server/src/features/access/sessions.ts'
import { enter } from '../lib/client.ts'
import type { Scenario } from '../lib/scenario.ts'
import { marksOf } from '../lib/scenario.ts'

/** Somebody signs in and looks who he is: the session and its audit entry are there together. Known by the hash of the session's token. */
export const signIn: Scenario = {
  name: 'sign-in',
  writers: 1,
  async prepare({ site }) {
    return {
      async act(desk) {
        const hashOf = ({ cookie }: { cookie: string }) => tokenHashOf(cookie.slice(cookie.indexOf('=') + 1))
        const client = await desk.write(hashOf, () => enter(site, 'leader'))
        if (!(await client.call(readSession)).signedIn) throw new Error('a session just opened is not known')
      },
      async traces(look, keys) {
        const rows = await look<{ key: string; sessions: number }>(
          'select k.key, (select count(*)::int from session s where s.token_hash = k.key) as sessions from unnest($1::text[]) as k(key)',
          [keys],
        )
        return marksOf(rows.map(({ key, sessions }) => ({ key, marks: [sessions] })))
      },
      async faults(look) {
        const [row] = await look<{ sessions: number; entries: number }>(
          `select (select count(*)::int from session) as sessions, (select count(*)::int from audit_entry where verb = 'access.sign-in') as entries`,
        )
        return row!.sessions === row!.entries ? [] : [`${row!.sessions} sessions, ${row!.entries} sign-ins written down`]
      },
    }
  },
}
