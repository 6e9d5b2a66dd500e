import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importRound } from '@junheng/core/features/collection/round/open/contract.ts'
import { makeRun } from '@junheng/core/features/evaluation/runs/contract.ts'
import { readIndicatorTrend, readSchoolTrend, readTrend } from '@junheng/core/features/evaluation/trends/contract.ts'
import { type Client, COUNTY, type HttpStage, httpScene, OTHER_COUNTY } from '../../../http/test-app.ts'
import { aPackage, aSchool, aSection } from '../test-package.ts'
import type { FinalRun } from './queries.ts'
import { speakingRuns } from './service.ts'

const ONE = '2199000001'

/** Two primary schools of 100 and 300 pupils with so many ㎡ of sports ground. */
const pastYear = (first: number, second: number, name = '示例第1学校') => {
  const of = (code: number, area: number, students: number, school_name?: string) => ({
    school: aSchool(code, {
      county_code: COUNTY,
      sports_field_area: area,
      indoor_sports_area: 0,
      ...(school_name && { school_name }),
    }),
    section: aSection(code, { students }),
  })
  const both = [of(1, first, 100, name), of(2, second, 300)]
  return aPackage({ schools: both.map((s) => s.school), sections: both.map((s) => s.section) })
}

async function kept(stage: HttpStage, coordinator: Client, schoolYear: number, bytes: Uint8Array): Promise<string> {
  const files = { file: { name: `${schoolYear}.zip`, bytes } }
  const { round } = await coordinator.call(importRound, { files, body: { confirm: 'true', schoolYear: String(schoolYear) } })
  const { package_id } = await stage.db
    .selectFrom('package')
    .select('package_id')
    .where('round_id', '=', round!)
    .where('run_basis', '=', 'effective')
    .executeTakeFirstOrThrow()
  return (await coordinator.call(makeRun, { body: { source: package_id } })).id
}

// By hand, L5 of 2023: 700 ㎡/100 = 7 and 3000/300 = 10; mean 3700/400 = 9.25; variance (100×2.25² + 300×0.75²)/400 = 1.6875; CV = 1.2990381/9.25 = 0.1404366.
// Of 2024: 800/100 = 8 and 3000/300 = 10; mean 9.5; variance (100×1.5² + 300×0.5²)/400 = 0.75; CV = 0.8660254/9.5 = 0.0911606.
test(
  'the kept final runs of school years make the trend: coefficients as worked by hand, each school’s change, its other name, its own page; another county sees none of it',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    assert.deepEqual((await coordinator.call(readTrend)).years, [])
    const run = await kept(stage, coordinator, 2024, pastYear(800, 3000))
    await kept(stage, coordinator, 2023, pastYear(700, 3000, '示例旧名学校'))
    const trend = await coordinator.call(readTrend)
    assert.deepEqual(
      trend.years.map(({ schoolYear, name, otherRules }) => [schoolYear, name, otherRules]),
      [
        [2023, '2023—2024学年', []],
        [2024, '2024—2025学年', []],
      ],
    )
    assert.equal(trend.years[1]?.run, run)
    const cv = trend.spreads.find(({ stage: s, indicator }) => s === 'primary' && indicator === 'L5')!.points.map((p) => p?.cv)
    assert.ok(Math.abs(cv[0]! - 0.1404366) < 5e-7 && Math.abs(cv[1]! - 0.0911606) < 5e-7, String(cv))

    const query = { stage: 'primary', indicator: 'L5' } as const
    const { schools } = await coordinator.call(readIndicatorTrend, { query })
    assert.deepEqual(
      schools.map(({ code, points, change }) => [code, points.map((p) => [p?.value, p?.mark]), change]),
      [
        [
          ONE,
          [
            [7, 'spare'],
            [8, 'met'],
          ],
          1,
        ],
        [
          '2199000002',
          [
            [10, 'met'],
            [10, 'met'],
          ],
          0,
        ],
      ],
    )
    assert.deepEqual(schools[0]?.events, [{ kind: 'renamed', year: 2024, on: null, others: ['示例旧名学校'] }])

    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [ONE] })
    const own = await principal.call(readSchoolTrend, { params: { school: ONE } })
    assert.deepEqual([own.name, own.stages[0]?.students], ['示例第1学校', [100, 100]])
    assert.deepEqual(
      own.stages[0]?.indicators.find(({ code }) => code === 'L5')?.points.map((p) => p?.value),
      [7, 8],
    )
    await assert.rejects(coordinator.call(readSchoolTrend, { params: { school: '2199000077' } }), { code: 'record.missing' })
    const stranger = await stage.as({ role: 'coordinator', county: OTHER_COUNTY })
    assert.deepEqual((await stranger.call(readTrend)).years, [])
    await assert.rejects(stranger.call(readSchoolTrend, { params: { school: ONE } }), { code: 'record.missing' })
  }),
)

const row = (over: Partial<FinalRun>): FinalRun => ({
  county_code: COUNTY,
  run_id: 'a',
  source_id: 's',
  source_name: '',
  edition: null,
  round_id: null,
  school_year: null,
  number: null,
  standard_hash: 's',
  profile_id: null,
  profile_name: 'default',
  profile_hash: 'p',
  engine: 'e',
  statistics_day: '2025-09-01',
  judged_on: '2025-10-01',
  verdict: 'met',
  results_file_id: 'f',
  made_at: '2026-01-01T00:00:00.000Z',
  ...over,
})

test('of several runs of a year the round’s speaks before a file’s, of the newest edition, by the adopted profile; an older edition never does', () => {
  const round = { round_id: 'r', school_year: 2025, number: 1 }
  const rows = [
    row({ run_id: 'file', made_at: '2026-09-01T00:00:00.000Z' }),
    row({ run_id: 'first', ...round, edition: 1 }),
    row({ run_id: 'second', ...round, edition: 2 }),
    row({ run_id: 'tried', ...round, edition: 2, profile_id: 'other', made_at: '2026-08-01T00:00:00.000Z' }),
    row({ run_id: 'spring', statistics_day: '2025-03-01' }),
    row({ run_id: 'undated', statistics_day: null }),
  ]
  const chosen = (adopted: string | null) => speakingRuns(rows, adopted).map(({ schoolYear, run }) => [schoolYear, run.run_id])
  assert.deepEqual(chosen(null), [
    [2024, 'spring'],
    [2025, 'second'],
  ])
  assert.deepEqual(chosen('other').at(-1), [2025, 'tried'])
  const before = row({ run_id: 'before', ...round, edition: 1, profile_id: 'own' })
  assert.deepEqual(
    speakingRuns([...rows, before], 'own').at(-1)?.run.run_id,
    'tried',
    'the edition of after the amendment, though nobody judged it by the adopted profile',
  )
})
