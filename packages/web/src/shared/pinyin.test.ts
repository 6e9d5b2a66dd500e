import assert from 'node:assert/strict'
import { test } from 'node:test'
import { comparePinyin, initials, matches } from './pinyin.ts'

test('names sort by pinyin, and numbers inside them by value', () => {
  const sorted = ['河湾小学', '白杨小学', '第10小学', '第2小学', '东河小学'].sort(comparePinyin)
  assert.deepEqual(sorted, ['白杨小学', '第2小学', '第10小学', '东河小学', '河湾小学'])
})

test('a search finds a name by its characters or by its pinyin initials', () => {
  assert.equal(initials('城关第一小学'), 'cgdyxx')
  assert.equal(initials('榆树湾中学3部'), 'yswzx3b')
  assert.ok(matches('石门中心小学', 'smzx'))
  assert.ok(matches('石门中心小学', '门中'))
  assert.ok(!matches('石门中心小学', 'bmzx'))
})
