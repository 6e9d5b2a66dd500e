/** How figures are written. Values are compared unrounded; only what is shown is rounded here. */

const grouped = (value: number, digits: number) => formatOf(digits, digits).format(value)

// A table scrolls through thousands of figures; a format is dear to make and cheap to use.
const formats = new Map<string, Intl.NumberFormat>()
function formatOf(fewest: number, most: number): Intl.NumberFormat {
  const key = `${fewest} ${most}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: fewest, maximumFractionDigits: most })
  formats.set(key, made)
  return made
}

/** `—` for what was not reported. `digits` decimals with thousands separated: 2,701 · 4.32. */
export const figure = (value: number | null, digits = 2): string => (value === null ? '—' : grouped(value, digits))

/**
 * A value beside its line: as many decimals as asked, and more (up to six) where rounding would put it on the other side of the
 * line or onto it: 4.4996 against 4.5 is shown as 4.4996, not as 4.50.
 */
export function besideLine(value: number | null, line: number | null, digits = 2): string {
  // Whole units are enough for thousands of yuan.
  const fewest = value !== null && Math.abs(value) >= 1000 ? 0 : digits
  if (value === null || line === null) return figure(value, fewest)
  for (let d = fewest; d < 6; d++) {
    const shown = Number(value.toFixed(d))
    if (Math.sign(shown - line) === Math.sign(nearly(value, line))) return grouped(value, d)
  }
  return grouped(value, 6)
}

/** Difference as the engine judges it: within 1e-9 of the line is on the line. */
const nearly = (value: number, line: number) => (Math.abs(value - line) <= 1e-9 * Math.abs(line) ? 0 : value - line)

/** 差异系数: three decimals, four within 0.005 of the limit, so that nobody is fooled by rounding. */
export function cv(value: number | null, limit: number | null): string {
  if (value === null) return '—'
  return value.toFixed(limit !== null && Math.abs(value - limit) < 0.005 ? 4 : 3)
}

/** 0.961 → 96.1% */
export const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`)

/** A threshold as the standard writes it: no trailing zeros. */
export const plain = (value: number | null): string => (value === null ? '—' : formatOf(0, 6).format(value))

/** Whole yuan as people say it: 52,000,000 → 5,200 万元; small amounts stay in 元. */
export function yuan(value: number | null): string {
  if (value === null) return '未填'
  return Math.abs(value) >= 10_000
    ? `${(value / 10_000).toLocaleString('zh-CN', { maximumFractionDigits: 4 })} 万元`
    : `${plain(value)} 元`
}

export function bytes(size: number): string {
  if (size < 1024) return `${size} 字节`
  return size < 1024 * 1024 ? `${(size / 1024).toFixed(1)} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`
}
