import assert from 'node:assert/strict'
import { test } from 'node:test'
import { importRound } from '@junheng/core/features/collection/round/open/contract.ts'
import { decideProposal, listProposals, setOverdueDays } from '@junheng/core/features/rectification/accountability/contract.ts'
import { subjectLine, verdictIn } from '@junheng/core/features/rectification/accountability/verdict-in.ts'
import { readItem } from '@junheng/core/features/rectification/ledger/contract.ts'
import { NewItem } from '@junheng/core/features/rectification/ledger/schema.ts'
import { openWork } from '../../../background/work.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../http/test-app.ts'
import { makeFinalRuns } from '../../evaluation/runs/final-runs.ts'
import { aPackage, aSchool, aSection } from '../../evaluation/test-package.ts'
import { addItems, plainDraft } from '../ledger/add-items.ts'
import { setItem } from '../ledger/queries.ts'
import { watchLedger } from './watch.ts'

const SCHOOL = '2199000001'
const log = { info() {}, warn() {}, error() {} }
const packageWith = (area: number) =>
  aPackage({
    schools: [aSchool(1, { county_code: COUNTY, sports_field_area: area, indoor_sports_area: 0 })],
    sections: [aSection(1, { students: 100 })],
  })

async function anItem(stage: HttpStage, more: Partial<NewItem> = {}) {
  const subject = { scope: 'section', schoolCode: SCHOOL, stage: 'primary', matter: 'indicator', indicator: 'L5' } as const
  const item = NewItem.parse({ ...subject, source: 'self_check', problem: '生均体育运动场馆面积不够', ...more })
  const by = { actor: '测试', now: stage.clock.now, reference: 'test' }
  const [no] = await addItems(stage.db, by, { code: COUNTY, isDemo: false }, [plainDraft(item, '示例小学')])
  return no!
}

const given = (stage: HttpStage, work: ReturnType<typeof openWork>) => ({
  db: stage.db,
  work,
  log,
  now: () => stage.clock.now,
  signal: new AbortController().signal,
})

test(
  'what was closed and is unmet in a later final run comes back by itself, once, and is proposed; a run of older data changes nothing',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const no = await anItem(stage)
    const later = () => {
      stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
    }
    const close = (id: string | null) => {
      const proof = { kind: 'run', id, name: '旧', at: stage.clock.now.toISOString(), value: 8, threshold: 7.5, text: '' }
      return setItem(stage.db, COUNTY, no, { state: 'closed', closed_on: '2026-09-01', closed_proof: JSON.stringify(proof) })
    }
    const yearOf = (schoolYear: string) => {
      const file = { name: `${schoolYear}.zip`, bytes: packageWith(700) }
      return coordinator.call(importRound, { body: { confirm: 'true', schoolYear }, files: { file } })
    }
    await close(null)
    later()
    await yearOf('2025')
    const work = openWork({ threads: 1 })
    try {
      await makeFinalRuns(given(stage, work))
      assert.equal(await watchLedger(given(stage, work)), 1)
      assert.equal(await watchLedger(given(stage, work)), 0)
      const { run_id } = await stage.db
        .selectFrom('evaluation_run')
        .select('run_id')
        .where('standard_key', '=', 'quality_balanced_2017')
        .executeTakeFirstOrThrow()
      later()
      await close(run_id)
      later()
      await yearOf('2020')
      await makeFinalRuns(given(stage, work))
      assert.equal(await watchLedger(given(stage, work)), 0)
      assert.equal((await coordinator.call(readItem, { params: { no } })).state, 'closed')
      await setItem(stage.db, COUNTY, no, { state: 'in_progress' })
    } finally {
      await work.close()
    }
    const now = await coordinator.call(readItem, { params: { no } })
    assert.deepEqual([now.isRebound, now.reopenings], [true, 1])
    assert.match(now.steps.at(-2)?.note ?? '', /这一项又未达标/)
    const { items } = await coordinator.call(listProposals)
    assert.deepEqual(
      items.map(({ kind, units, decision }) => [kind, units, decision]),
      [['rebound', ['示例小学'], null]],
    )
    const decided = await coordinator.call(decideProposal, {
      params: { no: items[0]!.no },
      body: { taken: true, note: '约谈校长' },
    })
    assert.equal(decided.decision?.taken, true)
    await assert.rejects(
      coordinator.call(decideProposal, { params: { no: items[0]!.no }, body: { taken: false, note: '再议' } }),
      {
        code: 'record.changed',
      },
    )
  }),
)

test(
  'an item overdue beyond the county’s own term is proposed once for a deadline',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    stage.clock.now = new Date('2026-10-20T04:00:00Z')
    await anItem(stage, { deadline: '2026-10-31' })
    stage.clock.now = new Date('2026-11-20T04:00:00Z')
    const watch = async () => {
      const work = openWork({ threads: 1 })
      await watchLedger(given(stage, work)).finally(() => work.close())
      return (await coordinator.call(listProposals)).total
    }
    assert.equal(await watch(), 0)
    await coordinator.call(setOverdueDays, { body: { overdueDays: 19 } })
    assert.equal(await watch(), 1)
    assert.equal(await watch(), 1)
  }),
)

test(
  'an item that came into the ledger late is proposed only when the term after that day is over',
  httpScene(async (stage) => {
    // In China the 1st of November has begun.
    stage.clock.now = new Date('2026-10-31T17:00:00Z')
    await anItem(stage, { deadline: '2024-12-31' })
    await anItem(stage, { deadline: null, stage: 'junior' })
    const watchOn = async (day: string) => {
      stage.clock.now = new Date(`${day}T04:00:00Z`)
      const work = openWork({ threads: 1 })
      await watchLedger(given(stage, work)).finally(() => work.close())
      return (await stage.db.selectFrom('accountability_proposal').select('cause').execute()).map(({ cause }) => cause)
    }
    assert.deepEqual(await watchOn('2026-11-01'), [])
    assert.deepEqual(await watchOn('2026-12-01'), [])
    const [cause, ...others] = await watchOn('2026-12-02')
    assert.match(cause ?? '', /期限 2024-12-31/)
    assert.deepEqual(others, [])
  }),
)

test('a subject is found by its whole name, and says what its line says', () => {
  const lines = [
    '2026 年 四年级语文 Ⅱ级，校际差异率 0.12：未达标',
    '2026 年 四年级科学（省级） Ⅲ级，校际差异率 0.1：达标',
    '四年级体育没有结果：达标',
  ]
  assert.equal(subjectLine(lines, '四年级语文'), lines[0])
  assert.equal(subjectLine(lines, '四年级语'), null)
  const county = { items: [{ key: 'naeq_level', value: 1, verdict: 'unmet' as const, detail: lines }], sections: [], spreads: [] }
  const about = { matter: 'subject' as const, indicator: '4科学', schoolCode: null, stage: null, name: '四年级科学' }
  assert.equal(verdictIn(county as never, about), 'met')
})
