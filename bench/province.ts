import { DEMO_COUNTY } from '@junheng/core/features/collection/demo-county.ts'
import { startServer } from '../e2e/lib/server.ts'
import { openFolder } from '../packages/server/src/data-folder/open-folder.ts'
import { type Db, openPool, sql } from '../packages/server/src/db/database.ts'
import { standingOf } from '../packages/server/src/features/home/city.ts'
import { addFilledRound } from './filled-round.ts'
import { quantile } from './measure.ts'
import { report } from './report.ts'

const COUNTIES = 120
const RUNS = 60
const TODAY = '2026-11-23'
/** What the overview is made of, each after what it refers to. */
const TABLES = ['stored_file', 'evaluation_run', 'warning', 'data_round', 'data_return', 'recognition_entry'] as const

/**
 * 120 counties side by side, each as large as the demonstration's with a round of 300 returns: verdict, returns, warnings, way to recognition; the service
 * from the question to the reply's text. The peer is one plain SQL statement that counts the same.
 */
export async function benchProvince(): Promise<(boolean | null)[]> {
  const server = await startServer()
  const folder = await openFolder(server.data, { kind: 'command', exclusive: false })
  const db = openPool(folder.urls.migrator, { max: 4 })
  try {
    const counties = await withCounties(db)
    const codes = counties.map(({ code }) => code)
    const ours: number[] = []
    const peer: number[] = []
    let size = 0
    for (let i = 0; i < RUNS + 5; i++) {
      const took = await timed(async () => {
        size = JSON.stringify(await standingOf(db, counties, TODAY)).length
      })
      const plain = await timed(() => plainly(db, codes))
      if (i >= 5) {
        ours.push(took)
        peer.push(plain)
      }
    }
    console.log(`province: ${counties.length} counties, ${(size / 1e3).toFixed(0)} KB`)
    return [
      report({
        bench: 'province',
        what: `overview of ${COUNTIES} counties in the service, p95`,
        unit: 'ms',
        ours: quantile(ours, 0.95),
        peer: { name: 'one plain SQL statement', value: quantile(peer, 0.95) },
        target: 300,
        judged: 'figure',
        runs: RUNS,
      }),
    ]
  } finally {
    await db.destroy()
    await folder.close()
    await server.stop()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/** The demonstration's rows once more for each county. */
async function withCounties(db: Db): Promise<{ code: string; name: string; isDemo: boolean }[]> {
  await addFilledRound(db, { schools: 300 })
  const counties = Array.from({ length: COUNTIES }, (_, i) => {
    return { code: String(880_101 + i), name: `虚构县${i + 1}`, isDemo: true }
  })
  await db
    .insertInto('county')
    .values(counties.map(({ code, name }) => ({ county_code: code, name, is_demo: true, created_at: `${TODAY}T00:00:00.000Z` })))
    .execute()
  const codes = counties.map(({ code }) => code)
  for (const table of TABLES) {
    // Files are referred to by runs and letters; their content is of no matter here.
    const { rows } = await sql<{ n: number }>`
      with copied as (
        insert into ${sql.table(table)}
        select made.* from ${sql.table(table)} as t
        cross join unnest(${codes}::text[]) as c (code)
        cross join lateral jsonb_populate_record(t, jsonb_build_object('county_code', c.code)) as made
        where t.county_code = ${DEMO_COUNTY.code}
        returning 1
      ) select count(*)::int as n from copied`.execute(db)
    console.log(`province: ${rows[0]!.n} rows of ${table}`)
  }
  await sql`analyze`.execute(db)
  return counties
}

const plainly = (db: Db, codes: readonly string[]) =>
  sql`
    select c.code,
      (select verdict from evaluation_run r where r.county_code = c.code and standard_key = 'quality_balanced_2017'
        order by made_at desc limit 1) as verdict,
      (select count(*) from warning w where w.county_code = c.code and state <> 'closed') as warnings,
      (select count(*) from data_return r join data_round d using (county_code, round_id)
        where r.county_code = c.code and d.state = 'open' and r.state in ('submitted', 'accepted', 'locked')) as handed_in,
      (select count(*) from recognition_entry e where e.county_code = c.code and action is not null) as steps
    from unnest(${[...codes]}::text[]) as c (code)`.execute(db)
