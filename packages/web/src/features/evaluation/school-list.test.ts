import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ListedSchool } from './school-filter.ts'
import { listedSchools, neighbours, schoolMark } from './school-list.ts'

const school = (code: string, name: string, over: Partial<ListedSchool> = {}): ListedSchool => ({
  code,
  name,
  type: '小学',
  town: '城关镇',
  zone: null,
  area: '城区',
  owner: '公办',
  tags: [],
  stages: [{ stage: 'primary', students: 500, pass: true, excluded: null }],
  verdict: 'met',
  duties: { unmet: 0, unknown: 0 },
  ...over,
})
const out: ListedSchool['stages'] = [{ stage: 'primary', students: 30, pass: null, excluded: '教学点不足 50 人' }]
const all = [
  school('3', '双桥学校', { type: '九年一贯制学校', verdict: 'unmet', duties: { unmet: 2, unknown: 0 } }),
  school('1', '澄溪小学'),
  school('2', '北岭教学点', {
    type: '教学点',
    stages: out,
    verdict: null,
    town: '北岭乡',
    area: '乡村',
    zone: '第二责任区',
    tags: ['不足百人'],
  }),
]
const names = (search: Parameters<typeof listedSchools>[1]) => listedSchools(all, search).map(({ name }) => name)

test('schools stand by pinyin, and are found by initials, code, type, verdict and what they leave undone', () => {
  assert.deepEqual(names({}), ['北岭教学点', '澄溪小学', '双桥学校'])
  assert.deepEqual(names({ q: 'sq' }), ['双桥学校'])
  assert.deepEqual(names({ q: '2' }), ['北岭教学点'])
  assert.deepEqual(names({ type: '小学' }), ['澄溪小学'])
  assert.deepEqual(names({ verdict: 'out' }), ['北岭教学点'])
  assert.deepEqual(names({ duty: '1' }), ['双桥学校'])
  assert.deepEqual(names({ town: '城关镇', area: '城区', owner: '公办' }), ['澄溪小学', '双桥学校'])
  assert.deepEqual(names({ zone: '第二责任区' }), ['北岭教学点'])
  assert.deepEqual(names({ tag: '不足百人', owner: '民办' }), [])
})

test('a school none of whose stages counts is out, whatever its verdict', () => {
  assert.equal(schoolMark(all[2]!), 'out')
  assert.equal(schoolMark(school('9', '某校', { verdict: null })), null)
})

test('the neighbours of a school are those of the list as it is filtered', () => {
  const list = listedSchools(all, {})
  assert.equal(neighbours(list, '1').before?.code, '2')
  assert.equal(neighbours(list, '1').after?.code, '3')
  assert.deepEqual(neighbours(list, '9'), {})
  assert.equal(neighbours(listedSchools(all, { stage: 'primary' }), '2').before, undefined)
})
