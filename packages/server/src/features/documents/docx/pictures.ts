import type { Drawing } from '@junheng/core/features/documents/drawing.ts'
import { escapedXml } from '../../../files/xml-text.ts'
import { emfOf } from './emf.ts'

/** The pictures of a document being written: where each stands, and the parts and relations the package needs for them. */
export class Pictures {
  readonly files: { path: string; bytes: Uint8Array }[] = []
  private relations = ''

  /** The run that shows the drawing. */
  add(drawing: Drawing, alt: string): string {
    const n = this.files.length + 1
    const [id, name] = [`rIdJh${n}`, `junheng${n}.emf`]
    this.files.push({ path: `word/media/${name}`, bytes: emfOf(drawing) })
    this.relations += `<Relationship Id="${id}" Type="${IMAGE}" Target="media/${name}"/>`
    return inlineXml(id, n, drawing, alt)
  }

  /** The relations of the body with the pictures' own. */
  withRelations(xml: string): string {
    return xml.replace('</Relationships>', `${this.relations}</Relationships>`)
  }

  /** The list of content types, knowing the pictures. */
  withType(xml: string): string {
    if (this.files.length === 0 || /Extension="emf"/i.test(xml)) return xml
    return xml.replace('</Types>', '<Default Extension="emf" ContentType="image/x-emf"/></Types>')
  }
}

const IMAGE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image'
const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006'
/** English Metric Units of a millimetre. */
const MM = 36_000

function inlineXml(id: string, n: number, { width, height }: Drawing, alt: string): string {
  const [cx, cy] = [Math.round(width * MM), Math.round(height * MM)]
  const said = escapedXml(alt).replaceAll('"', '&quot;')
  // Names of their own: a county's template need not have declared them.
  return (
    `<w:r><w:drawing><wp:inline xmlns:wp="${DRAWING}/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0">` +
    `<wp:extent cx="${cx}" cy="${cy}"/><wp:docPr id="${9000 + n}" name="图${n}" descr="${said}"/>` +
    `<a:graphic xmlns:a="${DRAWING}/main"><a:graphicData uri="${DRAWING}/picture"><pic:pic xmlns:pic="${DRAWING}/picture">` +
    `<pic:nvPicPr><pic:cNvPr id="${n}" name="图${n}"/><pic:cNvPicPr/></pic:nvPicPr>` +
    `<pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
    `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
    '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
  )
}
