import { existsSync, readFileSync } from 'node:fs'
import { join as pathTo } from 'node:path'
import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { LEAD_POST } from '@junheng/core/features/orgs/belongings.ts'
import { SINCE_UNKNOWN } from '@junheng/core/features/orgs/schema.ts'
import { atomically, type Db } from '../../db/database.ts'
import type { By } from '../audit/service.ts'
import { join } from './belongings.ts'
import { type Book, latestOrgs, openBook } from './book.ts'
import { found } from './change-org.ts'
import {
  DEMO_CITY,
  DEMO_CITY_UNITS,
  DEMO_COMMUNITY,
  DEMO_GROUP,
  DEMO_PROVINCE,
  DEMO_TOWNS,
  DEMO_UNITS,
  DEMO_ZONES,
  type DemoUnit,
} from './demo-units.ts'
import { packageSchools } from './package-schools.ts'
import { applySchools } from './proposals.ts'
import * as queries from './queries.ts'
import { ensureRegions } from './regions.ts'

const PACKAGE = pathTo(import.meta.dirname, '../../../../../examples/county.zip')
const SINCE = '2023-09-01'
const reason = '演示数据'

/**
 * The directory of the fictional county and its fictional city, all persons made up. Only where there is none yet: what somebody changed in a
 * demonstration stays.
 */
export async function loadDemoOrgs(db: Db, now = new Date()): Promise<void> {
  const by: By = { actor: '演示数据', now, reference: 'demo' }
  const today = now.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  const { code } = DEMO_COUNTY
  await atomically(db, async (tx) => {
    await queries.lockDirectory(tx, code)
    const known = await openBook(tx, code, today)
    if (known.versions.size > 0) return
    await ensureRegions(tx, DEMO_COUNTY, DEMO_TOWNS, { province: DEMO_PROVINCE, city: DEMO_CITY.name })
    const city = await openBook(tx, DEMO_CITY.code, today)
    for (const unit of DEMO_CITY_UNITS) await enter(tx, by, city, unit)
    const county = await openBook(tx, code, today)
    for (const unit of DEMO_UNITS) await enter(tx, by, county, unit)
    const schools = existsSync(PACKAGE) ? await packageSchools(readFileSync(PACKAGE), code) : []
    await applySchools(tx, by, county, schools, schools, { on: today, reason, isDemo: true })
    await gather(tx, by, county)
  })
}

async function enter(tx: Db, by: By, book: Book, { kind, name, under, region, duty, head }: DemoUnit): Promise<void> {
  const parentId = under === null ? null : named(book, under).id
  const facts = { name, shortName: null, region: region ?? book.keeper, schoolCode: null, school: null, duty: duty ?? null }
  const id = await found(tx, by, book, { kind, parentId, since: SINCE_UNKNOWN, reason, facts }, true)
  if (!head) return
  const [person, post] = head
  const org = latestOrgs(book).find((each) => each.id === id)!
  await join(tx, by, book, org, { personName: `${person}（虚构）`, orgId: null, post, duty: '', since: SINCE })
}

/** Who belongs to the group, the zones and the community. */
async function gather(tx: Db, by: By, book: Book): Promise<void> {
  const member = async (of: string, orgId: string, post: string) =>
    join(tx, by, book, named(book, of), { personName: null, orgId, post, duty: '', since: SINCE })
  for (const name of DEMO_GROUP.members) await member(DEMO_GROUP.name, named(book, name).id, '成员')
  for (const org of latestOrgs(book)) {
    if (org.kind === 'township') await member(DEMO_GROUP.name, org.id, '成员')
    if (org.kind !== 'school') continue
    for (const [zone, towns] of Object.entries(DEMO_ZONES))
      if (towns.includes(org.facts.region)) await member(zone, org.id, '责任区学校')
    const place = DEMO_COMMUNITY.schools.indexOf(org.facts.schoolCode ?? '')
    if (place >= 0) await member(DEMO_COMMUNITY.name, org.id, place === 0 ? LEAD_POST : '成员学校')
  }
}

/** By name; the demonstration's names are its own. */
function named(book: Book, name: string) {
  const found = latestOrgs(book).find((org) => org.facts.name === name)
  if (!found) throw new Error(`the demonstration names ${name}, which it does not make`)
  return found
}
