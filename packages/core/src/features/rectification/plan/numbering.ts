import { halfDigits, linesOf, numberOf } from './words.ts'

/** 1． 1. 1、 （1） (1) 1) 一、 （一） ① 第一， 一是 — in front of a line. 4.5平方米 is no numbering. */
const NUMBERED =
  /^\s*(?:[（(]\s*(\d{1,2}|[一二三四五六七八九十]{1,3})\s*[)）]|(\d{1,2})\s*(?:[．.](?!\d(?!\d{3}年))|[、)）])|([一二三四五六七八九十]{1,3})(?:、|是)|第([一二三四五六七八九十]{1,3})[，,、]|([①-⑳]))\s*/

export interface NumberedItem {
  no: number
  text: string
  numbered: boolean
}

export const withoutNumber = (line: string): string => line.slice(NUMBERED.exec(halfDigits(line))?.[0].length ?? 0)

/**
 * The items of a cell. With numbering, a line without a number belongs to the item before it and what stands before the first is the preamble;
 * without any, each line is an item.
 */
export function splitItems(text: string): { preamble: string | null; items: NumberedItem[] } {
  const lines = linesOf(text).reduce(joinHead, []).flatMap(splitInline)
  const marks = lines.map(markOf)
  if (marks.every((mark) => mark === null)) {
    // Numbers that the word processor counts itself are not in the text: 制定整改措施： still introduces what follows.
    const preamble = lines.length > 1 && /[：:]$/.test(lines[0]!) ? lines.shift()! : null
    return { preamble, items: lines.map((line, i) => ({ no: i + 1, text: line, numbered: false })) }
  }
  const items: NumberedItem[] = []
  const before: string[] = []
  lines.forEach((line, i) => {
    const mark = marks[i]
    if (mark) items.push({ no: mark.no, text: line.slice(mark.length), numbered: true })
    else if (items.length === 0) before.push(line)
    else items[items.length - 1]!.text += `\n${line}`
  })
  return { preamble: before.length > 0 ? before.join('\n') : null, items }
}

/** 青禾小学2所学校： alone in its line belongs to what is done there, in the next. */
function joinHead(lines: string[], line: string): string[] {
  if (/(?:小学|中学|初中|学校)[：:]$/.test(lines.at(-1) ?? '') && !NUMBERED.test(line)) lines[lines.length - 1] += line
  else lines.push(line)
  return lines
}

function markOf(line: string): { no: number; length: number } | null {
  const match = NUMBERED.exec(halfDigits(line))
  if (!match) return null
  const word = match[1] ?? match[2] ?? match[3] ?? match[4]
  const no = word ? numberOf(word) : match[5] ? match[5].charCodeAt(0) - 0x245f : null
  return no === null ? null : { no, length: match[0].length }
}

/** 1．…；2．… in one line. */
function splitInline(line: string): string[] {
  if (!markOf(line)) return [line]
  const parts: string[] = []
  for (const sentence of line.split(/(?<=[；;。])/)) {
    if (parts.length === 0 || markOf(sentence)) parts.push(sentence.trim())
    else parts[parts.length - 1] += sentence
  }
  return parts
}
