import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CountyResult } from '@junheng/core/features/evaluation/result.ts'
import { foundSchools, schoolsOf } from './find-schools.ts'

const section = (schoolCode: string, schoolName: string, stage: 'primary' | 'junior') =>
  ({ schoolCode, schoolName, stage }) as CountyResult['sections'][number]
const schools = schoolsOf([
  {
    countyCode: '990101',
    countyName: '澄溪区',
    sections: [
      section('0102', '云山小学', 'primary'),
      section('0101', '城关九年一贯制学校', 'primary'),
      section('0101', '城关九年一贯制学校', 'junior'),
    ],
    excluded: [{ schoolCode: '0203', schoolName: '北山教学点', stage: 'primary', reason: '不足 50 人' }],
  },
])
const names = (text: string) => foundSchools(schools, text).map((s) => s.name)

test('every school is there once, by pinyin, with its stages, also where nothing of it counts', () => {
  assert.deepEqual(names(''), ['北山教学点', '城关九年一贯制学校', '云山小学'])
  assert.deepEqual(schools[1]?.stages, ['primary', 'junior'])
})

test('a school is found by a part of its name, by pinyin initials, and by the beginning of its code', () => {
  assert.deepEqual(names('山'), ['北山教学点', '云山小学'])
  assert.deepEqual(names('cgj'), ['城关九年一贯制学校'])
  assert.deepEqual(names(' 010 '), ['城关九年一贯制学校', '云山小学'])
  assert.deepEqual(names('zzz'), [])
})
