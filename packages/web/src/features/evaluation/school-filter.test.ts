import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Matrix, MatrixRow } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { filterRows } from './matrix-view.ts'
import { matrixWithGroups } from './school-filter.ts'

const row = (code: string, tags: string[]) => ({ code, name: code, stage: 'primary', tags, cells: [], facts: ['城关镇'] })
const matrix = {
  judged: [],
  facts: [{ key: 'town', zh: '镇街', unit: '', decimals: 0, group: 'fact', perSchool: true }],
  rows: [row('1', ['寄宿制']), row('2', [])] as unknown as MatrixRow[],
} as unknown as Matrix
const groups = new Map([['1', { code: '1', zone: '第一责任区', tags: ['薄弱学校', '寄宿制'] }]])

test('the matrix is filtered by what the directory says of schools as by its own figures, each tag once', () => {
  const known = matrixWithGroups(matrix, groups)
  const codes = (search: Record<string, string>) => filterRows(known, search).map(({ code }) => code)
  assert.deepEqual(codes({ zone: '第一责任区' }), ['1'])
  assert.deepEqual(codes({ tag: '薄弱学校', town: '城关镇' }), ['1'])
  assert.deepEqual(codes({ zone: '第二责任区' }), [])
  assert.deepEqual(known.rows[0]?.tags, ['寄宿制', '薄弱学校'])
  assert.deepEqual(
    known.facts.map(({ key }) => key),
    ['town', 'zone'],
  )
  assert.equal(matrixWithGroups(matrix, new Map()), matrix)
})
