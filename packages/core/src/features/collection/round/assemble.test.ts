import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assembleRound, type ReturnSheet } from './assemble.ts'
import type { Basis } from './bases.ts'

const school = { code: '2199000001', name: '一校', typeCode: '211', parentCode: '', authority: '', town: '' }
const sheet = (of: ReturnSheet['school'], path: string, value: string, basis: Basis): ReturnSheet => ({
  returnId: of ? 'school' : 'department',
  school: of,
  values: new Map([[path, { value, basis, version: 1 }]]),
})
const posts = (own: Basis, departments: Basis) => {
  const sheets = [
    sheet(school, 'schools/posts_approved', '40', own),
    sheet(null, `of/${school.code}/posts_approved`, '42', departments),
  ]
  const [schools] = assembleRound({ code: '990101', name: '澄溪区' }, sheets)
  return schools!.rows[0]!.cells[schools!.columns.indexOf('posts_approved')]
}

test('what a department reports of a school goes before what the school reports, and after what was verified there', () => {
  assert.equal(posts('reported', 'reported'), '42')
  assert.equal(posts('verified', 'reported'), '40')
  assert.equal(posts('verified', 'verified'), '42')
})
