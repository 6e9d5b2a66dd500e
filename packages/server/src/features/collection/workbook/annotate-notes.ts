import { withoutBoxes, withoutOwnNotes } from './annotate-old.ts'
import { relsOf, resolvePart } from './open-workbook.ts'
import { commentXml, NOTE_AUTHOR, noteParts, noteShape } from './xlsx-notes.ts'
import { xmlText } from './xml.ts'

/** The parts of the workbook as they are now, and where a changed one goes. */
export interface NotesChange {
  text: (path: string) => string | null
  set: (path: string, content: string) => void
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const CONTENT_TYPES = '[Content_Types].xml'

/**
 * Puts notes on a sheet: among those it has, or as its first. A cell that has a note keeps it under ours.
 * @returns the sheet's XML, which must name the part with the notes' boxes
 */
export function annotatedNotes(
  sheetPath: string,
  sheetXml: string,
  notes: ReadonlyMap<string, string>,
  parts: NotesChange,
): string {
  const rels = parts.text(relsOf(sheetPath))
  const commentsPath = partOf(sheetPath, rels, 'comments')
  const drawingPath = partOf(sheetPath, rels, 'vmlDrawing')
  const comments = commentsPath && parts.text(commentsPath)
  const drawing = drawingPath && parts.text(drawingPath)
  if (commentsPath !== null && comments && drawingPath !== null && drawing) {
    const { xml, fresh } = withComments(comments, notes)
    parts.set(commentsPath, xml)
    parts.set(drawingPath, withShapes(drawing, fresh))
    return sheetXml
  }
  return firstNotes(sheetPath, sheetXml, rels, notes, parts, drawing ? { path: drawingPath!, xml: drawing } : null)
}

/**
 * Takes out of a sheet's notes what an earlier annotated copy put there.
 * @returns the cells that had such a note
 */
export function withoutOldNotes(sheetPath: string, parts: NotesChange): Set<string> {
  const rels = parts.text(relsOf(sheetPath))
  const commentsPath = partOf(sheetPath, rels, 'comments')
  const comments = commentsPath && parts.text(commentsPath)
  if (commentsPath === null || !comments) return new Set()
  const { xml, noted, bare } = withoutOwnNotes(comments)
  if (noted.size > 0) parts.set(commentsPath, xml)
  const drawingPath = partOf(sheetPath, rels, 'vmlDrawing')
  const drawing = drawingPath && parts.text(drawingPath)
  if (drawingPath !== null && drawing && bare.size > 0) parts.set(drawingPath, withoutBoxes(drawing, bare))
  return noted
}

/** The part that a sheet names as one of this type. */
function partOf(sheetPath: string, rels: string | null, type: string): string | null {
  const relation = [...(rels ?? '').matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].find(([r]) => new RegExp(`/${type}"`).test(r))
  const path = relation && /\bTarget="([^"]*)"/.exec(relation[0])?.[1]
  return path === undefined ? null : resolvePart(sheetPath, path)
}

function withComments(xml: string, notes: ReadonlyMap<string, string>): { xml: string; fresh: Map<string, string> } {
  const fresh = new Map(notes)
  const prefix = /<((?:\w+:)?)comments\b/.exec(xml)?.[1] ?? ''
  let text = xml.replace(
    new RegExp(`<${prefix}comment\\b[^>]*\\bref="([A-Z]+\\d+)"[^>]*>[\\s\\S]*?</${prefix}comment>`, 'g'),
    (whole, ref: string) => {
      const note = fresh.get(ref)
      if (note === undefined) return whole
      fresh.delete(ref)
      const run = `<${prefix}r><${prefix}t xml:space="preserve">${xmlText(`${note}\n————\n`)}</${prefix}t></${prefix}r>`
      // A note of plain text becomes one of runs, for ours to stand before it.
      return whole.replace(new RegExp(`<${prefix}text>([\\s\\S]*?)</${prefix}text>`), (_, inner: string) => {
        const isPlain = !new RegExp(`<${prefix}r[>\\s]`).test(inner)
        return `<${prefix}text>${run}${isPlain ? `<${prefix}r>${inner}</${prefix}r>` : inner}</${prefix}text>`
      })
    },
  )
  const authors = [...text.matchAll(new RegExp(`<${prefix}author(?:/>|>([^<]*)</${prefix}author>)`, 'g'))].map(([, name]) => name)
  let author = authors.indexOf(NOTE_AUTHOR)
  if (author < 0) {
    author = authors.length
    text = text.replace(new RegExp(`</${prefix}authors>`), `<${prefix}author>${NOTE_AUTHOR}</${prefix}author>$&`)
  }
  const added = [...fresh].map(([cell, note]) => commentXml({ cell, text: note }, author).replace(/<(\/?)/g, `<$1${prefix}`))
  return {
    xml: text.replace(new RegExp(`</${prefix}commentList>|<${prefix}commentList/>`), (end) =>
      end.endsWith('/>') ? `<${prefix}commentList>${added.join('')}</${prefix}commentList>` : `${added.join('')}${end}`,
    ),
    fresh,
  }
}

function withShapes(xml: string, notes: ReadonlyMap<string, string>): string {
  const used = [...xml.matchAll(/_x0000_s(\d+)/g)].map(([, n]) => Number(n))
  let id = Math.max(0x8000, ...used)
  const shapes = [...notes].map(([cell, text]) => noteShape(cell, `_x0000_s${++id}`, text))
  const end = xml.lastIndexOf('</xml>')
  return `${xml.slice(0, end)}${shapes.join('')}${xml.slice(end)}`
}

function firstNotes(
  sheetPath: string,
  sheetXml: string,
  rels: string | null,
  notes: ReadonlyMap<string, string>,
  parts: NotesChange,
  drawing: { path: string; xml: string } | null,
): string {
  let number = 900
  while (parts.text(`xl/comments${number}.xml`) !== null || parts.text(`xl/drawings/vmlDrawing${number}.vml`) !== null) number++
  const made = noteParts(
    [...notes].map(([cell, text]) => ({ cell, text })),
    number,
  )
  parts.set(`xl/comments${number}.xml`, made.comments)
  if (drawing) parts.set(drawing.path, withShapes(drawing.xml, notes))
  else parts.set(`xl/drawings/vmlDrawing${number}.vml`, made.drawing)
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const added = `${relation('junhengNotes', 'comments', `/xl/comments${number}.xml`)}${drawing ? '' : relation('junhengBoxes', 'vmlDrawing', `/xl/drawings/vmlDrawing${number}.vml`)}`
  const old =
    rels ??
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
  parts.set(
    relsOf(sheetPath),
    old.includes('</Relationships>')
      ? old.replace('</Relationships>', `${added}</Relationships>`)
      : old.replace(/\/>\s*$/, `>${added}</Relationships>`),
  )
  parts.set(CONTENT_TYPES, withTypes(parts.text(CONTENT_TYPES) ?? '', number))
  return drawing ? sheetXml : withDrawing(sheetXml)
}

function withTypes(xml: string, number: number): string {
  const vml = /Extension="vml"/i.test(xml)
    ? ''
    : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
  const part = `<Override PartName="/xl/comments${number}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`
  return xml.replace('</Types>', `${vml}${part}</Types>`)
}

/** What may follow the boxes' part in a sheet, in the order the format prescribes. */
const AFTER = ['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts', 'extLst']

function withDrawing(xml: string): string {
  const prefix = /<((?:\w+:)?)worksheet\b/.exec(xml)?.[1] ?? ''
  const data = Math.max(xml.lastIndexOf('</sheetData>'), xml.lastIndexOf(`</${prefix}sheetData>`), 0)
  const places = AFTER.map((name) => xml.slice(data).search(new RegExp(`<(?:\\w+:)?${name}\\b`))).filter((at) => at >= 0)
  const at = places.length > 0 ? data + Math.min(...places) : xml.lastIndexOf(`</${prefix}worksheet>`)
  return `${xml.slice(0, at)}<${prefix}legacyDrawing xmlns:jr="${OFFICE}" jr:id="junhengBoxes"/>${xml.slice(at)}`
}
