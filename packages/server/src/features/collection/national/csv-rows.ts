/** The cells of a CSV that we wrote ourselves: quoted where need be, line feeds between rows. */
export function splitCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quotedText, plainText, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quotedText === undefined ? (plainText ?? '') : quotedText.replaceAll('""', '"'))
    if (end === '\n') {
      rows.push(row)
      row = []
    }
  }
  return rows
}
