import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { County } from '@junheng/core/features/collection/county.ts'
import { withValue } from '@junheng/core/features/evaluation/edit.ts'
import { readCatalogue } from '../../standards/files.ts'
import { inFolder, SMALL } from './a-package.ts'
import { inputHash } from './input-hash.ts'
import { readCountyPackage } from './read.ts'

const catalogue = readCatalogue()
const HEAD = 'school_code,stage,grade,class_name,students'
const countyOf = (classes: string): Promise<County> =>
  inFolder({ ...SMALL, 'classes.csv': classes }, async (folder) => (await readCountyPackage(folder, catalogue)).counties[0]!)
const hashOf = async (classes: string): Promise<string> => inputHash([await countyOf(classes)])

test('however the class rows are spelled and ordered, the hash is that of their values', async () => {
  const rows = ['0001,primary,1,1(1)班,40', '0001,primary,1,1(2)班,7', '0001,primary,2,"甲,乙""班",40', '0002,junior,7,七 一班,']
  const plain = await hashOf([HEAD, ...rows].join('\n'))
  assert.equal(await hashOf([HEAD, ...rows].join('\r\n')), plain)
  assert.equal(await hashOf([HEAD, ...rows.toReversed()].join('\n')), plain)
  assert.equal(await hashOf([HEAD, ...rows].join('\n').replace(',7\n', ',007\n').replaceAll('primary', '小学')), plain)
  assert.equal(
    await hashOf(['学校代码,学段,年级,班级名称,学生数', ...rows.map((row) => row.replace('1(1)班', '"1(1)班"'))].join('\n')),
    plain,
  )
  assert.notEqual(await hashOf([HEAD, ...rows].join('\n').replace(',7\n', ',8\n')), plain)
  assert.notEqual(await hashOf([HEAD, ...rows].join('\n').replace('1(1)', '1(3)')), plain)
})

test('a name that looks like two cells or two rows is not taken for them', async () => {
  assert.notEqual(
    await hashOf([HEAD, '0001,primary,1,"一,40\n0001,primary,1,二",40'].join('\n')),
    await hashOf([HEAD, '0001,primary,1,一,40', '0001,primary,1,二,40'].join('\n')),
  )
})

test('after an edit of a class the hash is that of the county as edited, not of the file it was read from', async () => {
  const read = await countyOf([HEAD, '0001,primary,1,一班,40', '0001,primary,2,二班,40'].join('\n'))
  const edited = inputHash([withValue(read, { table: 'classes', row: 1, students: 41 })])
  assert.equal(edited, await hashOf([HEAD, '0001,primary,1,一班,40', '0001,primary,2,二班,41'].join('\n')))
})
