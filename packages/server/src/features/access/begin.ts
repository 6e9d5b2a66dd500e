import { randomUUID } from 'node:crypto'
import { ADMIN_ROLES, branchOf, ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import type { Beginning, Begun } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { sql } from 'kysely'
import { atomically, type Db } from '../../db/database.ts'
import { audit, type By } from '../audit/service.ts'
import { dayInChina } from './china-day.ts'
import { newPassword } from './new-password.ts'
import { hashPassword } from './passwords.ts'
import * as posts from './post-queries.ts'
import * as queries from './queries.ts'

/**
 * Makes the first county and the three administrators of an empty database. Their one-time passwords are in the answer and nowhere else.
 *
 * @throws Problem access.already-begun where there is any account, access.demo-database where made-up data stands
 */
export async function begin(db: Db, by: By, county: Beginning): Promise<Begun> {
  const accounts = await Promise.all(
    ADMIN_ROLES.map(async (role) => {
      const password = newPassword()
      return { role, password, hash: await hashPassword(password) }
    }),
  )
  const at = by.now.toISOString()
  await atomically(db, async (tx) => {
    // Two who begin at the same moment: the second waits here and finds accounts.
    await sql`select pg_advisory_xact_lock(hashtext('junheng.begin'))`.execute(tx)
    if (await queries.hasAccounts(tx)) throw new Problem('access.already-begun')
    await addRealCounty(tx, county, at)
    for (const { role, hash } of accounts) {
      const account_id = randomUUID()
      const row = { account_id, name: role, display_name: ROLE_NAMES[role], branch: branchOf(role), phone: null }
      await queries.addAccount(tx, { ...row, password_hash: hash, must_change: true }, at)
      await posts.addPost(tx, {
        post_id: randomUUID(),
        account_id,
        role,
        county_code: null,
        org_id: null,
        school_code: null,
        unit_name: '',
        valid_from: dayInChina(by.now),
        valid_to: null,
        granted_at: at,
        granted_name: '首次启用',
      })
    }
    await audit(tx, by, { verb: 'access.begin', subject: county.code, subjectName: county.name, countyCode: county.code })
  })
  return { county, accounts: accounts.map(({ role, password }) => ({ name: role, role, password })) }
}

/** A county of the real world; never beside made-up ones. @throws Problem access.demo-database */
export async function addRealCounty(tx: Db, { code, name }: Beginning, at: string): Promise<void> {
  if (await posts.hasCounty(tx, code)) return
  if (await posts.hasDemoCounties(tx)) throw new Problem('access.demo-database')
  await tx
    .insertInto('county')
    .values({ county_code: code, name, is_demo: false, created_at: at })
    .onConflict((conflict) => conflict.column('county_code').doNothing())
    .execute()
}
