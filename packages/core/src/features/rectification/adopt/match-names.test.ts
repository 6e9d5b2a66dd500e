import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrgKind } from '../../orgs/kinds.ts'
import { NO_SCHOOL_FACTS, type Org } from '../../orgs/schema.ts'
import { nameMatcher } from './match-names.ts'
import { townGroup } from './town-groups.ts'

// Everybody in here is invented.
const COUNTY = { code: '990101', name: '澄溪区（示例）', isDemo: true }
const org = (kind: OrgKind, name: string, i: number, state: Org['state'] = 'active'): Org => ({
  id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
  keeper: name.startsWith('澄州') ? '990100' : '990101',
  kind,
  parentId: null,
  path: [],
  facts: {
    name,
    shortName: null,
    region: '990101',
    schoolCode: kind === 'school' ? `21990000${String(i).padStart(2, '0')}` : null,
    school: kind === 'school' ? NO_SCHOOL_FACTS : null,
    duty: null,
  },
  since: '2020-09-01',
  until: null,
  state,
  tags: [],
  isDemo: true,
})
const ORGS = [
  org('school', '南塘街静湖小学', 1),
  org('school', '南塘街静湖第二小学', 2),
  org('school', '青禾镇青禾中心小学', 3),
  org('school', '白石小学', 4, 'closed'),
  org('section', '计划财务科', 5),
  org('education_bureau', '澄溪区教育局', 6),
  org('education_bureau', '澄州市教育局', 7),
  org('department', '澄溪区住房和城乡建设局', 8),
  org('township', '南塘街道办事处', 9),
  org('township', '青禾镇人民政府', 10),
  org('inspectorate', '澄溪区人民政府教育督导室', 11),
]
const match = nameMatcher({ county: COUNTY, orgs: ORGS, aliases: [{ orgId: ORGS[2]!.id, name: '青禾中心校' }] })
const found = (...asked: Parameters<typeof match>) => match(...asked).map(({ name, rank }) => [name, rank])

test('a school is proposed for its other spellings, never for another number, and a closed one not at all', () => {
  assert.deepEqual(found('南塘街道静湖小学', 'school'), [['南塘街静湖小学', 3]])
  assert.deepEqual(found('静湖第二小学', 'school'), [['南塘街静湖第二小学', 3]])
  assert.deepEqual(found('青禾镇中心小学', 'school'), [['青禾镇青禾中心小学', 3]])
  assert.deepEqual(found('青禾中心校', 'school'), [['青禾镇青禾中心小学', 1]])
  assert.deepEqual(found('白石小学', 'school'), [])
  assert.equal(match('静湖小学', 'school')[0]?.reason, '镇街名写与不写的不同')
})

test('offices are found without their place, by short names and by town forms, the county’s own first', () => {
  assert.deepEqual(found('区教育局', 'unit')[0], ['澄溪区教育局', 2])
  assert.deepEqual(found('计财科', 'section'), [['计划财务科', 3]])
  assert.deepEqual(found('区住房建设委', 'unit'), [['澄溪区住房和城乡建设局', 4]])
  assert.deepEqual(found('南塘街道', 'unit'), [['南塘街道办事处', 2]])
  assert.deepEqual(found('督导室', 'section'), [['澄溪区人民政府教育督导室', 3]])
  assert.deepEqual(found('后勤服务中心', 'section'), [])
})

test('各镇人民政府 and 街道办事处 stand for all towns of their kind; the name of one town stands for no other', () => {
  const towns = ORGS.filter(({ kind }) => kind === 'township')
  const meant = (name: string) => {
    const group = townGroup(name)
    return group && towns.filter(group).map(({ facts }) => facts.name)
  }
  assert.deepEqual(meant('各镇人民政府'), ['青禾镇人民政府'])
  assert.deepEqual(meant('街道办事处'), ['南塘街道办事处'])
  assert.deepEqual(meant('各街道办事处'), ['南塘街道办事处'])
  assert.deepEqual(meant('各镇（街道）'), ['南塘街道办事处', '青禾镇人民政府'])
  assert.deepEqual(meant('各乡镇人民政府'), ['青禾镇人民政府'])
  for (const name of ['南塘街道办事处', '青禾镇人民政府', '各有关单位', '区教育局']) assert.equal(meant(name), null, name)
})
