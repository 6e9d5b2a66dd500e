import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readReturn } from '@junheng/core/features/collection/round/contract.ts'
import { listRounds, openRound, proposeRound, readRound } from '@junheng/core/features/collection/round/open/contract.ts'
import { COUNTY, type HttpStage, httpScene } from '../../../../http/test-app.ts'
import { loadDemoOrgs } from '../../../orgs/demo.ts'
import { loadDemoCounty } from '../../demo.ts'
import { returnsOf } from '../return-queries.ts'

const STANDARD = 'quality_balanced_2017' as const

async function begun(stage: HttpStage) {
  await loadDemoOrgs(stage.db, stage.clock.now)
  const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
  const proposal = await coordinator.call(proposeRound)
  const wanted = {
    schoolYear: proposal.schoolYear,
    number: proposal.number,
    name: proposal.name,
    standard: STANDARD,
    profile: null,
  }
  return { coordinator, proposal, wanted }
}

test(
  'before anybody is asked it is shown what is asked of whom: schools of the directory, teaching points under their 中心校, departments by name',
  httpScene(async (stage) => {
    const { proposal, coordinator } = await begun(stage)
    assert.deepEqual([proposal.schoolYear, proposal.number, proposal.open], [2026, 1, null])
    assert.equal(proposal.name, '2026—2027学年数据填报')
    assert.equal(proposal.schoolsFrom.source, 'directory')
    const point = proposal.schools.find(({ typeCode }) => typeCode === '218' || typeCode === '219')!
    assert.equal(point.keeperSchool, point.parentCode)
    const keepers = Object.fromEntries(proposal.departments.map(({ reporter, keeper }) => [reporter, keeper?.name ?? null]))
    assert.equal(keepers['财政局'], '澄溪区财政局')
    assert.equal(keepers['教育局基础教育科'], '澄溪区教育局基础教育科')
    assert.equal(keepers['教育督导室'], '澄溪区人民政府教育督导室')
    assert.equal(keepers['统计局'], null)
    const special = proposal.departments.find(({ reporter }) => reporter === '教育局计划财务科')!
    assert.deepEqual(special.duties.find(({ element }) => element === 'special_funds_yuan')?.helpers, ['财政局'])
    const askedOf = (reporter: string) =>
      proposal.departments.find((one) => one.reporter === reporter)?.duties.map(({ element }) => element) ?? []
    // Whatever the standard, the yearly sheet of education funds wants the years; what only another standard judges is not asked.
    for (const element of ['fiscal_recurrent_revenue', 'land_net_income']) assert.ok(askedOf('财政局').includes(element), element)
    assert.ok(!proposal.departments.some(({ duties }) => duties.some(({ element }) => element === 'basic_gov_total')))
    assert.deepEqual((await coordinator.call(listRounds)).rounds, [])
  }),
)

test(
  'a round opens once: each school, department and self-checking unit has its return, its keepers are told, and the second attempt is refused',
  httpScene(async (stage) => {
    const { coordinator, proposal, wanted } = await begun(stage)
    const filler = await stage.as({ role: 'filler', county: COUNTY, schools: ['2199000001'] })
    const selfCheck = { due: '2027-01-15', of: ['schools', 'towns'] as const }
    const round = await coordinator.call(openRound, { body: { ...wanted, selfCheck: { ...selfCheck, of: [...selfCheck.of] } } })
    const asked = Object.fromEntries(round.counts.map((count) => [count.kind, count.asked]))
    assert.deepEqual(asked, {
      school: proposal.schools.length,
      department: proposal.departments.length,
      self_check: proposal.schools.length + proposal.towns.length,
    })
    const own = (await returnsOf(stage.db, COUNTY, round.id)).find(
      ({ kind, unit_key }) => kind === 'school' && unit_key === '2199000001',
    )!
    assert.equal(own.due, '2026-12-11')
    assert.equal((await filler.call(readReturn, { params: { id: own.return_id } })).school?.town, '新城街道')
    const told = await stage.db.selectFrom('notice').select('account_id').execute()
    assert.equal(told.length, 1)
    await assert.rejects(coordinator.call(openRound, { body: wanted }), { code: 'round.already-open' })
    assert.equal((await coordinator.call(proposeRound)).number, 2)
    assert.equal((await coordinator.call(readRound, { params: { id: round.id } })).selfCheckDue, '2027-01-15')
  }),
)

test(
  'a part is not asked for before it can exist: such a day is refused with the reason, and nothing is opened',
  httpScene(async (stage) => {
    const { coordinator, wanted } = await begun(stage)
    await assert.rejects(coordinator.call(openRound, { body: { ...wanted, due: { 'next-07-15': '2027-06-30' } } }), {
      code: 'round.due-too-early',
      message: /2027-07-15.*学年结束后/,
    })
    assert.deepEqual((await coordinator.call(listRounds)).rounds, [])
  }),
)

test(
  'a county whose directory is empty asks the schools of the data in use; without either there is nobody to ask',
  httpScene(async (stage) => {
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const wanted = { schoolYear: 2026, number: 1, name: '第一次填报', standard: STANDARD, profile: null }
    await assert.rejects(coordinator.call(openRound, { body: wanted }), { code: 'round.no-schools' })
    await loadDemoCounty(stage.db)
    const proposal = await coordinator.call(proposeRound)
    assert.equal(proposal.schoolsFrom.source, 'package')
    assert.deepEqual([proposal.schools.length, proposal.leftOut.length], [57, 3])
    const round = await coordinator.call(openRound, { body: wanted })
    assert.equal(round.counts.find(({ kind }) => kind === 'school')?.asked, 57)
  }),
)
