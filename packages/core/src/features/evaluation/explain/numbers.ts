/** A figure in a working: at most six significant decimals, an ellipsis where it goes on. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '未报'
  const rounded = Number(value.toFixed(5))
  return Math.abs(rounded - value) <= 1e-12 * Math.max(1, Math.abs(value)) ? String(rounded) : `${value.toFixed(5)}…`
}

/** A gap in what one can buy: whole things rounded up, areas and money to one place up. */
export const gapText = (value: number, unit: string, whole: boolean): string =>
  `${gapNumber(value, whole).toFixed(whole ? 0 : 1)} ${unit}`

/** The same as a number. */
export const gapNumber = (value: number, whole: boolean): number =>
  whole ? Math.ceil(value - 1e-9) : Math.ceil(value * 10 - 1e-9) / 10
