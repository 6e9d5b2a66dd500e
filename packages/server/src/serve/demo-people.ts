import type { Role } from '@junheng/core/features/access/roles.ts'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import type { Work } from '../background/work.ts'
import type { Db } from '../db/database.ts'
import { NO_SECRET_KEY } from '../features/access/secret-key.ts'
import { holdersOf } from '../features/access/service.ts'
import type { As } from '../features/collection/round/open/demo.ts'
import type { Actor, Log } from '../http/context.ts'

const SILENT: Log = { info() {}, warn() {}, error() {} }

/** Acts for the demonstration's own accounts while it is being made: who, under which name, at which moment. */
export async function demoPeople(db: Db, work: Work, today: Date, log: Log = SILENT): Promise<As> {
  const account = async (role: Role) => {
    const [holder] = await holdersOf(db, { role, county: DEMO_COUNTY.code }, DEMO_COUNTY.code, today)
    if (!holder) throw new Error(`the demonstration has no ${role}`)
    return holder
  }
  const holders = { coordinator: await account('coordinator'), school: await account('principal') }
  return (who, displayName, now) => {
    const { accountId, role, unit } = holders[who]
    const actor: Actor = {
      accountId,
      name: '演示数据',
      displayName,
      role,
      county: { ...DEMO_COUNTY, isDemo: true },
      post: { id: accountId, unit, orgId: null, cityCode: null },
      reach: { kind: 'county' },
    }
    const session = { actor, pending: null, viaProvider: false, tokenHash: '', csrfToken: '', idleUntil: now, endsAt: now }
    const request = {
      reference: 'demo',
      address: '',
      agent: null,
      demo: true,
      signOn: null,
      signal: new AbortController().signal,
    }
    return { db, work, log, now, ...request, secretKey: NO_SECRET_KEY, tell() {}, session, actor }
  }
}
