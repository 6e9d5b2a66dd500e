import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { fill } from '../../shared/text.ts'
import { standingOf } from './school-standing.ts'

type Section = SchoolView['sections'][number]
type Duty = SchoolView['duties'][number]

const section = (over: Partial<Section> = {}): Section => ({
  stage: 'primary',
  students: 500,
  classes: 12,
  met: 7,
  floorOk: true,
  pass: true,
  lifts: 0,
  usesSpare: false,
  excluded: null,
  split: null,
  indicators: [],
  ...over,
})
const duty = (verdict: Duty['verdict']): Duty => ({ key: 'x', lines: [], verdict, concerns: true, toPass: null, notes: [] })
const said = (sections: Section[], duties: Duty[] = []): string =>
  standingOf({ sections, duties }, (zh, values) => fill(zh, values))

test('a school that lacks nothing says so of its stages and of the other requirements', () => {
  const both = [section(), section({ stage: 'junior' })]
  assert.equal(said(both, [duty('met'), duty(null)]), '小学、初中都达标；各项要求都已做到')
  assert.equal(said([section({ usesSpare: true, met: 6 })]), '小学达标（余项已用）')
})

test('each stage is told by itself where they differ, with what must be lifted, then what is left undone', () => {
  const sections = [section(), section({ stage: 'junior', pass: false, lifts: 2 })]
  assert.equal(
    said(sections, [duty('unmet'), duty('unmet'), duty('not_judgeable')]),
    '小学达标，初中未达标，须补 2 项；2 项要求没有做到；1 项要求缺少数据',
  )
  assert.equal(said([section({ pass: null })], [duty('met')]), '小学缺少数据，无法判定；各项要求都已做到')
})

test('a school that does not count says why, and one the standard does not judge says that', () => {
  assert.equal(said([section({ excluded: '教学点不足 50 人', pass: null, met: null })]), '不计入评估：教学点不足 50 人')
  assert.equal(said([]), '没有义务教育学段，不计入评估')
  assert.match(said([section({ pass: null, met: null })]), /^按本标准只列出各项的值/)
})
