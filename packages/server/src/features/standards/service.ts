import type { LocalProfile, ProfileSettings } from '@junheng/core/features/standards/profile-schema.ts'
import type { ElementView, StandardView } from '@junheng/core/features/standards/schema.ts'
import type { Standard, StandardKey } from '@junheng/core/features/standards/standard.ts'
import type { Db } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { loadStandards, readStandard } from './files.ts'
import { checkedProfile } from './profile-check.ts'
import { getRow, profileOf } from './profile-records.ts'
import { findAdoption } from './queries.ts'
import { elementView, standardView } from './standard-views.ts'

// The files do not change while the program runs: what people read is made once, when first asked for.
let views: StandardView[] | undefined
let elements: ElementView[] | undefined

export const getStandard = (key: StandardKey): Standard => readStandard(key)

/** Both standards as people read them: every rule with its formula in words, its line, clause, source and confidence. */
export function listStandards(): StandardView[] {
  views ??= loadStandards().map(standardView)
  return views
}

/** Every data element as people read it; both standards share them. */
export function listElements(): ElementView[] {
  elements ??= [...getStandard('quality_balanced_2017').catalogue.elements.values()].map(elementView)
  return elements
}

/** A stored 口径 of the caller's county, also a withdrawn one: what was judged by it stays readable. @throws Problem record.missing */
export async function getProfile(ctx: Context, id: string): Promise<LocalProfile> {
  return profileOf(await getRow(ctx.db, countyOf(ctx.actor).code, id))
}

/** As `getProfile`, for work nobody signed in does. */
export async function profileIn(db: Db, countyCode: string, id: string): Promise<LocalProfile> {
  return profileOf(await getRow(db, countyCode, id))
}

/** The 口径 the caller's county has adopted; null = the standards' own. */
export async function adoptedProfile(ctx: Context): Promise<{ id: string; name: string } | null> {
  const adopted = (await findAdoption(ctx.db, countyOf(ctx.actor).code))?.profile_id ?? null
  if (adopted === null) return null
  const { id, name } = await getProfile(ctx, adopted)
  return { id, name }
}

/** Settings nobody stored, held against the standards. @throws Problem standards.profile-faulty with every fault at its field */
export function checkedSettings(settings: unknown): ProfileSettings {
  return checkedProfile({ name: '自选', settings }, getStandard('quality_balanced_2017')).settings
}
