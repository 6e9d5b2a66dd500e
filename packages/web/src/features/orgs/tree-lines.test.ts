import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrgKind } from '@junheng/core/features/orgs/kinds.ts'
import { NO_SCHOOL_FACTS, type Org } from '@junheng/core/features/orgs/schema.ts'
import { type Branch, branchesOf, listedSchools } from './tree-lines.ts'

function org(name: string, kind: OrgKind, parent: Org | null, designCapacity: number | null = null): Org {
  const school = kind === 'school' ? { ...NO_SCHOOL_FACTS, designCapacity } : null
  return {
    id: name,
    keeper: '990101',
    kind,
    parentId: parent?.id ?? null,
    path: [...(parent?.path ?? []), name],
    facts: { name, shortName: null, region: '990101', schoolCode: null, duty: null, school },
    since: '2020-01-01',
    until: null,
    state: 'active',
    tags: name === '东街小学' ? ['薄弱学校'] : [],
    isDemo: true,
  }
}

const government = org('区政府', 'government', null)
const bureau = org('教育局', 'education_bureau', government)
const east = org('东街小学', 'school', bureau, 900)
const west = org('西街小学', 'school', bureau, 300)
const directory = { orgs: [government, bureau, east, west], aliases: [{ orgId: '西街小学', name: '西街完小' }] }
const names = (branches: readonly Branch[]): string[] => branches.flatMap((b) => [b.org.facts.name, ...names(b.children)])

test('a search leaves what it finds by name, alias or initials, and what that stands under', () => {
  assert.deepEqual(names(branchesOf(directory, 'djxx', new Set())), ['区政府', '教育局', '东街小学'])
  assert.deepEqual(names(branchesOf(directory, '完小', new Set())), ['区政府', '教育局', '西街小学'])
  assert.deepEqual(names(branchesOf(directory, '没有', new Set())), [])
})

test('a folded branch says how many stand under it, and many schools are folded by themselves', () => {
  const [top] = branchesOf(directory, '', new Set(['区政府']))
  assert.deepEqual([top?.open, top?.below, top?.children], [false, 3, []])
  const many = Array.from({ length: 20 }, (_, i) => org(`第${i}小学`, 'school', government))
  assert.equal(branchesOf({ orgs: [government, ...many], aliases: [] }, '', new Set())[0]?.open, false)
})

test('schools are filtered by what is asked and ordered either way', () => {
  const listed = (filter: Parameters<typeof listedSchools>[1]) => listedSchools(directory, filter).map(({ id }) => id)
  assert.deepEqual(listed({}), ['东街小学', '西街小学'])
  assert.deepEqual(listed({ sort: 'capacity' }), ['西街小学', '东街小学'])
  assert.deepEqual(listed({ sort: '-capacity' }), ['东街小学', '西街小学'])
  assert.deepEqual(listed({ tag: '薄弱学校' }), ['东街小学'])
  assert.deepEqual(listed({ q: 'xjxx' }), ['西街小学'])
})
