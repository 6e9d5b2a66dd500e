import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chosenSettings } from './chosen-settings.ts'
import type { Profile } from './profile.ts'
import type { Setting, Standard } from './standard.ts'

const settings = [
  {
    key: 'cv.mode',
    zh: '差异系数判定方式',
    standard: 'quality_balanced_2017',
    applies: ['L1'],
    onlySpreads: true,
    values: ['each', 'composite'],
    labels: { each: '逐项判定', composite: '按平均值判定' },
    default: 'each',
  },
  {
    key: 'visits',
    zh: '走访',
    standard: 'quality_balanced_2017',
    applies: ['social_recognition'],
    values: 'boolean',
    default: false,
  },
] as unknown as Setting[]
const standard = { key: 'quality_balanced_2017', settings } as unknown as Standard
const profile = (...given: [string, string | boolean][]) => ({ settings: new Map(given) }) as unknown as Profile

test('what a profile sets about a figure is said with the default beside it; the default itself is not', () => {
  const chosen = profile(['cv.mode', 'each'], ['visits', true])
  assert.deepEqual(chosenSettings(standard, chosen, 'social_recognition', false), ['按口径“走访：是”（默认：否）'])
  assert.deepEqual(chosenSettings(standard, chosen, 'L1', false), [])
})

test('a setting about coefficients is said of the county’s coefficients, not of a school’s own figure', () => {
  const chosen = profile(['cv.mode', 'composite'])
  const line = '按口径“差异系数判定方式：按平均值判定”（默认：逐项判定）'
  assert.deepEqual(chosenSettings(standard, chosen, 'L1', false), [line])
  assert.deepEqual(chosenSettings(standard, chosen, 'composite', false), [line])
  assert.deepEqual(chosenSettings(standard, chosen, 'L1', true), [])
  assert.deepEqual(chosenSettings({ ...standard, key: 'basic_balanced_2012' }, chosen, 'L1', false), [], 'it is not its setting')
})
