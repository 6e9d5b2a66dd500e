/**
 * A text as XML can hold it: control characters other than tab and line ends are dropped, as are halves of a character. School names come
 * from outside; one odd character must not make a document that Word refuses.
 */
export function xmlText(text: string): string {
  let clean = ''
  for (const char of text) {
    const code = char.codePointAt(0)!
    const held = code >= 0x20 ? (code < 0xd800 || code > 0xdfff) && code !== 0xfffe && code !== 0xffff : isSpace(code)
    if (held) clean += char
  }
  return clean
}

const isSpace = (code: number): boolean => code === 0x09 || code === 0x0a || code === 0x0d

/** Text inside an XML element. */
export const escapedXml = (text: string): string =>
  xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
