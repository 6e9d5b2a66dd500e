import { randomUUID } from 'node:crypto'
import { branchOf, PLACES, ROLE_NAMES, type Role } from '@junheng/core/features/access/roles.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import { atTheMachine, audit } from '../audit/service.ts'
import { addRealCounty } from './begin.ts'
import { dayInChina } from './china-day.ts'
import { hashPassword } from './passwords.ts'
import * as posts from './post-queries.ts'
import * as queries from './queries.ts'
import { forgetKey } from './sealing-key.ts'
import { accountsWithFactor, removeFactor } from './second-factor/queries.ts'
import { endSessionsOf } from './session-queries.ts'
import { forgive } from './throttle.ts'

/** Account work done at the machine itself, by whoever may open its data folder; nobody is signed in. */
export interface AtTheMachine {
  db: Db
  now: Date
}

export interface NewAccount {
  name: string
  role: Role
  password: string
  /** The county a business post is in; made if it is not there yet. */
  county: { code: string; name: string } | null
  /** The school of a principal or filler. */
  school?: { code: string; name: string } | null
}

/** All accounts by name. */
export async function listAccountsAtTheMachine({ db, now }: AtTheMachine) {
  const rows = await queries.listAccounts(db, now.toISOString())
  const held = Map.groupBy(await posts.allPosts(db, dayInChina(now)), (post) => post.account_id)
  return rows.flatMap(({ account_id, name, disabled, last_sign_in_at: lastSignInAt }) => {
    const own = held.get(account_id) ?? [{ role: null, county_code: null }]
    return own.map(({ role, county_code: county }) => ({ name, role, county, disabled, lastSignInAt }))
  })
}

/** @throws Problem user.exists */
export async function addAccount({ db, now }: AtTheMachine, account: NewAccount): Promise<void> {
  const hash = await hashPassword(account.password)
  const at = now.toISOString()
  await atomically(db, async (tx) => {
    if (await queries.findAccountByName(tx, account.name)) throw new Problem('user.exists', { user: account.name })
    const account_id = randomUUID()
    const county_code = account.county?.code ?? null
    if (account.county && PLACES[account.role] !== 'city') await addRealCounty(tx, account.county, at)
    const { name, role, school } = account
    const row = { account_id, name, display_name: ROLE_NAMES[role], branch: branchOf(role), phone: null, must_change: true }
    await queries.addAccount(tx, { ...row, password_hash: hash }, at)
    await posts.addPost(tx, {
      post_id: randomUUID(),
      account_id,
      role,
      county_code,
      org_id: null,
      school_code: school?.code ?? null,
      unit_name: school?.name ?? account.county?.name ?? '',
      valid_from: dayInChina(now),
      valid_to: null,
      granted_at: at,
      granted_name: atTheMachine(now).actor as string,
    })
    await audit(tx, atTheMachine(now), {
      verb: 'access.add-account',
      subject: account_id,
      subjectName: account.name,
      after: { 岗位: account.role, 区县: county_code },
    })
  })
}

/** Sets a new password, forgets wrong tries and ends the account's sessions. @throws Problem user.missing */
export async function resetPassword({ db, now }: AtTheMachine, name: string, password: string): Promise<void> {
  const hash = await hashPassword(password)
  const at = now.toISOString()
  await atomically(db, async (tx) => {
    const { account_id } = await getByName(tx, name)
    await queries.setPassword(tx, account_id, hash, true, at)
    await endSessionsOf(tx, account_id, at, null)
    await forgive(tx, name)
    await audit(tx, atTheMachine(now), { verb: 'access.reset-password', subject: account_id, subjectName: name })
  })
}

/** Forgets wrong tries, so that the next right password signs in. @throws Problem user.missing */
export async function unlockByName({ db, now }: AtTheMachine, name: string): Promise<void> {
  await atomically(db, async (tx) => {
    const { account_id } = await getByName(tx, name)
    await forgive(tx, name)
    await audit(tx, atTheMachine(now), { verb: 'access.unlock', subject: account_id, subjectName: name })
  })
}

/**
 * For a lost telephone, or a key that was not kept with a backup. Null: of everybody, where the key is gone. Ends their sessions; answers the names.
 *
 * @throws Problem user.missing, access.second-factor-off
 */
export async function resetSecondFactor({ db, now }: AtTheMachine, name: string | null): Promise<string[]> {
  return atomically(db, async (tx) => {
    const accounts = name === null ? await accountsWithFactor(tx) : [await getByName(tx, name)]
    for (const { account_id, name: subjectName } of accounts) {
      const had = await removeFactor(tx, account_id)
      if (name !== null && !had) throw new Problem('access.second-factor-off')
      await endSessionsOf(tx, account_id, now.toISOString(), null)
      await audit(tx, atTheMachine(now), { verb: 'access.reset-second-factor', subject: account_id, subjectName })
    }
    if (name === null) await forgetKey(tx, now)
    return accounts.map((account) => account.name)
  })
}

async function getByName(db: Db, name: string) {
  const account = await queries.findAccountByName(db, name)
  if (!account) throw new Problem('user.missing', { user: name })
  return account
}
