import type { Catalogue } from '@junheng/core/features/standards/catalogue.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'
import type { XlsxSheet } from './xlsx-file.ts'

export interface WorkbookOptions {
  catalogue: Catalogue
  /** The first one's indicators become the computed columns; items and vetoes of all are offered. */
  standards: readonly Standard[]
  /** Years offered for amounts reported year by year. */
  years: readonly number[]
  /** One school's workbook: fewer rows, nothing of the county's. */
  oneSchool?: boolean
  /** Sheets behind the workbook's own, for people; the reader leaves them alone. */
  more?: readonly XlsxSheet[]
}
