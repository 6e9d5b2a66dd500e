import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mayBeOne } from './names.ts'
import { proposeNames } from './variants.ts'

// All names are invented.
const STEMS = ['澄溪', '青禾', '白石', '望江', '柳林', '桥头']
const CORES = ['静水', '南浦', '广济', '越秀', '老君', '城北']
const ORDINALS = ['一', '二', '三', '十', '十一', '十二']
const TYPES = ['小学', '中学', '初级中学', '九年一贯制学校']

const school = fc.record({
  town: fc.constantFrom(...STEMS),
  kind: fc.constantFrom('镇', '街', '乡'),
  core: fc.constantFrom(...CORES),
  ordinal: fc.option(fc.constantFrom(...ORDINALS), { nil: '' }),
  type: fc.constantFrom(...TYPES),
})
type School = typeof school extends fc.Arbitrary<infer T> ? T : never

const nameOf = (s: School) => `${s.town}${s.kind}${s.core}${s.ordinal === '' ? '' : `第${s.ordinal}`}${s.type}`

test('a school is recognised under what people leave out: 街道 for 街, the town, 中心', () => {
  assert.ok(mayBeOne('白石街道静水小学', '白石街静水小学'))
  assert.ok(mayBeOne('柳林镇望江苑中心小学', '柳林镇望江苑小学'))
  assert.ok(mayBeOne('广济路小学', '白石街广济路小学'))
  assert.ok(mayBeOne('老君完全小学', '青禾街老君完全小学'))
  assert.ok(mayBeOne('柳林镇中心小学', '柳林镇柳林中心小学'))
  assert.ok(mayBeOne('青禾第四小学', '青禾街第四小学'))
  assert.ok(mayBeOne('青禾四小', '青禾第四小学'))
  assert.ok(mayBeOne('白石街静水第２小学', '白石街静水第二小学'))
  assert.ok(mayBeOne('澄溪区雍和中学', '雍和中学'))
})

test('look-alikes are never proposed: numerals, stage words, towns and other schools of a town must agree', () => {
  for (const [a, b] of [
    ['白石街静水小学', '白石街静水第二小学'],
    ['柳林镇柳林中心小学', '柳林镇第二中心小学'],
    ['白石街南浦小学', '白石街南浦初级中学'],
    ['柳林镇柳林中心小学', '柳林镇初级中学'],
    ['静水道小学', '静水道中学'],
    ['柳林镇柳林中心小学', '柳林镇桥头小学'],
    ['青禾第十一小学', '青禾第十二小学'],
    ['青禾第一小学', '青禾第十一小学'],
    ['河东镇南浦小学', '河西镇南浦小学'],
    ['青禾小学', '青禾实验小学'],
  ] as const)
    assert.ok(!mayBeOne(a, b), `${a} / ${b}`)
})

test('property: names with different numerals or stage words are never one, and the question may be asked either way round', () => {
  fc.assert(
    fc.property(school, school, (a, b) => {
      assert.equal(mayBeOne(nameOf(a), nameOf(b)), mayBeOne(nameOf(b), nameOf(a)))
      if (a.ordinal !== b.ordinal || a.type !== b.type || a.core !== b.core || a.town !== b.town)
        assert.ok(!mayBeOne(nameOf(a), nameOf(b)), `${nameOf(a)} / ${nameOf(b)}`)
    }),
  )
})

test('property: leaving the town out or writing 街道 for 街 is always recognised', () => {
  fc.assert(
    fc.property(school, (s) => {
      const full = nameOf(s)
      assert.ok(mayBeOne(full, full.slice(s.town.length + 1)), full)
      if (s.kind === '街') assert.ok(mayBeOne(full, full.replace('街', '街道')), full)
    }),
  )
})

test('the fuller name in the wording most names use is proposed', () => {
  const names = ['白石街道静水小学', '白石街静水小学', '白石街南浦小学', '白石街广济小学']
  assert.deepEqual(
    [...proposeNames(names, new Set(names))],
    [
      ['白石街道静水小学', '白石街静水小学'],
      ['白石街静水小学', '白石街静水小学'],
    ],
  )
  assert.equal(
    proposeNames(['柳林镇望江苑小学', '柳林镇望江苑中心小学'], new Set()).get('柳林镇望江苑小学'),
    '柳林镇望江苑中心小学',
  )
})

test('a short name that fits two schools is left alone', () => {
  const names = ['河东镇南浦小学', '河西镇南浦小学', '南浦小学']
  assert.equal(proposeNames(names, new Set(names)).size, 0)
})
