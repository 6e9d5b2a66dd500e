/** The list of styles, growing by a marked twin for each style that a faulty cell has. */
export interface Marks {
  /** The style of a faulty cell that had this one. */
  marked: (style: number, severity: 'error' | 'warn') => number
  /** The style of a cell that an earlier copy marked, without our fill; any other style as it is. */
  unmarked: (style: number) => number
  styles: () => string
}

const FILLS = { error: 'FFFFC7CE', warn: 'FFFFEB9C' } as const
const FILL = /<(?:\w+:)?fill(?:\s*\/>|>[\s\S]*?<\/(?:\w+:)?fill>)/g
const XF = /<((?:\w+:)?)xf\b[^>]*?(?:\/>|>[\s\S]*?<\/(?:\w+:)?xf>)/g

/** Fills and cell styles are only added at the end of their lists, so that every style there was keeps its number and its bytes. */
export function withMarks(xml: string): Marks {
  const fills = listIn(xml, 'fills')
  const formats = listIn(xml, 'cellXfs')
  const known = [...formats.inner.matchAll(XF)].map(([xf]) => xf)
  const fillCount = [...fills.inner.matchAll(FILL)].length
  const ours = new Set(
    [...fills.inner.matchAll(FILL)].flatMap(([fill], i) =>
      Object.values(FILLS).some((rgb) => fill.includes(`"${rgb}"`)) ? [i] : [],
    ),
  )
  const isOurs = (xf = ''): boolean => ours.has(Number(/\bfillId="(\d+)"/.exec(xf)?.[1] ?? -1))
  const made = new Map<string, number>()
  const added: string[] = []
  const { prefix } = formats
  const twin = (style: number, fill: number): number => {
    const key = `${style} ${fill}`
    let number = made.get(key)
    if (number === undefined) {
      number = known.length + added.length
      const base = known[style] ?? known[0] ?? `<${prefix}xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>`
      added.push(filled(base, fill))
      made.set(key, number)
    }
    return number
  }
  return {
    marked: (style, severity) => twin(style, fillCount + (severity === 'error' ? 0 : 1)),
    unmarked: (style) => {
      if (!isOurs(known[style])) return style
      const like = known.flatMap((xf, i) => (!isOurs(xf) && withoutFill(xf) === withoutFill(known[style]!) ? [i] : []))
      // Where its own fill cannot be told among several, none is better than ours.
      return like.length === 1 ? like[0]! : twin(style, 0)
    },
    styles: () => {
      const fill = (rgb: string): string =>
        `<${prefix}fill><${prefix}patternFill patternType="solid"><${prefix}fgColor rgb="${rgb}"/><${prefix}bgColor indexed="64"/></${prefix}patternFill></${prefix}fill>`
      const withFills = grown(xml, 'fills', [fill(FILLS.error), fill(FILLS.warn)], fillCount + 2)
      return grown(withFills, 'cellXfs', added, known.length + added.length)
    },
  }
}

function filled(xf: string, fill: number): string {
  return withoutFill(xf).replace(/^<((?:\w+:)?xf)\b/, `<$1 fillId="${fill}" applyFill="1"`)
}

const withoutFill = (xf: string): string => xf.replace(/\s(?:fillId|applyFill)="[^"]*"/g, '')

const pattern = (name: string): RegExp => new RegExp(`<((?:\\w+:)?)${name}\\b([^>]*?)(?:/>|>([\\s\\S]*?)</(?:\\w+:)?${name}>)`)

function listIn(xml: string, name: string): { prefix: string; inner: string } {
  const found = pattern(name).exec(xml)
  return { prefix: found?.[1] ?? '', inner: found?.[3] ?? '' }
}

function grown(xml: string, name: string, items: readonly string[], count: number): string {
  const found = pattern(name).exec(xml)
  if (found !== null) {
    const [, prefix, attributes = '', inner = ''] = found
    const counted = /count="\d+"/.test(attributes)
      ? attributes.replace(/count="\d+"/, `count="${count}"`)
      : `${attributes} count="${count}"`
    return `${xml.slice(0, found.index)}<${prefix}${name}${counted}>${inner}${items.join('')}</${prefix}${name}>${xml.slice(found.index + found[0].length)}`
  }
  // Style lists without fills or cell styles are legal; what was 0 before is then the default.
  const order = [
    'numFmts',
    'fonts',
    'fills',
    'borders',
    'cellStyleXfs',
    'cellXfs',
    'cellStyles',
    'dxfs',
    'tableStyles',
    'colors',
    'extLst',
  ]
  const after = order
    .slice(order.indexOf(name) + 1)
    .map((next) => xml.search(new RegExp(`<(?:\\w+:)?${next}\\b`)))
    .filter((at) => at >= 0)
  const at = Math.min(...after, xml.search(/<\/(?:\w+:)?styleSheet>/))
  return `${xml.slice(0, at)}<${name} count="${count}">${items.join('')}</${name}>${xml.slice(at)}`
}
