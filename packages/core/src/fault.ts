/**
 * What is wrong with handed-in data, said so that the person with the file can mend it. Fixed by the command line's contract.
 *
 * `sheet` is the sheet's or the CSV file's name; `row` counts from 1 as Excel shows it (the header is 1; for CSV the physical
 * line), `null` when the fault concerns the whole sheet or county; `column` is the header as it stands in the file, or null;
 * `cell` is `C12` in a workbook and null in a CSV; `rule` is V001…V032 (`standards/checks.json`) or S001… (`fault-catalogue.ts`);
 * `message` says what was met, `repair` how to mend it, both in Chinese.
 */
export interface Fault {
  sheet: string
  row: number | null
  column: string | null
  cell: string | null
  rule: string
  severity: 'error' | 'warn'
  message: string
  repair: string
}

/** A rule that could not run because these inputs were not reported. It is never counted as passed. */
export interface NotRun {
  rule: string
  missing: string[]
}

export const hasErrors = (faults: readonly Fault[]): boolean => faults.some((f) => f.severity === 'error')
