/** A block of rows cut into cells. Cell c of row r is bytes[start[r·columns+c] … end[r·columns+c]). */
export interface CellBlock {
  rows: number
  start: Uint32Array
  end: Uint32Array
  /** Physical line of each row. */
  lines: Int32Array
  /** Cells a row really had when that differs from the header's; else 0. */
  ragged: Int32Array
}

/** Where cutting goes on. */
export interface CutState {
  at: number
  line: number
}

/** A row whose quotes do not pair; the rest of the file after an open one cannot be cut. */
export interface QuoteTrouble {
  line: number
  open: boolean
}

const QUOTE = 34
const COMMA = 44
const LF = 10
const CR = 13

export function newBlock(columns: number, rows: number): CellBlock {
  return {
    rows: 0,
    start: new Uint32Array(columns * rows),
    end: new Uint32Array(columns * rows),
    lines: new Int32Array(rows),
    ragged: new Int32Array(rows),
  }
}

/**
 * Cuts the next rows of a CSV into cells without making a string: quotes, doubled quotes, line breaks within quotes, CRLF. Rows
 * without any content are skipped but their lines counted. Cells beyond the header are counted when they hold something.
 *
 * `bytes` must end with a line feed (a sentinel that keeps the inner loop free of bounds checks). Doubled quotes are undone in
 * place, so the bytes belong to the reader.
 */
export function cutRows(bytes: Uint8Array, columns: number, state: CutState, block: CellBlock, troubles: QuoteTrouble[]): void {
  const { start, end, lines, ragged } = block
  const capacity = lines.length
  const length = bytes.length
  let at = state.at
  let line = state.line
  let rows = 0
  while (rows < capacity && at < length) {
    const base = rows * columns
    const rowLine = line
    let cells = 0
    let beyond = 0
    let content = false
    for (;;) {
      let from = at
      let to: number
      let byte: number
      if (bytes[at] === QUOTE) {
        const closing = closeQuote(bytes, at + 1, length)
        line += closing.lines
        if (closing.open) troubles.push({ line: rowLine, open: true })
        from = at + 1
        to = closing.end
        at = closing.next
        byte = bytes[at] ?? LF
        if (byte !== COMMA && byte !== LF && byte !== CR && at < length) {
          troubles.push({ line: rowLine, open: false })
          while (byte !== COMMA && byte !== LF) byte = bytes[++at] ?? LF
        }
        content = true
      } else {
        // Digits, letters and every byte of a Chinese character lie above the comma: this loop is the whole speed.
        byte = bytes[at]!
        for (;;) {
          while (byte > COMMA) byte = bytes[++at]!
          if (byte === COMMA || byte === LF || (byte === CR && bytes[at + 1] === LF)) break
          byte = bytes[++at]!
        }
        to = at
        if (to > from) content = true
      }
      if (byte === CR) {
        at++
        byte = bytes[at] ?? LF
        if (byte !== LF) at--
      }
      if (cells < columns) {
        start[base + cells] = from
        end[base + cells] = to
      } else if (to > from) beyond = cells + 1
      cells++
      at++
      if (byte !== COMMA) break
    }
    line++
    if (!content) continue
    lines[rows] = rowLine
    ragged[rows] = beyond > 0 ? beyond : cells < columns ? cells : 0
    for (let c = cells; c < columns; c++) start[base + c] = end[base + c] = 0
    rows++
  }
  block.rows = rows
  state.at = at
  state.line = line
}

interface Closing {
  /** Where the content ends, and what follows the closing quote. */
  end: number
  next: number
  lines: number
  open: boolean
}

/** Finds the end of a quoted cell, undoing doubled quotes in place. */
function closeQuote(bytes: Uint8Array, from: number, length: number): Closing {
  let read = from
  let write = from
  let lines = 0
  while (read < length) {
    const byte = bytes[read]!
    if (byte === QUOTE) {
      if (bytes[read + 1] !== QUOTE) return { end: write, next: read + 1, lines, open: false }
      read++
    } else if (byte === LF) lines++
    if (write !== read) bytes[write] = byte
    write++
    read++
  }
  return { end: Math.max(from, write - 1), next: length, lines, open: true }
}
