import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { County } from '@junheng/core/features/collection/county.ts'
import { type Difference, differences } from '@junheng/core/features/collection/workbook/differences.ts'
import { compare } from '../compare.ts'
import { inFolder, SMALL } from '../package/a-package.ts'
import { readCountyPackage } from '../package/read.ts'
import { catalogue, options } from './a-workbook.ts'

const read = async (files: Readonly<Record<string, string>>): Promise<County> =>
  (await inFolder(files, (folder) => readCountyPackage(folder, catalogue))).counties[0]!
const brief = (list: readonly Difference[]): string[] =>
  list.map((d) =>
    [d.table, d.change, d.schoolCode, d.stage, d.item, d.element, d.before, '→', d.after].filter((x) => x !== null).join(' '),
  )
const changed = (file: string, from: string, to: string): Record<string, string> => ({
  ...SMALL,
  [file]: SMALL[file]!.replace(from, to),
})

test('a county has no differences from itself, whatever the order of its rows', async () => {
  const lines = SMALL['classes.csv']!.trim().split('\n')
  const shuffled = { ...SMALL, 'classes.csv': [lines[0], ...lines.slice(1).reverse()].join('\n') }
  assert.deepEqual(differences(await read(SMALL), await read(shuffled)), [])
})

test('a value that changed is listed with its school, old and new; one taken back becomes not reported', async () => {
  const before = await read(SMALL)
  assert.deepEqual(brief(differences(before, await read(changed('sections.csv', '0001,primary,80,2,6', '0001,primary,82,2,')))), [
    'sections changed 0001 primary ft_teachers 6 →',
    'sections changed 0001 primary students 80 → 82',
  ])
  assert.deepEqual(brief(differences(before, await read(changed('schools.csv', '虚构小学', '虚构一小')))), [
    'schools changed 0001 school_name 虚构小学 → 虚构一小',
  ])
})

test('rows that came and went are listed, classes by grade and name, rooms by kind and size', async () => {
  const before = await read(SMALL)
  const classes = differences(before, await read(changed('classes.csv', '0001,primary,2,二班,40\n', '0001,primary,2,三班,40\n')))
  assert.deepEqual(
    new Set(brief(classes)),
    new Set(['classes added 0001 primary 2 三班 → 40', 'classes removed 0001 primary 2 二班 40 →']),
  )
  assert.deepEqual(brief(differences(before, await read(changed('rooms.csv', '0001,art,90\n', '')))), [
    'rooms removed 0001 art 90 →',
  ])
  assert.deepEqual(
    brief(differences(before, await read(changed('county.csv', 'special_funds_yuan,80000', 'special_funds_yuan,80001')))),
    ['county changed special_funds_yuan special_funds_yuan 80000 → 80001'],
  )
})

test('in words a row that went says what stood there, and a class its grade', async () => {
  const before = await read(SMALL)
  const words = async (file: string, from: string, to: string): Promise<string[]> =>
    compare([before], [await read(changed(file, from, to))], catalogue, options.standards).differences.map((d) =>
      [d.sheet, d.where, d.what, d.before ?? '无值', d.after ?? '无值'].join('｜'),
    )
  assert.deepEqual(await words('classes.csv', '0001,primary,2,二班,40\n', ''), [
    '班级｜虚构小学 小学 二年级 二班｜整行｜40｜无值',
  ])
  const gone = await words('sections.csv', '0002,junior,', '0009,junior,')
  assert.ok(gone.includes('学部｜虚构学校 初中｜整行｜有｜无值'), gone.join('\n'))
})
