import { randomUUID } from 'node:crypto'
import type { Download } from '@junheng/core/endpoint.ts'
import type {
  Adoption,
  LocalProfile,
  ProfileFile,
  ProfileList,
  ProfileWithdrawal,
} from '@junheng/core/features/standards/profile-schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db, isDuplicate } from '../../db/database.ts'
import { type Context, countyOf } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { checkedProfile } from './profile-check.ts'
import { getRow, profileOf } from './profile-records.ts'
import * as queries from './queries.ts'
import { getProfile, getStandard } from './service.ts'

/** All of the caller's county, newest first, and the adopted one. */
export async function listProfiles(ctx: Context): Promise<ProfileList> {
  return listOf(ctx.db, countyOf(ctx.actor).code)
}

/**
 * Stores a profile file. What is stored never changes: another setting is another profile.
 *
 * @throws Problem standards.profile-faulty with every fault at its field, standards.profile-name-taken
 */
export async function addProfile(ctx: Context, file: ProfileFile): Promise<LocalProfile> {
  const { code } = countyOf(ctx.actor)
  const { name, settings } = checkedProfile(file, getStandard('quality_balanced_2017'))
  try {
    return await atomically(ctx.db, async (tx) => {
      if (await queries.findByName(tx, code, name)) throw new Problem('standards.profile-name-taken', { name })
      const saved = await queries.addProfile(tx, {
        county_code: code,
        profile_id: randomUUID(),
        name,
        settings: JSON.stringify(settings),
        created_at: ctx.now.toISOString(),
        created_name: ctx.actor.displayName,
        withdrawn_at: null,
        withdrawn_name: null,
      })
      await audit(tx, ctx, {
        verb: 'standards.add-profile',
        subject: saved.profile_id,
        subjectName: name,
        after: { ...settings },
      })
      return profileOf(saved)
    })
  } catch (error) {
    // Two people gave the same name at the same moment.
    throw isDuplicate(error) ? new Problem('standards.profile-name-taken', { name }) : error
  }
}

/** The profile as the file the command line takes. @throws Problem record.missing */
export async function downloadProfile(ctx: Context, id: string): Promise<Download> {
  const { name, settings } = await getProfile(ctx, id)
  const bytes = Buffer.from(`${JSON.stringify({ name, settings }, null, 2)}\n`)
  return { fileName: `${name}.json`, mediaType: 'application/json', size: bytes.length, bytes }
}

/** @throws Problem record.missing, standards.profile-withdrawn, standards.wrong-name, standards.profile-adopted */
export async function withdrawProfile(ctx: Context, id: string, { confirmName }: ProfileWithdrawal): Promise<LocalProfile> {
  const { code } = countyOf(ctx.actor)
  return atomically(ctx.db, async (tx) => {
    const current = await getRow(tx, code, id, queries.findProfileForUpdate)
    const { name } = current
    if (current.withdrawn_at !== null) throw new Problem('standards.profile-withdrawn', { name })
    if (name !== confirmName) throw new Problem('standards.wrong-name')
    const adoption = await queries.findAdoption(tx, code)
    if (adoption?.profile_id === id) throw new Problem('standards.profile-adopted', { name })
    const by = { at: ctx.now.toISOString(), name: ctx.actor.displayName }
    const saved = await queries.recordWithdrawal(tx, code, id, by)
    await audit(tx, ctx, { verb: 'standards.withdraw-profile', subject: id, subjectName: name })
    return profileOf(saved)
  })
}

/**
 * Makes a profile the one the county's pages judge by unless told otherwise; null the standard's own defaults.
 *
 * @throws Problem record.missing, standards.profile-withdrawn, record.changed when somebody adopted another since the caller looked
 */
export async function adoptProfile(ctx: Context, { profile, instead }: Adoption): Promise<ProfileList> {
  const { code } = countyOf(ctx.actor)
  try {
    return await atomically(ctx.db, async (tx) => {
      const chosen = profile === null ? null : await getRow(tx, code, profile, queries.findProfileForUpdate)
      if (chosen?.withdrawn_at) throw new Problem('standards.profile-withdrawn', { name: chosen.name })
      const last = await queries.findAdoption(tx, code)
      const current = last?.profile_id ?? null
      if (current !== instead) throw new Problem('record.changed')
      if (current !== profile) {
        const before = current === null ? null : await getRow(tx, code, current)
        await queries.addAdoption(tx, {
          county_code: code,
          adoption_no: (last?.adoption_no ?? 0) + 1,
          profile_id: profile,
          adopted_at: ctx.now.toISOString(),
          adopted_name: ctx.actor.displayName,
        })
        await audit(tx, ctx, {
          verb: 'standards.adopt-profile',
          subject: profile ?? 'default',
          subjectName: chosen?.name ?? '默认',
          before: { profile: before?.name ?? '默认' },
          after: { profile: chosen?.name ?? '默认' },
        })
      }
      return listOf(tx, code)
    })
  } catch (error) {
    throw isDuplicate(error) ? new Problem('record.changed') : error
  }
}

async function listOf(db: Db, code: string): Promise<ProfileList> {
  const adoption = await queries.findAdoption(db, code)
  return {
    profiles: (await queries.listProfiles(db, code)).map(profileOf),
    adopted: adoption?.profile_id ?? null,
    adoption: adoption ? { at: adoption.adopted_at, by: adoption.adopted_name } : null,
  }
}
