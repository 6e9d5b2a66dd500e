/** Binary noise never decides: two figures closer than this, relative to the larger, are on the same spot, and on the line is met. */
const RELATIVE_TOLERANCE = 1e-9

/** Of an unknown value any: whoever asks compares the value itself too. Comparing is faster than `Math.max`, and a nation asks millions of times. */
function slack(a: number, b: number): number {
  const x = Math.abs(a)
  const y = Math.abs(b)
  return RELATIVE_TOLERANCE * (x > y ? x : y)
}

export const atLeast = (value: number, line: number): boolean => value >= line - slack(value, line)
export const atMost = (value: number, line: number): boolean => value <= line + slack(value, line)
export const same = (a: number, b: number): boolean => Math.abs(a - b) <= slack(a, b)
/** Strictly below, as 校际差异率低于0.15 asks: a value on the line is not below it. */
export const below = (value: number, line: number): boolean => value < line - slack(value, line)
export const above = (value: number, line: number): boolean => value > line + slack(value, line)
