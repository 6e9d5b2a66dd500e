import type { Drawing, Ink, Shape } from '@junheng/core/features/documents/drawing.ts'

/**
 * A drawing as an Enhanced Metafile (MS-EMF), the vector picture Word, WPS and LibreOffice all draw. Its texts stay texts: they are set with the
 * fonts of whoever opens the document, so that no Chinese font is needed where it is made.
 */
export function emfOf({ width, height, shapes }: Drawing): Uint8Array {
  const records = [record(SET_BACKGROUND_MODE, TRANSPARENT), ...shapes.flatMap(shapeRecords), record(END, 0, 16, 20)]
  const size = HEADER_SIZE + records.reduce((sum, { length }) => sum + length, 0)
  return new Uint8Array(Buffer.concat([header(width, height, size, records.length + 1), ...records]))
}

// One unit is 0.01 mm: the reference device below is said to have 100 points a millimetre.
const UNITS = 100
const POINT = (25.4 / 72) * UNITS
const unit = (mm: number): number => Math.round(mm * UNITS)

// Record types of MS-EMF 2.1.1.
const HEADER = 1
const END = 14
const SET_BACKGROUND_MODE = 18
const SET_TEXT_ALIGN = 22
const SET_TEXT_COLOUR = 24
const MOVE_TO = 27
const SELECT = 37
const CREATE_PEN = 38
const CREATE_BRUSH = 39
const DELETE = 40
const RECTANGLE = 43
const LINE_TO = 54
const CREATE_FONT = 82
const TEXT_OUT = 84
const TRANSPARENT = 1
const NO_PEN = 0x80000008
const FIRST = 1
const HEADER_SIZE = 108

const COLOURS: Readonly<Record<Ink, number>> = {
  ink: 0x202020,
  faint: 0x606060,
  line: 0xb4b4b4,
  met: 0x3f7a3f,
  unmet: 0xb3261e,
  neutral: 0x4a6a8a,
  paper: 0xffffff,
}
/** 0x00BBGGRR, as the format wants it. */
const colour = (ink: Ink): number => {
  const rgb = COLOURS[ink]
  return ((rgb & 0xff) << 16) | (rgb & 0xff00) | (rgb >> 16)
}

function header(width: number, height: number, size: number, records: number): Buffer {
  const [right, bottom] = [unit(width), unit(height)]
  const head = record(
    HEADER,
    ...[0, 0, right, bottom],
    ...[0, 0, right, bottom],
    0x464d4520,
    0x00010000,
    size,
    records,
    // Objects: the one that is selected, and index 0 which is reserved.
    FIRST + 1,
    ...[0, 0, 0],
    ...[210 * UNITS, 297 * UNITS],
    ...[210, 297],
    ...[0, 0, 0],
    ...[210_000, 297_000],
  )
  if (head.length !== HEADER_SIZE) throw new Error('a header of another length')
  return head
}

function shapeRecords(shape: Shape): Buffer[] {
  if (shape.kind === 'box') return boxRecords(shape)
  return shape.kind === 'line' ? lineRecords(shape) : textRecords(shape)
}

function boxRecords({ x, y, width, height, fill }: Extract<Shape, { kind: 'box' }>): Buffer[] {
  return [
    record(CREATE_BRUSH, FIRST, 0, colour(fill), 0),
    record(SELECT, FIRST),
    record(SELECT, NO_PEN),
    record(RECTANGLE, unit(x), unit(y), unit(x + width), unit(y + height)),
    record(DELETE, FIRST),
  ]
}

/** Broken lines are drawn dash by dash: pens wider than a point of the device know no pattern everywhere. */
function lineRecords({ x1, y1, x2, y2, ink, dashed }: Extract<Shape, { kind: 'line' }>): Buffer[] {
  const length = Math.hypot(x2 - x1, y2 - y1)
  const [dash, step] = dashed ? [1.6, 2.6] : [length, length || 1]
  const strokes: Buffer[] = []
  for (let at = 0; at < length; at += step) {
    const [from, to] = [at / length, Math.min(at + dash, length) / length]
    strokes.push(
      record(MOVE_TO, unit(x1 + (x2 - x1) * from), unit(y1 + (y2 - y1) * from)),
      record(LINE_TO, unit(x1 + (x2 - x1) * to), unit(y1 + (y2 - y1) * to)),
    )
  }
  return [record(CREATE_PEN, FIRST, 0, unit(0.2), 0, colour(ink)), record(SELECT, FIRST), ...strokes, record(DELETE, FIRST)]
}

const BASE_LINE = 24
const ANCHORS = { start: BASE_LINE, middle: BASE_LINE + 6, end: BASE_LINE + 2 } as const

function textRecords({ x, y, text, size, ink, anchor }: Extract<Shape, { kind: 'text' }>): Buffer[] {
  return [
    fontRecord(size),
    record(SELECT, FIRST),
    record(SET_TEXT_COLOUR, colour(ink)),
    record(SET_TEXT_ALIGN, ANCHORS[anchor]),
    textRecord(unit(x), unit(y), text, size),
    record(DELETE, FIRST),
  ]
}

const CHINESE = 134
const FACE = '宋体'

function fontRecord(size: number): Buffer {
  const body = Buffer.alloc(4 + 320)
  body.writeUInt32LE(FIRST, 0)
  body.writeInt32LE(-Math.round(size * POINT), 4)
  body.writeInt32LE(400, 20)
  body.writeUInt8(CHINESE, 27)
  body.write(FACE, 32, 'utf16le')
  return recordOf(CREATE_FONT, body)
}

/** Every character carries its width, so that a text is as long whatever font is put in place. */
function textRecord(x: number, y: number, text: string, size: number): Buffer {
  const letters = Buffer.from(text, 'utf16le')
  const padded = Math.ceil(letters.length / 4) * 4
  const widths = [...Array(letters.length / 2).keys()].map((i) =>
    Math.round(size * POINT * (text.charCodeAt(i) > 0x2e7f ? 1 : 0.5)),
  )
  const fixed = [0, 0, -1, -1, 1, ...[ONE, ONE], x, y, widths.length, 76, 0, ...[0, 0, -1, -1], 76 + padded]
  const body = Buffer.alloc(68 + padded + 4 * widths.length)
  fixed.forEach((value, i) => void body.writeUInt32LE(value >>> 0, 4 * i))
  letters.copy(body, 68)
  widths.forEach((value, i) => void body.writeUInt32LE(value, 68 + padded + 4 * i))
  return recordOf(TEXT_OUT, body)
}
/** 1 as a 32-bit float. */
const ONE = 0x3f800000

function record(type: number, ...words: number[]): Buffer {
  const body = Buffer.alloc(4 * words.length)
  words.forEach((word, i) => void body.writeUInt32LE(word >>> 0, 4 * i))
  return recordOf(type, body)
}

function recordOf(type: number, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32LE(type, 0)
  head.writeUInt32LE(8 + body.length, 4)
  return Buffer.concat([head, body])
}
