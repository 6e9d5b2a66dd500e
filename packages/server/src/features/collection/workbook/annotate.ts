import type { Fault } from '@junheng/core/fault.ts'
import { isZip, readZipDirectory, type ZipEntry } from '../../../files/zip-directory.ts'
import { annotatedNotes, type NotesChange, withoutOldNotes } from './annotate-notes.ts'
import { markedSheet } from './annotate-sheet.ts'
import { withMarks } from './annotate-styles.ts'
import { openWorkbook } from './open-workbook.ts'
import { columnOf } from './read-sheet.ts'
import { replaceParts } from './zip-edit.ts'
import { partText } from './zip-parts.ts'

/** Excel shows no more of a note, and a sheet with tens of thousands of notes opens slowly. */
const MOST_NOTES = 5000

/**
 * The workbook as it was handed in, its faulty cells filled with colour and noted. Only what has to change is rewritten: the marked sheets'
 * cell styles, the list of styles, the notes. All other parts are the same bytes. Marks and notes of an earlier copy that this one was made
 * from go where nothing is wrong any more.
 *
 * @param faults as the reading of these bytes listed them; those of no sheet of this workbook are left out
 * @returns null when the bytes are no workbook that can be read
 */
export async function annotate(bytes: Uint8Array, faults: readonly Fault[]): Promise<Uint8Array | null> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = isZip(zip) ? readZipDirectory(zip) : null
  const workbook = await openWorkbook(zip, '', null)
  if (entries === null || 'rule' in workbook) return null
  const parts = new Map(entries.map((entry) => [entry.path.replace(/^\//, ''), entry]))
  const text = (path: string): string | null => textOf(zip, parts.get(path))
  const stylesPath = [...parts.keys()].find((path) => /(^|\/)styles\.xml$/.test(path))
  const styles = stylesPath === undefined ? null : text(stylesPath)
  if (stylesPath === undefined || styles === null) return null
  const marks = withMarks(styles)
  const changed = new Map<string, string>()
  const notesOf: NotesChange = {
    text: (path) => changed.get(path) ?? text(path),
    set: (path, content) => changed.set(path, content),
  }
  for (const sheet of workbook.sheets) {
    const cells = faultsByCell(faults.filter((fault) => fault.sheet === sheet.name))
    const path = sheet.entry.path.replace(/^\//, '')
    const repaired = [...withoutOldNotes(path, notesOf)].filter((cell) => !cells.has(cell))
    if (repaired.length > 0)
      changed.set(path, markedSheet(text(path)!, new Map(inReadingOrder(repaired.map((cell) => [cell, []]))), marks.unmarked))
    if (cells.size === 0) continue
    const marked = markedSheet(notesOf.text(path)!, cells, marks.marked)
    changed.set(path, annotatedNotes(path, marked, new Map([...cells].map(([cell, list]) => [cell, noteText(list)])), notesOf))
  }
  if (changed.size > 0) changed.set(stylesPath, marks.styles())
  return replaceParts(zip, entries, changed)
}

const textOf = (zip: Buffer, entry: ZipEntry | undefined): string | null => (entry === undefined ? null : partText(zip, entry))

/** A fault of a row stands at its first cell, one of a whole sheet at A1. */
function faultsByCell(faults: readonly Fault[]): Map<string, Fault[]> {
  const cells = new Map<string, Fault[]>()
  for (const fault of faults) {
    const cell = fault.cell ?? `A${fault.row ?? 1}`
    const known = cells.get(cell)
    if (known) known.push(fault)
    else if (cells.size < MOST_NOTES) cells.set(cell, [fault])
  }
  return new Map(inReadingOrder([...cells]))
}

function inReadingOrder(cells: [cell: string, faults: Fault[]][]): [cell: string, faults: Fault[]][] {
  const place = (cell: string): [number, number] => [Number(/\d+$/.exec(cell)?.[0]), columnOf(cell)]
  return cells.sort(([a], [b]) => {
    const [[rowA, columnA], [rowB, columnB]] = [place(a), place(b)]
    return rowA - rowB || columnA - columnB
  })
}

function noteText(faults: readonly Fault[]): string {
  const lines = faults
    .slice(0, 8)
    .map((f) => `${f.severity === 'error' ? '错误' : '提醒'} ${f.rule}：${f.message}\n改法：${f.repair}`)
  if (faults.length > 8) lines.push(`另有 ${faults.length - 8} 条，见系统中的问题清单。`)
  return lines.join('\n')
}
