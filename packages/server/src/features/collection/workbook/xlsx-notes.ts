import { columnOf } from './read-sheet.ts'
import { relationsXml } from './xlsx-file.ts'
import { xmlText } from './xml.ts'

export interface Note {
  /** `C1` */
  cell: string
  text: string
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const NOTE_AUTHOR = '均衡'

/** The three parts that put notes on a sheet: their text, their boxes, and how the sheet finds both. */
export function noteParts(notes: readonly Note[], sheet: number): { comments: string; drawing: string; relations: string } {
  return {
    comments: `${HEAD}<comments xmlns="${MAIN}"><authors><author>${NOTE_AUTHOR}</author></authors><commentList>${notes.map((note) => commentXml(note, 0)).join('')}</commentList></comments>`,
    drawing: `${VML_OPEN}${notes.map((note, i) => noteShape(note.cell, `_x0000_s${sheet * 1024 + i + 1}`, note.text)).join('')}</xml>`,
    relations: relationsXml([
      ['rId1', 'vmlDrawing', `../drawings/vmlDrawing${sheet}.vml`],
      ['rId2', 'comments', `../comments${sheet}.xml`],
    ]),
  }
}

export const commentXml = ({ cell, text }: Note, author: number): string =>
  `<comment ref="${cell}" authorId="${author}"><text><t xml:space="preserve">${xmlText(text)}</t></text></comment>`

export const VML_OPEN =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'

/** A box that opens beside its cell, tall enough for its text. The namespaces are repeated so that it fits any drawing. */
export function noteShape(cell: string, id: string, text: string): string {
  const column = columnOf(cell)
  const row = Number(/\d+$/.exec(cell)?.[0] ?? 1) - 1
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 22)), 0)
  const height = Math.min(20, Math.max(4, lines + 1))
  return `<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel" id="${id}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${column + 1}, 15, ${row}, 2, ${column + 5}, 15, ${row + height}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}
