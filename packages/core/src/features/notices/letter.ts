import { KIND_KEYS, kindName } from './kinds.ts'

/** One notice as it leaves the house. */
export interface LetterLine {
  kind: string
  title: string
  body: string
  /** A path inside the web. */
  link: string
  from: string
  /** Where it is about; null = the installation. */
  county: string | null
}

export interface MailLetter {
  subject: string
  text: string
  html: string
}

/** For a group's robot: the title that a phone shows first, and the Markdown below it. */
export interface GroupLetter {
  title: string
  markdown: string
}

/** More than this are counted and not listed: the inbox has them all. */
const MOST_MAILED = 50
const MOST_IN_GROUP = 12

/**
 * One mail of one or more notices. `webUrl`: the address of the web without a slash at its end; null where the installation was told none, then the
 * mail says where to look in words. Whatever was typed by people is text in it, never markup.
 */
export function mailLetter(lines: readonly LetterLine[], webUrl: string | null): MailLetter {
  const shown = lines.slice(0, MOST_MAILED)
  const more = lines.length > shown.length ? `另有 ${lines.length - shown.length} 条，请登录系统查看。` : null
  const counts = lines.length > 1 ? `共 ${lines.length} 条：${countsOf(lines)}。` : null
  const foot = webUrl ? `全部通知：${webUrl}/inbox　通知设置：${webUrl}/inbox/settings` : '请登录系统，在“通知”中查看和设置。'
  const text = [...nonNull([counts]), ...shown.map((line) => plainLine(line, webUrl)), ...nonNull([more]), '——', foot]
  const html = [
    ...nonNull([counts]).map((it) => `<p>${escapeHtml(it)}</p>`),
    ...shown.map((line) => htmlLine(line, webUrl)),
    ...nonNull([more]).map((it) => `<p>${escapeHtml(it)}</p>`),
    webUrl
      ? `<hr><p><a href="${escapeHtml(webUrl)}/inbox">全部通知</a>　<a href="${escapeHtml(webUrl)}/inbox/settings">通知设置</a></p>`
      : `<hr><p>${foot}</p>`,
  ]
  return {
    subject: subjectOf(lines),
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body style="font:15px/1.7 sans-serif;color:#1f2933">\n${html.join('\n')}\n</body></html>\n`,
  }
}

/**
 * One message to a group of one or more notices, within `mostBytes` of UTF-8. The same thing said to many people is one line; signs that a robot
 * would read as markup or as calling a person are replaced by their full-width twins.
 */
export function groupLetter(lines: readonly LetterLine[], webUrl: string | null, mostBytes: number): GroupLetter {
  const title = subjectOf(lines)
  const rest = (count: number) => (count > 0 ? [`另有 ${count} 条，请登录系统查看。`] : [])
  const compose = (most: number) =>
    [
      `**${inert(title)}**`,
      ...lines.slice(0, most).map((line) => groupLine(line, webUrl)),
      ...rest(lines.length - Math.min(most, lines.length)),
    ].join('\n\n')
  let most = Math.min(MOST_IN_GROUP, lines.length)
  while (most > 0 && bytesOf(compose(most)) > mostBytes) most--
  return { title: inert(title), markdown: compose(most) }
}

/** `退回：城关小学的填报被退回`, or what many of them are about with counts. */
function subjectOf(lines: readonly LetterLine[]): string {
  const [only] = lines
  if (only && lines.length === 1) return `【均衡】${kindName(only.kind)}：${only.title}`
  return `【均衡】${lines.length} 条通知：${countsOf(lines)}`
}

/** `催报 2、退回 1`, in the order of the catalogue. */
function countsOf(lines: readonly LetterLine[]): string {
  const counts = new Map<string, number>()
  for (const { kind } of lines) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const order = (kind: string) => (KIND_KEYS as readonly string[]).indexOf(kind)
  const sorted = [...counts].sort(([a], [b]) => order(a) - order(b))
  return sorted.map(([kind, count]) => `${kindName(kind)} ${count}`).join('、')
}

function plainLine({ kind, title, body, link, from, county }: LetterLine, webUrl: string | null): string {
  const origin = county ? `${county} · ${from}` : from
  return nonNull([`【${kindName(kind)}】${title}`, body || null, origin, webUrl && `打开：${webUrl}${link}`]).join('\n')
}

function htmlLine({ kind, title, body, link, from, county }: LetterLine, webUrl: string | null): string {
  const head = escapeHtml(`【${kindName(kind)}】${title}`)
  const named = webUrl ? `<a href="${escapeHtml(webUrl + link)}">${head}</a>` : head
  const text = body ? `<br>${escapeHtml(body).replaceAll('\n', '<br>')}` : ''
  const origin = escapeHtml(county ? `${county} · ${from}` : from)
  return `<p><strong>${named}</strong>${text}<br><small style="color:#5f6b76">${origin}</small></p>`
}

function groupLine({ kind, title, link }: LetterLine, webUrl: string | null): string {
  const text = inert(`${kindName(kind)}：${title}`)
  // A link's own brackets would end it.
  return webUrl ? `[${text}](${webUrl}${encodeURI(link).replaceAll('(', '%28').replaceAll(')', '%29')})` : text
}

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => HTML[sign] ?? sign)

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** `<`, `[`, `*` and their like as full-width signs, which look the same and do nothing. */
const inert = (text: string): string =>
  text.replace(/[\\`*_[\]()<>#@~|!]/g, (sign) => String.fromCodePoint(sign.charCodeAt(0) + 0xfee0))

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

const nonNull = <T>(values: readonly (T | null)[]): T[] => values.filter((value): value is T => value !== null)
