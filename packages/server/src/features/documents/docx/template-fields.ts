import { lines } from './body-xml.ts'

// Innermost paragraphs: one inside a text box belongs to itself.
const PARAGRAPH = /<w:p(?:\s[^>]*)?>(?:(?!<w:p[\s>]).)*?<\/w:p>/gs
const TEXT = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g
const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g

/** The names of the fields of a part, in their order. Word may have cut a field into several runs. */
export const fieldsIn = (xml: string): string[] =>
  (xml.match(PARAGRAPH) ?? []).flatMap((paragraph) => [...wordsOf(paragraph).matchAll(FIELD)].map((found) => found[1]!))

/**
 * Puts texts and blocks in place of the fields. A paragraph that holds a field of `blocks` gives its place to them; one in which every field is
 * empty and nothing else stands is left out. Text keeps the looks of the run its field begins in.
 */
export function fillFields(
  xml: string,
  texts: Readonly<Record<string, string>>,
  blocks: Readonly<Record<string, string>>,
): string {
  return xml.replace(PARAGRAPH, (paragraph) => {
    const words = wordsOf(paragraph)
    const names = [...words.matchAll(FIELD)].map((found) => found[1]!)
    if (names.length === 0) return paragraph
    const block = names.find((name) => blocks[name] !== undefined)
    // A paragraph may carry the page setup of a section, which must outlive it.
    const setup = /<w:sectPr\b.*?<\/w:sectPr>/s.exec(paragraph)?.[0]
    if (block !== undefined) return blocks[block]! + (setup ? `<w:p><w:pPr>${setup}</w:pPr></w:p>` : '')
    const isBare = words.replace(FIELD, '').trim() === '' && !/<w:(?:drawing|pict)\b/.test(paragraph)
    if (isBare && names.every((name) => (texts[name] ?? '') === '') && !setup) return ''
    return filled(paragraph, texts)
  })
}

/** XML text without its entities that matter here: field names hold none. */
const wordsOf = (paragraph: string): string => [...paragraph.matchAll(TEXT)].map((found) => found[1]!).join('')

function filled(paragraph: string, texts: Readonly<Record<string, string>>): string {
  const words = wordsOf(paragraph)
  const places = [...words.matchAll(FIELD)].map((found) => ({
    from: found.index,
    to: found.index + found[0].length,
    text: lines(texts[found[1]!] ?? ''),
  }))
  let at = 0
  return paragraph.replace(TEXT, (_, piece: string) => {
    const [start, end] = [at, at + piece.length]
    at = end
    let [content, next] = ['', start]
    for (const { from, to, text } of places) {
      if (to <= start || from >= end) continue
      content += words.slice(next, Math.max(from, start)) + (from >= start ? text : '')
      next = Math.min(to, end)
    }
    return `<w:t xml:space="preserve">${content}${words.slice(next, end)}</w:t>`
  })
}
