import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathOf, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { evaluatePackage } from '@junheng/core/features/evaluation/contract.ts'
import fc from 'fast-check'
import { COUNTY, httpScene } from '../../../../http/test-app.ts'
import { evaluateWithClaims } from '../../../evaluation/matrix-input.ts'
import { aRound } from '../a-round.ts'
import { putValues } from '../return-queries.ts'
import { getRound } from '../round-queries.ts'
import { assembledRound } from './edition-package.ts'

const [PRIMARY, NINE, POINT] = ['2199000001', '2199000002', '2199000003'] as const
const SCHOOLS = [PRIMARY, NINE, POINT] as const
const DEPARTMENT = '计财科'

/** Something written to a return as any process may: a value on a basis, or what the directory says of the school, which makes no revision. */
type Step =
  | { to: string; basis: 'reported' | 'verified' | 'statistics'; path: string; value: string }
  | { to: string; type: string }

const school = fc.constantFrom<string>(...SCHOOLS)
const number = fc.oneof(fc.constant(''), fc.integer({ min: 0, max: 6000 }).map(String), fc.constant('无'))
const stage = fc.constantFrom('primary' as const, 'junior' as const)
const basis = fc.constantFrom('reported' as const, 'reported' as const, 'verified' as const, 'statistics' as const)
const classRow = fc
  .tuple(stage, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 }), number)
  .map(([of, grade, no, students]) => rowText({ stage: of, grade: String(grade), class_name: `${no}班`, students }))
const roomRow = fc
  .tuple(fc.constantFrom('music', 'art'), number)
  .map(([kind, area]) => rowText({ kind, area, note: area === '1' ? '含"引号"，和逗号,' : '' }))
const rowNo = fc.integer({ min: 1, max: 4 })

const ofSchool = fc.oneof(
  fc.tuple(fc.constantFrom('sports_field_area', 'books', 'computers').map(pathOf.school), number),
  fc.tuple(
    fc.tuple(stage, fc.constantFrom('students', 'ft_teachers')).map(([of, column]) => pathOf.section(of, column)),
    number,
  ),
  fc.tuple(
    rowNo.map((no) => pathOf.row('classes', `r${no}`)),
    fc.oneof(classRow, fc.constant('')),
  ),
  fc.tuple(
    rowNo.map((no) => pathOf.row('rooms', `r${no}`)),
    fc.oneof(roomRow, fc.constant('')),
  ),
  fc.tuple(fc.constant(pathOf.none('rooms')), fc.constantFrom('1', '')),
)
const ofDepartment = fc.oneof(
  fc.tuple(
    fc.constantFrom('exchange_backbone', 'statistics_date').map(pathOf.county),
    fc.oneof(number, fc.constant('2026-10-01')),
  ),
  fc.tuple(
    school.map((code) => pathOf.of(code, 'equipment_value_wan')),
    number,
  ),
)

const step: fc.Arbitrary<Step> = fc
  .oneof(
    { weight: 6, arbitrary: fc.record({ to: school, basis, said: ofSchool }) },
    {
      weight: 2,
      arbitrary: fc.record({ to: fc.constant<string>(DEPARTMENT), basis: fc.constant('reported' as const), said: ofDepartment }),
    },
  )
  .map(({ to, basis: on, said: [path, value] }) => ({ to, basis: on, path, value }))
const anyStep = fc.oneof(
  { weight: 7, arbitrary: step },
  { weight: 1, arbitrary: fc.record({ to: school, type: fc.constantFrom('211', '312', '218') }) },
)

test(
  'whatever is written to a live round and by whomever, its verdict is that of reading and judging the whole round anew',
  httpScene(async ({ db, as }) => {
    const { returns, round } = await aRound(
      db,
      COUNTY,
      [{ code: PRIMARY }, { code: NINE, typeCode: '312' }, { code: POINT }],
      [DEPARTMENT],
    )
    const coordinator = await as({ role: 'coordinator', county: COUNTY })
    const row = await getRound(db, COUNTY, round)
    let version = 0
    const county_code = COUNTY
    const write = async (given: Step) => {
      const of = () => db.updateTable('data_return').where('return_id', '=', returns[given.to]!)
      if ('type' in given) {
        const facts = { code: given.to, name: '改名学校', typeCode: given.type, parentCode: '', authority: '县属', town: '' }
        return void (await of()
          .set({ facts: JSON.stringify(facts) })
          .execute())
      }
      const at = '2026-09-02T01:00:00.000Z'
      const by = { how: 'typed', note: null, details: null, at, account_id: null, account_name: '林管理' }
      const value = { return_id: returns[given.to]!, path: given.path, value: given.value, version: ++version }
      await putValues(db, { county_code, round_id: round, basis: given.basis, ...by }, [value])
      await of()
        .set((eb) => ({ revision: eb('revision', '+', 1) }))
        .execute()
    }
    const agree = async () => {
      const live = await coordinator.call(evaluatePackage, { params: { id: round } })
      const { name } = live.package.counties[0]!
      const { bytes } = await assembledRound(db, { code: COUNTY, name }, row, 'effective')
      const anew = await evaluateWithClaims(bytes, { standard: 'quality_balanced_2017', today: '2026-09-02' })
      const { evaluation, claims } = JSON.parse(JSON.stringify(anew)) as typeof anew
      assert.deepEqual([live.evaluation, live.claims], [evaluation, claims])
      return evaluation.inputHash
    }
    const hashes = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 3 }), async (steps) => {
        for (const each of steps) await write(each)
        hashes.add(await agree())
      }),
      { numRuns: 40 },
    )
    assert.ok(hashes.size > 20, `${hashes.size} different rounds`)
  }),
)
