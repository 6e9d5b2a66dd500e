/** One row of a CSV, ending in a line feed. A cell is quoted only when it must be. */
export function csvRow(cells: readonly string[]): string {
  // A row of one empty cell would be a blank line, which a reader skips.
  if (cells.length === 1 && cells[0] === '') return '""\n'
  return `${cells.map(csvCell).join(',')}\n`
}

/** Text is data here and left as it is, also when a spreadsheet would take it for a formula: whoever opens a CSV in one imports it as text. */
export function csvCell(text: string): string {
  return /[",\r\n]/.test(text) || /^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A number in the shortest plain spelling that reads back as itself: never 1e21 or 1e-7. Empty for not reported. */
export function csvNumber(value: number): string {
  if (Number.isNaN(value)) return ''
  const short = String(value)
  if (!short.includes('e')) return short
  const [digits = '', exponent = '0'] = short.split('e')
  const [whole = '', decimals = ''] = digits.replace('-', '').split('.')
  const power = Number(exponent)
  const all = whole + decimals
  const plain = power < 0 ? `0.${'0'.repeat(-power - whole.length)}${all}` : all.padEnd(whole.length + power, '0')
  return value < 0 ? `-${plain}` : plain
}
