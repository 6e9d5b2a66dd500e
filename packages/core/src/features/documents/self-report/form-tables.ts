import type { Form, FormCell, FormRow } from '../../evaluation/forms/form.ts'
import { type Cell, cell, type PaperTable } from '../paper.ts'
import { runOfCell, sentenceRuns } from './figure-runs.ts'

/** 表Ⅱ-1 or 表Ⅲ turned: indicators down, the rows of the form across, so that it fits an upright page. */
export function turnedTable(form: Form, caption: string): PaperTable {
  const indicators = form.columns.filter(({ key }) => /^L\d/.test(key))
  const named = form.rows.map((row) => ({ row, name: row.cells.slice(0, 2).map(({ text }) => text) }))
  return {
    kind: 'table',
    caption,
    columns: [{ width: 3.2, align: 'left' }, ...named.map(() => ({ width: 1, align: 'center' as const }))],
    head: [[cell('指标'), ...named.map(({ name }) => cell(name.join('')))]],
    rows: indicators.map((column) => [
      cell(column.zh),
      ...named.map(({ row, name }) =>
        numberCell(
          row.cells.find((one) => one.column === column.key)!,
          `${form.key}.${row.key}.${column.key}`,
          `${name.join('')} ${column.zh}`,
        ),
      ),
    ]),
  }
}

/** 表Ⅳ or 表Ⅴ: number, item, what was found, verdict. */
export function itemTable(form: Form, caption: string): PaperTable {
  return {
    kind: 'table',
    caption,
    columns: [
      { width: 0.6, align: 'center' },
      { width: 3, align: 'left' },
      { width: 4, align: 'left' },
      { width: 1, align: 'center' },
    ],
    head: [['序号', '指标', '指标值或简要结论', '是否达标'].map((text) => cell(text))],
    rows: form.rows.map((row) => {
      const [number, name, text, verdict] = ['number', 'name', 'text', 'verdict'].map((key) => ofColumn(row, key))
      return [
        cell(number!.text),
        cell(name!.text),
        { runs: sentenceRuns(text!, `${form.key}.${row.key}`, name!.text) },
        cell(verdict!.text === '' ? '无法判定' : verdict!.text),
      ]
    }),
  }
}

/** 一票否决: what, and whether. */
export function vetoTable(form: Form, caption: string): PaperTable {
  return {
    kind: 'table',
    caption,
    columns: [
      { width: 0.6, align: 'center' },
      { width: 6.4, align: 'left' },
      { width: 1.2, align: 'center' },
    ],
    head: [['序号', '情形', '有/无'].map((text) => cell(text))],
    rows: form.rows.map((row) => [
      cell(ofColumn(row, 'number').text),
      cell(ofColumn(row, 'name').text),
      cell(ofColumn(row, 'raised').text === '' ? '未填报' : ofColumn(row, 'raised').text),
    ]),
  }
}

/** 表Ⅵ as it stands. */
export function plainTable(form: Form, caption: string): PaperTable {
  const [first, ...others] = form.columns
  return {
    kind: 'table',
    caption,
    columns: form.columns.map(({ align }, i) => ({ width: i === 0 ? 1.4 : 1, align })),
    head: [[first!, ...others].map(({ zh }) => cell(zh))],
    rows: form.rows.map((row) =>
      row.cells.map((one, i) =>
        i === 0
          ? cell(one.text)
          : numberCell(one, `${form.key}.${row.key}.${one.column}`, `${row.cells[0]!.text} ${form.columns[i]!.zh}`),
      ),
    ),
  }
}

const numberCell = (one: FormCell, key: string, label: string): Cell =>
  one.text === '——' ? cell('—') : { runs: [runOfCell(one, key, label)] }

export function ofColumn(row: FormRow, key: string): FormCell {
  const found = row.cells.find((one) => one.column === key)
  if (!found) throw new Error(`no column ${key}`)
  return found
}
