import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { importRound } from '@junheng/core/features/collection/round/open/contract.ts'
import * as orgs from '@junheng/core/features/orgs/contract.ts'
import { NO_SCHOOL_FACTS } from '@junheng/core/features/orgs/schema.ts'
import * as plans from '@junheng/core/features/rectification/contract.ts'
import * as items from '@junheng/core/features/rectification/ledger/contract.ts'
import { listProjects } from '@junheng/core/features/rectification/measures/contract.ts'
import { readItemFunds } from '@junheng/core/features/rectification/views/contract.ts'
import { sql } from 'kysely'
import { openWork } from '../../../background/work.ts'
import { type Client, COUNTY, httpScene } from '../../../http/test-app.ts'
import { makeFinalRuns } from '../../evaluation/runs/final-runs.ts'
import { aPackage, aSchool, aSection } from '../../evaluation/test-package.ts'
import { loadDemoOrgs } from '../../orgs/demo.ts'
import { readSource } from '../plan/import.ts'
import { adoptAll, confirmFirst, handIn, look, named } from './test-adopt.ts'

// A real published plan lies beside the checkout where the developers work; elsewhere this test says so and skips.
const annex = join(import.meta.dirname, '../../../../../../../shared/data/wuqing-annex')
const skip = existsSync(`${annex}.docx`) ? false : 'no published plan beside the checkout'

test(
  'a real published plan becomes its 90 items, leaves cell by cell as it came, and its workbook makes nothing twice',
  { skip },
  httpScene(async ({ as, db, clock }) => {
    await loadDemoOrgs(db, clock.now)
    const client = await as({ role: 'coordinator', county: COUNTY })
    const id = await handIn(client, '附件.docx', readFileSync(`${annex}.docx`))
    await enterSchools(
      client,
      (await look(client, id)).names.flatMap(({ part, name }) => (part === 'school' ? [name] : [])),
    )

    const { nameVariants } = await client.call(plans.readPlan, { params: { id } })
    for (const { kind, published, canonical } of nameVariants)
      if (kind === 'project')
        await client.call(plans.reviewName, { params: { id }, body: { published, canonical, decision: 'confirmed', seen: 0 } })
    const shown = await confirmFirst(client, await look(client, id))
    const variant = named(shown, 'school', '下朱庄街道静湖小学')
    assert.deepEqual(
      variant.orgs.map(({ name }) => name),
      ['下朱庄街道静湖小学'],
    )
    assert.equal(named(shown, 'school', '下朱庄街静湖第二小学').orgs[0]?.name, '下朱庄街静湖第二小学')
    const adopted = await adoptAll(client, shown)
    const kinds = Map.groupBy(adopted.entries, ({ kind }) => kind)
    assert.deepEqual(
      ['school', 'cv', 'subject'].map((kind) => kinds.get(kind as 'cv')?.length),
      [82, 5, 3],
    )
    assert.ok(adopted.entries.every(({ state }) => state === 'adopted'))
    assert.equal((await client.call(items.listItems)).total, 90)
    const funds = adopted.funds.flatMap(({ amountCny }) => amountCny ?? [])
    assert.deepEqual(funds, [50_000_000, 2_000_000])

    const parts = Map.groupBy(adopted.parts, ({ part }) => part)
    assert.deepEqual(
      ['measure', 'project', 'fund'].map((part) => parts.get(part as 'fund')?.length),
      [29, 7, 8],
    )
    assert.ok(adopted.parts.every(({ state }) => state === 'adopted'))
    const { plansCny, cny } = await client.call(readItemFunds, { query: {} })
    assert.deepEqual([plansCny, cny], [52_000_000, null], 'once, not once an item')
    const { projects } = await client.call(listProjects)
    const binhe = projects.find(({ name }) => name === '滨河小学')!
    assert.equal(binhe.dependents.length, 5)
    assert.equal(new Set(binhe.dependents.flatMap(({ items: held }) => held.map(({ no }) => no))).size, 7)
    const planned = await db
      .selectFrom('item_milestone')
      .innerJoin('plan_item', (on) =>
        on
          .onRef('plan_item.county_code', '=', 'item_milestone.county_code')
          .onRef('plan_item.item_no', '=', 'item_milestone.item_no'),
      )
      .select(['text', 'due', sql<string>`split_part(entry_key, '-', 1)`.as('no')])
      .distinct()
      .execute()
    assert.deepEqual([planned.length, planned.filter(({ due }) => due === null).length], [20, 1])

    const { table } = (await client.call(plans.readPlan, { params: { id } })).plan
    for (const format of ['docx', 'xlsx'] as const) {
      const file = await client.send(plans.exportAdopted, { params: { id }, query: { format } })
      const [source] = (await readSource(file.bytes, `台账.${format}`)).tables
      assert.deepEqual(source?.table.cells.slice(-table.cells.length), table.cells, format)
    }

    const again = await look(client, await handIn(client, '附件.xlsx', readFileSync(`${annex}.xlsx`)))
    assert.equal(again.follows, id)
    assert.ok(again.entries.every(({ state, differences }) => state === 'link' && differences.length === 0))
    await adoptAll(client, again)
    assert.equal((await client.call(items.listItems)).total, 90)
    assert.ok(again.parts.every(({ state, differences }) => state === 'link' && differences.length === 0))
    assert.equal((await client.call(listProjects)).projects.length, 7)
    assert.equal((await client.call(readItemFunds, { query: {} })).plansCny, 52_000_000)
    const kept = await db.selectFrom('rectification_measure').select('measure_id').execute()
    assert.equal(kept.length, 29)
  }),
)

test(
  'of a real published plan one item of a school and one of a coefficient are carried through and closed by newer data, and by nothing before them',
  { skip },
  httpScene(async (stage) => {
    await loadDemoOrgs(stage.db, stage.clock.now)
    const client = await stage.as({ role: 'coordinator', county: COUNTY })
    const second = await stage.as({ role: 'coordinator', county: COUNTY, unit: '第二人' })
    const id = await handIn(client, '附件.docx', readFileSync(`${annex}.docx`))
    await enterSchools(
      client,
      (await look(client, id)).names.flatMap(({ part, name }) => (part === 'school' ? [name] : [])),
    )
    const adopted = await adoptAll(client, await confirmFirst(client, await look(client, id)))
    const listed = (await client.call(items.listItems, { query: { size: 100 } })).items
    const ofSchool = listed.find(
      ({ matter, stage: of, indicator }) => matter === 'indicator' && of === 'primary' && indicator === 'L5',
    )!
    const ofCounty = listed.find(({ matter, stage: of }) => matter === 'spread' && of === 'primary')!
    assert.ok(adopted.entries.some(({ itemNo }) => itemNo === ofSchool.no))
    const schools = [ofSchool.schoolCode!]
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools })
    const inspector = await stage.as({ role: 'inspector', county: COUNTY, schools })
    const act = async (who: Client, no: number, action: 'start' | 'submit' | 'verify' | 'close', note = '') => {
      const { version } = await client.call(items.readItem, { params: { no } })
      return who.call(items.actOnItem, { params: { no }, body: { action, note, seen: version } })
    }
    const refusal = async (no: number) =>
      (await second.call(items.readItem, { params: { no } })).actions.find(({ action }) => action === 'close')?.refusal
    for (const [no, worker, looker] of [
      [ofSchool.no, principal, inspector],
      [ofCounty.no, client, second],
    ] as const) {
      await act(worker, no, 'start')
      await act(worker, no, 'submit', '整改完成，请验收（示例）')
      await act(looker, no, 'verify', '现场看过（示例）')
      assert.match((await refusal(no)) ?? '', /还没有新的评估结果/)
    }
    const yearOf = async (schoolYear: string, area: number) => {
      stage.clock.now = new Date(stage.clock.now.getTime() + 60_000)
      const code = { school_code: schools[0]! }
      const school = aSchool(1, { ...code, county_code: COUNTY, sports_field_area: area, indoor_sports_area: 0 })
      const bytes = aPackage({ schools: [school], sections: [aSection(1, code)] })
      const file = { name: `${schoolYear}.zip`, bytes }
      await client.call(importRound, { body: { confirm: 'true', schoolYear }, files: { file } })
      const work = openWork({ threads: 1 })
      const log = { info() {}, warn() {}, error() {} }
      const { signal } = new AbortController()
      await makeFinalRuns({ db: stage.db, work, log, now: () => stage.clock.now, signal }).finally(() => work.close())
    }
    await yearOf('2024', 7000)
    assert.match((await refusal(ofSchool.no)) ?? '', /仍未达标/)
    // An older year that is entered later proves nothing, though its run is the newest.
    await yearOf('2020', 7600)
    assert.match((await refusal(ofSchool.no)) ?? '', /仍未达标/)
    await yearOf('2025', 7600)
    for (const { no } of [ofSchool, ofCounty]) {
      assert.equal(await refusal(no), null)
      assert.equal((await act(second, no, 'close', '新数据已达标（示例）')).state, 'closed')
    }
    const { closedProof } = await client.call(items.readItem, { params: { no: ofSchool.no } })
    assert.deepEqual([closedProof?.kind, closedProof?.value, closedProof?.threshold], ['run', 7.6, 7.5])
    assert.equal((await client.call(items.listItems, { query: { state: 'closed' } })).total, 2)
  }),
)

/** The schools of the plan in the fictional county's directory, with invented 标识码. */
async function enterSchools({ call }: Client, names: readonly string[]): Promise<void> {
  const { orgs: known } = await call(orgs.readDirectory)
  const bureau = known.find(({ kind, keeper }) => kind === 'education_bureau' && keeper === COUNTY)!
  for (const [i, name] of names.entries()) {
    const facts = { name, shortName: null, region: COUNTY, schoolCode: String(2_188_000_001 + i), duty: null }
    const school = { ...NO_SCHOOL_FACTS, typeCode: name.includes('小学') ? ('211' as const) : ('311' as const) }
    await call(orgs.addOrg, {
      body: { kind: 'school', parentId: bureau.id, since: '2020-09-01', reason: '示例', facts: { ...facts, school } },
    })
  }
}
