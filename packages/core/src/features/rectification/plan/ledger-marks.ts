/** Begins a line that says how the ledger differs from what the plan published; no plan says it of itself. */
export const LEDGER_MARK = '【台账】'

/** The cell as published: an exported ledger that is handed in again is the plan it came from. */
export const withoutMarks = (text: string): string =>
  text.includes(LEDGER_MARK)
    ? text
        .split('\n')
        .filter((line) => !line.trimStart().startsWith(LEDGER_MARK))
        .join('\n')
    : text
