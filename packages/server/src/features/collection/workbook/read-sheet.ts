import { hugeText, MAX_CELL, TooLarge, type Workbook, type WorkbookSheet } from './open-workbook.ts'
import type { WorkbookLimits } from './workbook-limits.ts'
import { unescapeX, xmlParser } from './xml.ts'
import { BrokenPart, streamPart } from './zip-parts.ts'

/** What a cell is besides its text, where that matters to its reader. */
export type CellTrouble = 'error' | 'no-result' | 'date'

/** One row that holds something. `cells[c]` is column c's text, '' where empty; it is reused for the next row. */
export interface SheetRow {
  /** As Excel shows it, from 1. */
  row: number
  cells: string[]
  /** By column, only where there is trouble. */
  troubles: ReadonlyMap<number, CellTrouble>
}

/** What was seen of a sheet besides its cells. */
export interface SheetNotes {
  hiddenRows: number
  hiddenColumns: number
  /** Ranges such as `A2:B3`, as many as are worth naming. */
  merges: string[]
  /** True when something stands further to the right than we read. */
  beyond: boolean
}

const MAX_ROW = 1_048_576
const MAX_COLUMN = 16_384
/** No table of ours is nearly as wide; one cell at the far right of each of many rows would cost more than all the rest. */
const READ_COLUMNS = 1024
const DAY = 86_400_000

/**
 * Reads a sheet row by row in file order. A number has the shortest spelling that stands for it, whole numbers keep all their digits, a
 * day is `2024-09-01`, a truth value `true` or `false`; formulas have the result saved with them. Hidden rows and columns are read.
 *
 * @throws BrokenPart, TooLarge
 */
export async function readSheet(
  workbook: Workbook,
  sheet: WorkbookSheet,
  limits: WorkbookLimits | null,
  take: (row: SheetRow) => void,
): Promise<SheetNotes> {
  const part = sheet.entry.path
  const notes: SheetNotes = { hiddenRows: 0, hiddenColumns: 0, merges: [], beyond: false }
  let cells: string[] = []
  let troubles = new Map<number, CellTrouble>()
  let row = 0
  let filled = 0
  let column = -1
  let type = 'n'
  let style = 0
  let raw = ''
  let hasFormula = false
  let hasResult = false
  let collecting = false
  let aids = 0

  const parser = xmlParser(part, {
    open: (name, a) => {
      switch (name) {
        case 'c':
          column = a['r'] === undefined ? column + 1 : columnOf(a['r'])
          if (!(column < MAX_COLUMN)) throw new BrokenPart(part, `cell ${a['r']}`)
          type = a['t'] ?? 'n'
          style = Number(a['s'] ?? 0)
          raw = ''
          hasFormula = hasResult = false
          break
        case 'v':
          collecting = true
          hasResult = true
          break
        case 't':
          collecting = aids === 0
          hasResult = true
          break
        case 'f':
          hasFormula = true
          break
        case 'rPh':
          aids++
          break
        case 'row': {
          const next = a['r'] === undefined ? row + 1 : Number(a['r'])
          if (!(next > row && next <= MAX_ROW)) throw new BrokenPart(part, `row ${a['r']} after ${row}`)
          row = next
          column = -1
          if (isTrue(a['hidden'])) notes.hiddenRows++
          break
        }
        case 'col':
          if (isTrue(a['hidden'])) notes.hiddenColumns += Number(a['max'] ?? 1) - Number(a['min'] ?? 1) + 1
          break
        case 'mergeCell':
          if (notes.merges.length < 1000) notes.merges.push(a['ref'] ?? '')
          break
      }
    },
    close: (name) => {
      switch (name) {
        case 'v':
        case 't':
          collecting = false
          break
        case 'rPh':
          aids--
          break
        case 'c': {
          const text = textOf()
          if (text === '') break
          if (column >= READ_COLUMNS) {
            notes.beyond = true
            break
          }
          while (cells.length < column) cells.push('')
          cells[column] = text
          break
        }
        case 'row':
          if (cells.length === 0 && troubles.size === 0) break
          if (limits !== null && ++filled > limits.rows)
            throw new TooLarge(`的表「${sheet.name}」超过 ${limits.rows} 行，没有读取。`)
          take({ row, cells, troubles })
          cells = []
          if (troubles.size > 0) troubles = new Map()
          break
      }
    },
    text: (piece) => {
      if (!collecting) return
      raw += piece
      if (limits !== null && raw.length > MAX_CELL) throw hugeText()
    },
  })

  function textOf(): string {
    switch (type) {
      case 's':
        return raw === '' ? '' : (workbook.strings[Number(raw)] ?? broken(`string ${raw}`))
      case 'str':
      case 'inlineStr':
        // A formula whose result is text has an empty result where it shows nothing; one without any result was never computed.
        if (hasFormula && !hasResult) troubles.set(column, 'no-result')
        return unescapeX(raw)
      case 'b':
        return raw === '' ? '' : raw === '1' ? 'true' : 'false'
      case 'e':
        troubles.set(column, 'error')
        return raw === '' ? '#N/A' : raw
      case 'd':
        troubles.set(column, 'date')
        return raw.replace(/T00:00:00(\.0+)?Z?$/, '')
      default:
        if (raw === '') {
          if (hasFormula) troubles.set(column, 'no-result')
          return ''
        }
        return number(raw.trim())
    }
  }

  function broken(what: string): never {
    throw new BrokenPart(part, what)
  }

  function number(text: string): string {
    const kind = workbook.styles[style]
    if (kind?.date === true) {
      const day = dayOf(Number(text), workbook.from1904)
      if (day !== null) {
        troubles.set(column, 'date')
        return day
      }
    }
    const plain = plainNumber(text)
    return kind !== undefined && kind.zeros > 0 && /^\d+$/.test(plain) ? plain.padStart(kind.zeros, '0') : plain
  }

  await streamPart(workbook.zip, sheet.entry, (text) => {
    parser.write(text)
    return true
  })
  parser.close()
  return notes
}

/** `C12` → 2; −1 for what is no reference. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32
    if (letter < 65 || letter > 90) return i === 0 ? Number.NaN : column - 1
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** 0 → A, 26 → AA. */
export function letterOf(column: number): string {
  const rest = column % 26
  return (column < 26 ? '' : letterOf((column - rest) / 26 - 1)) + String.fromCharCode(65 + rest)
}

/**
 * The shortest spelling of what is stored: 0.30000000000000004 is what was computed, and 12.300000000000001 reads as 12.3 only if it is the same number.
 * Whole numbers keep their digits; one whose digits were lost already (1.1E+17) keeps that look, so that its reader can say so.
 */
function plainNumber(text: string): string {
  if (/^-?\d{1,15}$/.test(text)) return text
  const value = Number(text)
  if (text === '' || !Number.isFinite(value)) return text
  if (/^-?\d+$/.test(text) || Math.abs(value) >= 1e15) return text
  const short = String(value)
  return short.includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : short
}

function dayOf(serial: number, from1904: boolean): string | null {
  if (!(serial >= 1 && serial < 2_958_466)) return null
  // Excel believes that 1900 was a leap year; days before its March are one off.
  const base = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const iso = new Date(base + Math.round(serial * DAY)).toISOString()
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 19).replace('T', ' ')
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
