import { ITEM_LEVELS, ITEM_SOURCES } from '@junheng/core/features/rectification/ledger/schema.ts'
import { ITEM_COLUMNS, ITEM_SHEET, type ItemHeader } from '@junheng/core/features/rectification/sources/item-sheet.ts'
import { letterOf } from '../../collection/workbook/read-sheet.ts'
import { type PlacedValidation, xlsxFile } from '../../collection/workbook/xlsx-file.ts'

const ROWS = 5000

/** The empty workbook: one sheet to fill in, with a note at each column and lists where words are fixed; one that says how. */
export function itemTemplateFile(): Uint8Array {
  return xlsxFile([
    {
      name: ITEM_SHEET,
      columns: ITEM_COLUMNS.map(({ width }) => ({ width, look: 'text' as const })),
      rows: [
        ITEM_COLUMNS.map(({ header, must }) => ({ text: header, look: must ? ('keyHeader' as const) : ('header' as const) })),
      ],
      notes: ITEM_COLUMNS.flatMap(({ note }, i) => (note === '' ? [] : [{ cell: `${letterOf(i)}1`, text: note }])),
      validations: [
        list('来源', Object.values(ITEM_SOURCES)),
        list('学段', ['小学', '初中']),
        list('级别', Object.values(ITEM_LEVELS)),
      ],
      frozen: { rows: 1, columns: 1 },
    },
    {
      name: '说明',
      columns: [
        { width: 14, look: 'plain' },
        { width: 80, look: 'wrapped' },
      ],
      rows: [
        [
          { text: '列', look: 'header' },
          { text: '怎样填', look: 'header' },
        ],
        ...ITEM_COLUMNS.map(({ header, must, note }) => [{ text: header }, { text: `${must ? '必填。' : ''}${note}` }]),
      ],
    },
  ])
}

function list(header: ItemHeader, values: readonly string[]): PlacedValidation {
  const at = letterOf(ITEM_COLUMNS.findIndex((column) => column.header === header))
  return { kind: 'list', values, range: `${at}2:${at}${ROWS + 1}`, message: '请从列表里选。' }
}
