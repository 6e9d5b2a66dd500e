import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeRefusal, type OrgChange, planChange } from './changes.ts'
import { historyOf, inRemit, isUnder, liesIn, treeOf, type Version, versionOn } from './directory.ts'
import type { OrgKind } from './kinds.ts'
import { foundRefusal, type Situation } from './refusals.ts'
import { NO_SCHOOL_FACTS, type Org, type OrgFacts } from './schema.ts'

const facts = (name: string, more: Partial<OrgFacts> = {}): OrgFacts => ({
  name,
  shortName: null,
  region: '990101',
  schoolCode: null,
  school: null,
  duty: null,
  ...more,
})
const school = (typeCode: '211' | '218' = '211') => ({ ...NO_SCHOOL_FACTS, typeCode })

function org(id: string, kind: OrgKind, parent: Org | null, more: Partial<Org> = {}): Org {
  const own = kind === 'school' ? facts(id, { school: school() }) : facts(id)
  const path = [...(parent?.path ?? []), id]
  const held = { since: '2020-01-01', until: null, state: 'active' as const, tags: [], isDemo: true }
  return { id, keeper: '990101', kind, parentId: parent?.id ?? null, path, facts: own, ...held, ...more }
}

const city = org('市政府', 'government', null, { keeper: '990100' })
const county = org('区政府', 'government', city)
const bureau = org('教育局', 'education_bureau', county)
const section = org('基教科', 'section', bureau)
const first = org('第一小学', 'school', bureau, { facts: facts('第一小学', { school: school(), schoolCode: '2199000001' }) })
const point = org('教学点', 'school', first, { facts: facts('教学点', { school: school('218') }) })
const second = org('第二小学', 'school', bureau)
const ORGS = [city, county, bureau, section, first, point, second]

const situation = (more: Partial<Situation> = {}): Situation => ({
  keeper: '990101',
  today: '2026-11-23',
  orgs: ORGS,
  memberCounts: new Map(),
  regions: new Set(['990101002']),
  codes: new Map([['2199000001', ['第一小学']]]),
  undoRefusal: () => null,
  ...more,
})
const on = '2026-09-01'
const reason = '区政府批复'
const refused = (change: OrgChange, of: Org, more: Partial<Situation> = {}) => changeRefusal(change, of, situation(more))

test('every change that cannot be is refused in words', () => {
  const cases: [OrgChange, Org, RegExp, Partial<Situation>?][] = [
    [{ kind: 'close', on, reason }, first, /下面还有 1 个单位（教学点）/],
    [{ kind: 'close', on, reason }, second, /还有 2 名在任成员/, { memberCounts: new Map([['第二小学', 2]]) }],
    [{ kind: 'close', on, reason }, city, /由上级维护/],
    [{ kind: 'close', on: '2027-01-01', reason }, second, /不能晚于今天/],
    [{ kind: 'close', on: '2019-01-01', reason }, second, /历史不能倒插/],
    [{ kind: 'close', on: '2020-01-01', reason }, second, /当天已经登记/],
    [{ kind: 'close', on, reason }, { ...second, state: 'closed' }, /已于 2020-01-01 撤销/],
    [{ kind: 'merge', on, reason, intoId: '第二小学' }, second, /不能并入自己/],
    [{ kind: 'merge', on, reason, intoId: '教育局' }, second, /只能并入同类/],
    [{ kind: 'move', on, reason, parentId: '基教科' }, bureau, /在它的下面/],
    [{ kind: 'move', on, reason, parentId: '教育局' }, bureau, /不能以自己为上级/],
    [{ kind: 'move', on, reason, parentId: '第二小学' }, first, /只能是教学点/],
    [{ kind: 'move', on, reason, parentId: null }, section, /必须有上级/],
    [{ kind: 'rename', on, reason, name: '第一小学', shortName: null }, second, /已有同名的学校/],
    [{ kind: 'amend', on, reason, facts: { ...second.facts, schoolCode: '2199000001' } }, second, /已属“第一小学”/],
    [{ kind: 'amend', on, reason, facts: { ...second.facts, region: '990102' } }, second, /不在本级/],
    [{ kind: 'amend', on, reason, facts: { ...second.facts, name: '新名' } }, second, /改名请用/],
    [{ kind: 'correct', reason, facts: { ...first.facts, school: school('218') } }, first, /下面还有教学点/],
    [
      {
        kind: 'split',
        on,
        reason,
        keeps: true,
        into: [
          { name: '甲校', schoolCode: null },
          { name: '甲校', schoolCode: null },
        ],
      },
      second,
      /重名/,
    ],
    [{ kind: 'amend', on, reason, facts: { ...second.facts, region: '990101009' } }, second, /请先新增这个镇街/],
    [
      { kind: 'move', on: '2020-06-01', reason, parentId: '开发区' },
      first,
      /“教学点”在 2021-09-01 还有变更/,
      {
        orgs: [
          ...ORGS.filter(({ id }) => id !== '教学点'),
          { ...point, since: '2021-09-01' },
          org('开发区', 'development_zone', county),
        ],
      },
    ],
    [{ kind: 'undo', reason }, second, /不能撤回/, { undoRefusal: () => '不能撤回' }],
  ]
  for (const [change, of, words, more] of cases) assert.match(refused(change, of, more) ?? '（没有拒绝）', words)
})

test('a change dated before the school was built is refused', () => {
  const old = { ...second, facts: { ...second.facts, school: { ...school(), foundingYear: 2025 } } }
  assert.match(refused({ kind: 'close', on: '2024-09-01', reason }, old) ?? '', /早于建校年/)
  const draft = {
    kind: 'school' as const,
    parentId: bureau.id,
    since: '2020-01-01',
    facts: facts('新校', { school: { ...school(), foundingYear: 2021 } }),
  }
  assert.match(foundRefusal(draft, situation()) ?? '', /早于建校年/)
  assert.equal(foundRefusal({ ...draft, since: '2021-09-01' }, situation()), null)
})

test('what moves takes all that stands under it along, and nothing else', () => {
  const zone = org('开发区', 'development_zone', county)
  const { versions } = planChange({ kind: 'move', on, reason, parentId: '开发区' }, first, situation({ orgs: [...ORGS, zone] }))
  assert.deepEqual(
    versions.map(({ orgId, change, path }) => [orgId, change, path.join('/')]),
    [
      ['第一小学', 'move', '市政府/区政府/开发区/第一小学'],
      ['教学点', 'follow', '市政府/区政府/开发区/第一小学/教学点'],
    ],
  )
})

test('a merged school ends and names where it went; the parts of a split begin beside it', () => {
  const merged = planChange({ kind: 'merge', on, reason, intoId: '第一小学' }, second, situation())
  assert.deepEqual(merged.lineage, [{ fromId: '第二小学', toId: '第一小学', kind: 'merge' }])
  assert.deepEqual(
    merged.versions.map(({ orgId, state }) => [orgId, state]),
    [['第二小学', 'closed']],
  )
  const into = [{ name: '第二小学东校', schoolCode: null }]
  const split = planChange({ kind: 'split', on, reason, keeps: true, into }, second, situation(), ['东'])
  assert.deepEqual(
    split.versions.map(({ orgId, isNew, state }) => [orgId, isNew, state]),
    [
      ['第二小学', false, 'active'],
      ['东', true, 'active'],
    ],
  )
})

test('a remit is what stands under one, and for a town also the schools that lie in it', () => {
  const town = org('城关街道', 'township', county, { facts: facts('城关街道', { region: '990101002' }) })
  const inside = { ...first, facts: { ...first.facts, region: '990101002' } }
  assert.equal(inRemit(inside, town), true)
  assert.equal(inRemit(second, town), false)
  assert.equal(inRemit(point, first), true)
  assert.equal(liesIn('990101002', '990100'), true)
  assert.equal(liesIn('990201', '990100'), false)
})

const days = fc.integer({ min: 0, max: 400 }).map((n) => new Date(Date.UTC(2020, 0, 1 + n)).toISOString().slice(0, 10))

test('whatever dates changes have, exactly one state holds on every day since the founding', () => {
  fc.assert(
    fc.property(fc.uniqueArray(days, { minLength: 1, maxLength: 8 }), days, (dates, day) => {
      const sorted = [...dates].sort()
      const versions = sorted.map((since, i): Version => {
        const common = { orgId: 'a', no: i + 1, state: 'active' as const, parentId: null, path: ['a'], setAside: false }
        return { ...common, since, until: sorted[i + 1] ?? null, facts: facts(`名${i}`), change: 'rename', eventId: String(i) }
      })
      const holding = versions.filter((v) => v.since <= day && (v.until === null || day < v.until))
      assert.equal(holding.length, day < sorted[0]! ? 0 : 1)
      assert.equal(versionOn(versions, day), holding[0] ?? null)
      assert.deepEqual(historyOf([...versions].reverse()), versions)
    }),
  )
})

test('a tree holds everyone exactly once, and its branches are what their paths say', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30), { maxLength: 30 }), (parents) => {
      const orgs: Org[] = []
      parents.forEach((p, i) => void orgs.push(org(`o${i}`, 'government', i === 0 ? null : (orgs[p % (i + 1)] ?? null))))
      const found: string[] = []
      const walk = (nodes: ReturnType<typeof treeOf>, above: string[]): void => {
        for (const { org: each, children } of nodes) {
          found.push(each.id)
          for (const id of above) assert.ok(isUnder(each, id))
          walk(children, [...above, each.id])
        }
      }
      walk(
        treeOf(orgs, (a, b) => (a.id < b.id ? -1 : 1)),
        [],
      )
      assert.deepEqual(found.sort(), orgs.map(({ id }) => id).sort())
    }),
  )
})

test('no move that is allowed ever makes a circle', () => {
  fc.assert(
    fc.property(fc.nat(ORGS.length - 1), fc.nat(ORGS.length - 1), (a, b) => {
      const [moved, under] = [ORGS[a]!, ORGS[b]!]
      const change: OrgChange = { kind: 'move', on, reason, parentId: under.id }
      if (changeRefusal(change, moved, situation()) !== null) return
      const { versions } = planChange(change as OrgChange & { kind: 'move' }, moved, situation())
      for (const { path } of versions) assert.equal(new Set(path).size, path.length)
    }),
  )
})
