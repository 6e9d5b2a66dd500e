import { type CsvCell, csvOf } from '@junheng/core/inert-csv.ts'
import { saveFile } from './save-file.ts'

export const saveCsv = (fileName: string, header: readonly string[], rows: readonly (readonly CsvCell[])[]): void =>
  saveFile(fileName, new Blob([csvOf(header, rows)], { type: 'text/csv;charset=utf-8' }))
