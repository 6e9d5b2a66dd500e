import type { JudgingQuery, PackageSchool, PackageSchools } from '@junheng/core/features/evaluation/contract.ts'
import { bounded } from '../../background/bounded-cache.ts'
import type { Jobs } from '../../background/jobs.ts'
import type { Context } from '../../http/context.ts'
import { findPresent } from '../collection/service.ts'
import { adoptedProfile } from '../standards/service.ts'
import { basisOf } from './basis.ts'
import { withEntered } from './entered-sources.ts'

// As in service.ts: values of (bytes, standard, profile, day). A school's page is some 40 KB.
const lists = bounded<Promise<Jobs['schools']['output']>>(40)
const pages = bounded<Promise<Jobs['school']['output']>>(200)

/** All schools of a package's county. @throws Problem record.missing, figure.missing */
export async function listSchools(ctx: Context, id: string, query: JudgingQuery): Promise<PackageSchools> {
  const { judging, key, bytes, head } = await basisOf(ctx, id, query)
  const found = await lists.get(key, async () => ctx.work.run('schools', { bytes: await bytes(), ...judging }))
  return { ...head, ...found }
}

/** What the caller's county is judged by now. */
export async function readPresent(ctx: Context) {
  return { package: await findPresent(ctx), profile: await adoptedProfile(ctx) }
}

/** 一校一页. @throws Problem record.missing, figure.missing */
export async function readSchool(ctx: Context, id: string, school: string, query: JudgingQuery): Promise<PackageSchool> {
  const { judging, key, bytes, head, entered } = await basisOf(ctx, id, query)
  const found = await pages.get(`${key} ${school}`, async () =>
    ctx.work.run('school', { bytes: await bytes(), ...judging, school }),
  )
  return { ...head, ...(entered ? await withEntered(ctx, found, entered) : found) }
}
