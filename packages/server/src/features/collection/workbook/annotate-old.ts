import { columnOf } from './read-sheet.ts'
import { xmlText } from './xml.ts'

/** How a note of ours begins, and what parts it from a note that was there before. */
const OWN = /^(?:错误|提醒) [SV]\d{3}：/
const PARTED = '\n————\n'

/** Notes without what an earlier annotated copy put there. */
export interface CleanNotes {
  xml: string
  /** Cells whose note was ours, at least in part. */
  noted: Set<string>
  /** Those of them that have no note any more. */
  bare: Set<string>
}

/** A repaired copy that is handed in again must not go on naming what is repaired. Notes of others keep their bytes. */
export function withoutOwnNotes(xml: string): CleanNotes {
  const prefix = /<((?:\w+:)?)comments\b/.exec(xml)?.[1] ?? ''
  const [noted, bare] = [new Set<string>(), new Set<string>()]
  const comment = new RegExp(`<${prefix}comment\\b[^>]*\\bref="([A-Z]+\\d+)"[^>]*>[\\s\\S]*?</${prefix}comment>`, 'g')
  const clean = xml.replace(comment, (whole, ref: string) => {
    const text = [...whole.matchAll(textsOf(prefix))].map(([, inner]) => plain(inner!)).join('')
    const rest = restOf(text)
    if (rest === text) return whole
    noted.add(ref)
    if (rest !== '') return withoutStart(whole, text.length - rest.length, prefix)
    bare.add(ref)
    return ''
  })
  return { xml: clean, noted, bare }
}

/** The boxes of notes, without those of these cells. */
export function withoutBoxes(drawing: string, cells: ReadonlySet<string>): string {
  const places = new Set([...cells].map((cell) => `${Number(/\d+$/.exec(cell)?.[0]) - 1} ${columnOf(cell)}`))
  return drawing.replace(/<v:shape\b[\s\S]*?<\/v:shape>/g, (shape) => {
    const number = (name: string): string | undefined => new RegExp(`<x:${name}>\\s*(\\d+)\\s*</x:${name}>`).exec(shape)?.[1]
    return places.has(`${number('Row')} ${number('Column')}`) ? '' : shape
  })
}

function restOf(text: string): string {
  let rest = text.replaceAll('\r\n', '\n')
  if (!OWN.test(rest)) return text
  while (OWN.test(rest)) {
    const at = rest.indexOf(PARTED)
    rest = at < 0 ? '' : rest.slice(at + PARTED.length)
  }
  return rest
}

/** Takes the first `length` characters out of a note's runs. */
function withoutStart(comment: string, length: number, prefix: string): string {
  let left = length
  return comment.replace(new RegExp(`<${prefix}r>[\\s\\S]*?</${prefix}r>|${textsOf(prefix).source}`, 'g'), (run) => {
    if (left === 0) return run
    const text = [...run.matchAll(textsOf(prefix))].map(([, inner]) => plain(inner!)).join('')
    if (text.length <= left) {
      left -= text.length
      return ''
    }
    const kept = text.slice(left)
    left = 0
    return run.replace(textsOf(prefix), `<${prefix}t xml:space="preserve">${xmlText(kept).replaceAll('$', '$$$$')}</${prefix}t>`)
  })
}

const textsOf = (prefix: string): RegExp => new RegExp(`<${prefix}t(?:\\s[^>]*)?>([\\s\\S]*?)</${prefix}t>`, 'g')

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
const plain = (xml: string): string =>
  xml.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined ? String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal)) : (ENTITIES[name] ?? ''),
  )
