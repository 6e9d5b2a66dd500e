import assert from 'node:assert/strict'
import { test } from 'node:test'
import { FaultList } from '@junheng/core/features/collection/fault-list.ts'
import fc from 'fast-check'
import { openCsv } from './csv-file.ts'
import { readRawTable } from './raw-table.ts'
import { catalogue } from './test-read.ts'

const HEADER =
  'school_code,school_name,county_code,county_name,school_type_code,ownership,is_boarding,teaching_area_total,own_column,books'

/** Everything a schools.csv says when it is read: columns, lines, faults. */
function reading(rows: readonly string[]) {
  const faults = new FaultList()
  const bytes = Buffer.from(`${[HEADER, ...rows].join('\n')}\n\0`)
  const csv = openCsv('schools', 'schools.csv', bytes, catalogue, faults)!
  const { rows: count, lines, numbers, words, ragged } = readRawTable(csv)
  const columns = [...numbers].map(([key, column]) => [key, [...column]])
  return { count, lines: [...lines], columns, words: [...words], ragged: [...ragged], faults: faults.list() }
}

const cell = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('', '12', '0', '3.25', '0012', 'public', '民办', '是', '211', '某校') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' 7',
      '七 校',
      'x\u3000',
      '１２',
      '-1',
      '.5',
      '5.',
      '1e3',
      '123456789',
      '9999999999',
      'abc',
      '0.1234567890',
    ),
  },
)
const row = fc.array(cell, { minLength: 9, maxLength: 11 })

test('a file reads the same whether its rows are plain or every cell of them stands in quotes', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const plain = reading(rows.map((cells) => cells.join()))
      const quoted = reading(rows.map((cells) => cells.map((text) => `"${text}"`).join()))
      // An empty cell in quotes is content: the row counts, where blank lines and cells too many do not.
      fc.pre(rows.every((cells) => cells.length <= 10 && cells.some((text) => text !== '')))
      assert.deepEqual(plain, quoted)
    }),
  )
})

test('plain rows after one that is not go on where it stood', () => {
  const school = (code: number, area: string) => `21990000${code},示例校,990101,示例县,211,public,否,${area},,300`
  const { count, lines, columns, faults } = reading([
    school(10, '5000'),
    '',
    school(11, '"6000"'),
    school(12, '7,0'),
    school(13, '8000.5'),
  ])
  assert.equal(count, 4)
  assert.deepEqual(lines, [2, 4, 5, 6])
  assert.deepEqual(Object.fromEntries(columns)['teaching_area_total'], [5000, 6000, Number.NaN, 8000.5])
  assert.deepEqual(
    faults.map(({ rule, row }) => `${rule} ${row}`),
    ['S005 1', 'S008 5'],
  )
})
