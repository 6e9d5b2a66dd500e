import { randomBytes, randomUUID } from 'node:crypto'
import { branchOf, type Role } from '@junheng/core/features/access/roles.ts'
import { type NoticeWishes, USUAL_WISHES } from '@junheng/core/features/notices/schema.ts'
import type { Db } from '../../db/database.ts'
import * as posts from '../access/post-queries.ts'
import * as access from '../access/queries.ts'
import { notify, type Telling } from './service.ts'
import { putSetting } from './settings-queries.ts'

export const COUNTY = '990101'

/** Ten in the morning in China. */
export const now = new Date('2026-11-23T02:00:00.000Z')

interface Place {
  county?: string
  school?: string
  unit?: string
  org?: string
  from?: string
  until?: string
}

/** Somebody made up, in one post. @returns the account */
export async function person(db: Db, role: Role, place: Place = {}): Promise<string> {
  const account_id = randomUUID()
  const branch = branchOf(role)
  const account = { account_id, name: account_id, display_name: '周某（示例）', branch, phone: null, must_change: false }
  await access.addAccount(db, { ...account, password_hash: 'none' }, now.toISOString())
  await posts.addPost(db, {
    post_id: randomUUID(),
    account_id,
    role,
    county_code: branch === 'business' ? (place.county ?? COUNTY) : null,
    org_id: place.org ?? null,
    school_code: place.school ?? null,
    unit_name: place.unit ?? '虚构单位',
    valid_from: place.from ?? '2026-01-01',
    valid_to: place.until ?? null,
    granted_at: now.toISOString(),
    granted_name: '测试',
  })
  return account_id
}

/** Gives somebody a proved address and wishes; the usual ones where none are named. */
export async function withMail(db: Db, account_id: string, mail: string, wishes: Partial<NoticeWishes> = {}): Promise<void> {
  const { mailKinds, digest, quiet } = { ...USUAL_WISHES, ...wishes }
  const row = { account_id, mail, mail_kinds: mailKinds, digest, changed_at: now.toISOString() }
  await putSetting(db, { ...row, quiet_from: quiet?.from ?? null, quiet_to: quiet?.to ?? null })
}

export const KEY = randomBytes(32)
export const secretKey = { find: () => KEY, make: () => KEY }

/** Tells the people of a school that their return came back, or what `telling` says instead. */
export const tell = (db: Db, at: Date, telling: Partial<Telling>) =>
  notify(
    db,
    { actor: '测试', now: at, reference: 'test' },
    { to: [{ school: '2199000001' }], county: COUNTY, kind: 'returned', title: '填报被退回', body: '', link: '/', ...telling },
  )

/** The states of all deliveries. */
export async function states(db: Db): Promise<string[]> {
  return (await db.selectFrom('notice_delivery').select('state').execute()).map(({ state }) => state)
}

/** What the log has under a verb. */
export const audited = (db: Db, verb: string) =>
  db.selectFrom('audit_entry').select(['subject', 'before', 'after']).where('verb', '=', verb).orderBy('at').execute()
