import type { Upload } from '@junheng/core/endpoint.ts'
import type { CountyMap, MapArea, MapCheck, MapTown, MapVersion } from '@junheng/core/features/evaluation/map/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically } from '../../../db/database.ts'
import { storeFile } from '../../../files/stored-files.ts'
import { type Context, countyOf } from '../../../http/context.ts'
import { audit } from '../../audit/service.ts'
import { readDirectory } from '../../orgs/service.ts'
import * as queries from './queries.ts'

/** What the county is drawn from now. */
export async function readMap(ctx: Context): Promise<CountyMap> {
  const { code } = countyOf(ctx.actor)
  const current = await queries.currentAreas(ctx.db, code)
  return {
    areas: current?.areas ?? null,
    towns: await townsOf(ctx),
    versions: (await queries.versionsOf(ctx.db, code)).map(versionOf),
  }
}

/** Reads a file and stores nothing. */
export async function checkMap(ctx: Context, file: Upload): Promise<MapCheck> {
  const towns = (await townsOf(ctx)).map(({ code, name }) => ({ code, name }))
  const { faults, areas } = await ctx.work.run('mapFile', { bytes: file.bytes, towns, drawn: false }, ctx.signal)
  return { fileName: file.fileName, faults, areas: areas.map(({ rings: _, ...area }) => area), towns }
}

/**
 * Draws the county by this file from now on.
 *
 * @param said the town each area is, in the file's order, as a person said, with commas between; empty: it is none
 * @throws Problem map.has-faults; map.other-towns where they are not one for each area, are no towns of the county, or name one twice
 */
export async function putMap(ctx: Context, file: Upload, said: string): Promise<CountyMap> {
  const { code } = countyOf(ctx.actor)
  const towns = await townsOf(ctx)
  const { faults, areas } = await ctx.work.run('mapFile', { bytes: file.bytes, towns, drawn: true }, ctx.signal)
  if (faults.length > 0) throw new Problem('map.has-faults', { count: faults.length })
  const confirmed = said.split(',')
  const named = confirmed.filter((town) => town !== '')
  const isKnown = named.every((town) => towns.some((each) => each.code === town))
  if (confirmed.length !== areas.length || !isKnown || new Set(named).size !== named.length) throw new Problem('map.other-towns')
  const drawn = areas.map(({ name, rings }, i): MapArea => ({ name, town: confirmed[i] || null, rings }))
  await atomically(ctx.db, async (tx) => {
    const version = ((await queries.versionsOf(tx, code))[0]?.version ?? 0) + 1
    const file_id = await storeFile(tx, code, { bytes: file.bytes, mediaType: 'application/geo+json' }, ctx.now)
    const by = { at: ctx.now.toISOString(), account_name: ctx.actor.displayName, withdrawn_at: null, withdrawn_name: null }
    const row = { county_code: code, version, file_id, file_name: file.fileName, areas: JSON.stringify(drawn), ...by }
    await queries.addVersion(tx, row)
    const details = { 版次: version, 区域: drawn.length, 镇街: named.length }
    await audit(tx, ctx, { verb: 'map.put', subject: `${code} ${version}`, subjectName: file.fileName, details })
  })
  return readMap(ctx)
}

/** @throws Problem record.missing */
export async function withdrawMap(ctx: Context, version: number): Promise<CountyMap> {
  const { code } = countyOf(ctx.actor)
  await atomically(ctx.db, async (tx) => {
    const gone = await queries.withdraw(tx, code, version, { at: ctx.now.toISOString(), name: ctx.actor.displayName })
    if (!gone) throw new Problem('record.missing')
    await audit(tx, ctx, { verb: 'map.withdraw', subject: `${code} ${version}`, subjectName: gone.file_name })
  })
  return readMap(ctx)
}

/** The towns of the directory today, each with the schools that lie in it. */
async function townsOf(ctx: Context): Promise<MapTown[]> {
  const { regions, orgs } = await readDirectory(ctx)
  const schools = Map.groupBy(
    orgs.filter(({ kind, state, facts }) => kind === 'school' && state === 'active' && facts.schoolCode !== null),
    ({ facts }) => facts.region,
  )
  return regions
    .filter(({ level, code }) => level === 'town' && code.startsWith(countyOf(ctx.actor).code))
    .map(({ code, name }) => ({ code, name, schools: (schools.get(code) ?? []).map(({ facts }) => facts.schoolCode!).sort() }))
}

type Row = Awaited<ReturnType<typeof queries.versionsOf>>[number]

const versionOf = (row: Row): MapVersion => ({
  version: row.version,
  fileName: row.file_name,
  areas: row.areas,
  at: row.at,
  by: row.account_name,
  withdrawn: row.withdrawn_at === null ? null : { at: row.withdrawn_at, by: row.withdrawn_name ?? '' },
})
