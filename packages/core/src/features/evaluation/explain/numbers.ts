/** A figure in a working: at most six significant decimals, an ellipsis where it goes on. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '未报'
  const rounded = Number(value.toFixed(5))
  return Math.abs(rounded - value) <= 1e-12 * Math.max(1, Math.abs(value)) ? String(rounded) : `${value.toFixed(5)}…`
}

/** A gap in what one can buy: whole things rounded up, areas and money to one place up. */
export function gapText(value: number, unit: string, whole: boolean): string {
  return whole ? `${Math.ceil(value - 1e-9)} ${unit}` : `${(Math.ceil(value * 10 - 1e-9) / 10).toFixed(1)} ${unit}`
}
