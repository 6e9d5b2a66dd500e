import { randomUUID } from 'node:crypto'
import { branchOf, PLACES, ROLE_NAMES, ROLES, type Role } from '@junheng/core/features/access/roles.ts'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import { dayInChina } from './china-day.ts'
import { hashPassword, passwordMatches } from './passwords.ts'
import * as posts from './post-queries.ts'
import * as queries from './queries.ts'

/** The schools of the fictional county the demonstration's people look after; the first is the principal's and the filler's own. */
const SCHOOLS = { own: { code: '2199000001', name: '澄溪第一小学' }, remit: ['2199000001', '2199000002', '2199000005'] } as const

/** What the units of the fictional county are called; roles without one work for the county. */
const UNITS: Partial<Record<Role, string>> = {
  coordinator: '澄溪区教育督导室',
  leader: '澄溪区人民政府',
  section_officer: '澄溪区教育局基础教育科',
  department_officer: '澄溪区财政局',
  township_officer: '新城街道办事处',
  inspector: '澄溪区第一督学责任区',
  principal: SCHOOLS.own.name,
  filler: SCHOOLS.own.name,
  city_supervisor: '市人民政府教育督导室（示例）',
}

/**
 * Makes the fictional county and one account a role, named as the role, with the folder's passwords. Run at every start of a
 * demonstration: what stands is left alone, except that the printed password always works.
 *
 * @throws Problem access.real-database where a real county stands
 */
export async function seedDemo(
  db: Db,
  { passwords, now }: { passwords: Readonly<Partial<Record<Role, string>>>; now: Date },
): Promise<void> {
  await openDemoCounty(db, now)
  for (const role of ROLES) {
    const password = passwords[role]
    if (password !== undefined) await seedAccount(db, role, password, now)
  }
}

/** What the directory calls the units of the demonstration's officers: what these answer for is theirs. */
const ORGS: Partial<Record<Role, string>> = { section_officer: '基础教育科', department_officer: '澄溪区财政局' }

/** The fictional county itself, whose directory may come before its people. @throws Problem access.real-database where a real county stands */
export async function openDemoCounty(db: Db, now: Date): Promise<void> {
  if (await posts.hasRealCounties(db)) throw new Problem('access.real-database')
  await db
    .insertInto('county')
    .values({ county_code: DEMO_COUNTY.code, name: DEMO_COUNTY.name, is_demo: true, created_at: now.toISOString() })
    .onConflict((conflict) => conflict.column('county_code').doNothing())
    .execute()
}

async function seedAccount(db: Db, role: Role, password: string, now: Date): Promise<void> {
  const at = now.toISOString()
  const known = await queries.findAccountByName(db, role)
  if (known && (await passwordMatches(known.password_hash, password))) return
  const hash = await hashPassword(password)
  const org_id = await posts.findUnit(db, DEMO_COUNTY.code, ORGS[role] ?? '')
  await atomically(db, async (tx) => {
    if (known) {
      await queries.setPassword(tx, known.account_id, hash, false, at)
      return
    }
    const account_id = randomUUID()
    const account = {
      account_id,
      name: role,
      display_name: `${ROLE_NAMES[role]}（演示）`,
      branch: branchOf(role),
      phone: null,
      must_change: false,
    }
    await queries.addAccount(tx, { ...account, password_hash: hash }, at)
    await posts.addPost(tx, { ...postOf(role), org_id, account_id, valid_from: dayInChina(now), granted_at: at }, remitOf(role))
  })
}

function postOf(role: Role) {
  const place = PLACES[role]
  return {
    post_id: randomUUID(),
    role,
    county_code: place === 'installation' ? null : place === 'city' ? `${DEMO_COUNTY.code.slice(0, 4)}00` : DEMO_COUNTY.code,
    school_code: place === 'school' ? SCHOOLS.own.code : null,
    unit_name: UNITS[role] ?? '',
    valid_to: null,
    granted_name: '演示数据',
  }
}

const remitOf = (role: Role): readonly string[] => (role === 'inspector' || role === 'township_officer' ? SCHOOLS.remit : [])
