import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FormField, FormSection } from '@junheng/core/features/collection/round/fill/schema.ts'
import { foundAt, readinessOf } from './found-at.ts'
import { countSections } from './section-counts.ts'
import { nameOfPath, sectionOf } from './use-fill.ts'

const field = (path: string, zh: string, isElsewhere = false) => ({ path, zh, key: zh, isElsewhere }) as FormField
const SECTIONS: FormSection[] = [
  {
    key: 'pupils',
    zh: '学生与班级',
    about: '',
    groups: [
      { zh: '小学', stage: 'primary', isFolded: false, fields: [field('sections/primary/students', '在校学生数')] },
      { zh: '全校', stage: null, isFolded: false, fields: [field('schools/posts_approved', '核定编制', true)] },
      { zh: '分段', stage: 'primary', isFolded: true, fields: [field('sections/primary/class_size_bands.le25', '25 人')] },
    ],
    list: null,
    grid: null,
  },
  { key: 'classes', zh: '班级名册', about: '', groups: [], list: { list: 'classes', noun: '班', columns: [] }, grid: null },
  {
    key: 'schools',
    zh: '各校数据',
    about: '',
    groups: [],
    list: null,
    grid: { columns: [field('schools/a', '核定编制')], schools: [{ code: '2199000001', name: '某校' }], totals: {} },
  },
]
const fault = (path: string | null, severity: 'error' | 'warn', explanation: string | null = null) => ({
  sheet: '',
  row: null,
  column: null,
  cell: null,
  rule: 'V001',
  severity,
  message: '',
  repair: '',
  path,
  key: `${path} ${severity} ${explanation}`,
  explanation: explanation === null ? null : { text: explanation, at: '2026-09-10T00:00:00Z', by: '甲' },
  name: '',
})

test('a section counts what is its own to fill in, the rows of its list, and what is wrong or asked in it', () => {
  const given = new Map([
    ['sections/primary/students', '900'],
    ['classes/a1', '{}'],
    ['classes/a2', ''],
  ])
  const store = {
    paths: () => [...given.keys()],
    read: (path: string) => ({ value: given.get(path) ?? '', isUnsaved: false, theirs: null, by: null, at: null }),
  }
  const checked = {
    revision: 3,
    faults: [
      fault('classes/a1', 'error'),
      fault('sections/primary/students', 'warn'),
      fault('sections/primary/students', 'warn', '属实'),
    ],
    missing: [],
    notRun: [],
  }
  const counts = countSections(SECTIONS, store, foundAt(checked, []))
  assert.deepEqual(counts.get('pupils'), { filled: 1, asked: 1, errors: 0, open: 1 })
  assert.deepEqual(counts.get('classes'), { filled: 1, asked: null, errors: 1, open: 0 })
  assert.deepEqual(counts.get('schools'), { filled: 0, asked: 1, errors: 0, open: 0 })
})

test('every value leads to its section and has a name: with its stage, or its school', () => {
  assert.equal(sectionOf('none/classes', SECTIONS)?.key, 'classes')
  assert.equal(sectionOf('of/2199000001/核定编制', SECTIONS)?.key, 'schools')
  assert.equal(nameOfPath('sections/primary/students', SECTIONS), '小学 在校学生数')
  assert.equal(nameOfPath('of/2199000001/核定编制', SECTIONS), '某校 核定编制')
  assert.equal(nameOfPath('classes/a1', SECTIONS), '班级名册')
})

test('a return is ready once it has no errors and every warning and gap is explained', () => {
  const missing = { path: 'schools/books', name: '图书', forWhat: ['L9'], key: 'm', explanation: null }
  const notYet = readinessOf({ faults: [fault('a', 'warn')], missing: [missing] })
  assert.deepEqual([notYet.unexplained.length, notYet.missing.length, notYet.isReady], [1, 1, false])
  const ready = readinessOf({
    faults: [fault('a', 'warn', '属实')],
    missing: [{ ...missing, explanation: fault(null, 'warn', '无').explanation }],
  })
  assert.deepEqual([ready.explained.length, ready.isReady], [1, true])
  assert.equal(readinessOf({ faults: [fault('a', 'error')], missing: [] }).isReady, false)
})
