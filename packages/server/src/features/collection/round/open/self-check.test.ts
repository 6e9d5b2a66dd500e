import assert from 'node:assert/strict'
import { test } from 'node:test'
import { saveValues, submitReturn } from '@junheng/core/features/collection/round/contract.ts'
import { openRound, proposeRound, readBoard, readSelfCheck } from '@junheng/core/features/collection/round/open/contract.ts'
import { COUNTY, httpScene } from '../../../../http/test-app.ts'
import { loadDemoOrgs } from '../../../orgs/demo.ts'

const OWN = '2199000001'

test(
  'a 自查 goes through the rules of the standard, shows what the figures say so far, and is signed like any return; a return of figures has none',
  httpScene(async (stage) => {
    await loadDemoOrgs(stage.db, stage.clock.now)
    const coordinator = await stage.as({ role: 'coordinator', county: COUNTY })
    const principal = await stage.as({ role: 'principal', county: COUNTY, schools: [OWN] })
    const { schoolYear, number, name } = await coordinator.call(proposeRound)
    const wanted = { schoolYear, number, name, standard: 'quality_balanced_2017' as const, profile: null }
    const selfCheck = { due: '2026-12-31', of: ['schools' as const, 'towns' as const] }
    const round = await coordinator.call(openRound, { body: { ...wanted, selfCheck } })
    const { rows } = await coordinator.call(readBoard, { params: { id: round.id } })
    const find = (kind: string) => rows.find((row) => row.key === OWN && row.kind === kind)!
    const [figures, check] = [find('school'), find('self_check')]
    assert.deepEqual([check.due, check.filled, check.asked], ['2026-12-31', 0, 20])

    const change = (path: string, value: string) => ({ path, value, seen: 0 })
    const changes = [change('sections/primary/students', '900'), change('schools/equipment_value_wan', '1')]
    await principal.call(saveValues, { params: { id: figures.id }, body: { changes } })
    const { lines } = await principal.call(readSelfCheck, { params: { id: check.id } })
    assert.equal(lines.length, 20)
    assert.ok(!lines.some(({ key }) => key === 'layout_planning'), 'what is judged of the county alone is not asked of a school')
    const equipment = lines.find(({ key }) => key === 'L6')?.judged
    assert.equal(equipment?.verdict, 'unmet')
    assert.match(equipment.words, /^11.11 \/ 2000，缺 /)
    await assert.rejects(principal.call(readSelfCheck, { params: { id: figures.id } }), { code: 'record.missing' })

    await principal.call(saveValues, {
      params: { id: check.id },
      body: { changes: lines.map(({ key }) => change(`self/${key}/conclusion`, '达标')) },
    })
    const signed = await principal.call(submitReturn, { params: { id: check.id }, body: { revision: 2 } })
    assert.equal(signed.state, 'submitted')
    const after = (await coordinator.call(readBoard, { params: { id: round.id } })).rows.find(({ id }) => id === check.id)
    assert.deepEqual([after?.filled, after?.state], [20, 'submitted'])
  }),
)
