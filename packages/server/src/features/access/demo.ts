import { randomUUID } from 'node:crypto'
import { ROLE_NAMES, ROLES, type Role } from '@junheng/core/features/access/rules.ts'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { atomically, type Db } from '../../db/database.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import * as queries from './queries.ts'

/**
 * Makes the fictional county and one account a role, named as the role, with the folder's passwords. Run at every start of a
 * demonstration: what stands is left alone, except that the printed password always works.
 */
export async function seedDemo(db: Db, { passwords }: { passwords: Readonly<Record<Role, string>> }): Promise<void> {
  const now = new Date().toISOString()
  await db
    .insertInto('county')
    .values({ county_code: DEMO_COUNTY.code, name: DEMO_COUNTY.name, is_demo: true, created_at: now })
    .onConflict((conflict) => conflict.column('county_code').doNothing())
    .execute()
  // A real county's installation started with --demo by mistake: its accounts keep their own passwords.
  const keep = (await queries.countRealAccounts(db)) > 0
  for (const role of ROLES) await seedAccount(db, role, passwords[role], now, keep)
}

async function seedAccount(db: Db, role: Role, password: string, now: string, keep: boolean): Promise<void> {
  const known = await queries.findAccountByName(db, role)
  if (known && (keep || (await passwordMatches(known.password_hash, password)))) return
  const hash = await hashPassword(password)
  await atomically(db, async (tx) => {
    if (known) {
      await queries.setPassword(tx, known.account_id, hash, now)
      return
    }
    const county_code = role === 'coordinator' ? DEMO_COUNTY.code : null
    const account = { account_id: randomUUID(), name: role, display_name: `${ROLE_NAMES[role]}（演示）`, role, county_code }
    await queries.addAccount(tx, { ...account, password_hash: hash }, now)
  })
}
