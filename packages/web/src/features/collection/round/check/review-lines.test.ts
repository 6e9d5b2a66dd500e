import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import type { FormField, ReturnForm } from '@junheng/core/features/collection/round/fill/schema.ts'
import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { reviewLines } from './review-lines.ts'

const field = (path: string, zh: string, choices: FormField['choices'] = []) =>
  ({ path, zh, unit: '', kind: choices.length > 0 ? 'enum' : 'number', choices, isElsewhere: false }) as unknown as FormField

const section = (key: string, fields: FormField[], list: object | null = null) => ({
  key,
  zh: key,
  groups: [{ zh: '学校', stage: null, isFolded: false, fields }],
  list,
  grid: null,
})

const form = {
  sections: [
    section('场地', [field('schools/a', '甲'), field('schools/b', '乙'), field('schools/c', '丙'), field('schools/d', '丁')]),
    section('班级', [], { list: 'classes', noun: '班', columns: [{ key: 'students', unit: '人', choices: [] }] }),
  ],
} as unknown as ReturnForm

const value = (path: string, text: string, basis = 'reported') => ({ path, value: text, basis })

const detail = (values: object[], remarks: object[] = []) =>
  ({
    values,
    remarks,
    previous: { name: '上年', values: { 'schools/a': '100', 'schools/b': '100', 'schools/d': 'true' } },
  }) as unknown as ReturnDetail

const found = (faults: object[] = []) => ({ revision: 1, faults, missing: [], notRun: [] }) as unknown as ReturnFaults
const fault = (path: string | null, severity: string, explanation: object | null = null) => ({
  path,
  severity,
  explanation,
  key: 'k',
})

test('what is asked comes before errors, errors before what nobody explained, then what was explained, then large changes, then the rest', () => {
  const values = [value('schools/a', '150'), value('schools/b', '101'), value('schools/c', '1'), value('schools/d', 'false')]
  const lines = reviewLines(
    form,
    detail(values, [{ id: 'r', path: 'schools/b', settled: null }]),
    found([fault('schools/c', 'warn', { text: '已核对' }), fault(null, 'error')]),
    new Map(),
  )
  assert.deepEqual(
    lines.map(({ name }) => name),
    ['乙', '整份填报', '丙', '甲', '丁'],
  )
  assert.equal(lines.find(({ name }) => name === '甲')?.change, 0.5)
  assert.equal(lines.find(({ name }) => name === '丁')?.isOther, true)
})

test('what was verified stands before what was reported; a row of a list is read as its words', () => {
  const values = [
    value('schools/a', '150'),
    value('schools/a', '120', 'verified'),
    value('classes/x', '{"class_name":"1班","students":"41"}'),
  ]
  const lines = reviewLines(form, detail(values), found(), new Map())
  assert.deepEqual(lines.find(({ name }) => name === '甲')?.value, { text: '120', basis: 'verified' })
  const row = lines.find(({ isRow }) => isRow)
  assert.deepEqual([row?.subject, row?.value?.text], ['班级', '1班 41 人'])
})
