import type { Tell } from '@junheng/core/progress.ts'

/**
 * Reads a reply that comes in lines, as its text grows: `{"progress":…}` goes to `tell`, the last line is the reply or the problem. A reply that
 * ends without one was cut off on the way.
 */
export function replyLines(tell: Tell = () => {}) {
  let at = 0
  let last = ''
  const read = (text: string): void => {
    for (let end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
      const line = text.slice(at, end)
      at = end + 1
      // Progress lines are short; the reply may be megabytes and is parsed once, at the end.
      if (line.startsWith('{"progress":')) tell(JSON.parse(line).progress)
      else last = line
    }
  }
  const end = (text: string): { status: number; text: string } => {
    read(text)
    if (last.startsWith('{"reply":')) return { status: 200, text: last.slice('{"reply":'.length, -1) }
    if (!last.startsWith('{"problem":')) return { status: 502, text: '' }
    const problem = last.slice('{"problem":'.length, -1)
    return { status: JSON.parse(problem).status, text: problem }
  }
  return { read, end }
}
