/** Days as places on a line: 0…100 from the first day to the last. */
export interface Scale {
  from: string
  to: string
  at: (day: string) => number
  /** First days of months, or of longer times where there are many, with their place. */
  ticks: { day: string; at: number; label: string }[]
}

const MOST_TICKS = 9

/** A scale that holds every day given, from the first of a month to the last of one; drawn `zoom` times as wide it names more of them. */
export function scaleOf(days: readonly string[], zoom = 1): Scale {
  const sorted = [...days].sort()
  const from = monthStart(sorted[0]!, 0)
  const to = monthStart(sorted.at(-1)!, 1)
  const [start, length] = [Date.parse(from), Date.parse(to) - Date.parse(from)]
  const at = (day: string) => Math.min(100, Math.max(0, ((Date.parse(day) - start) / length) * 100))
  const months: string[] = []
  for (let day = from; day < to; day = monthStart(day, 1)) months.push(day)
  // Whole quarters, half-years or years where months would crowd.
  const step = [1, 3, 6, 12].find((each) => months.length / each <= MOST_TICKS * zoom) ?? 12
  const ticks = months
    .filter((day) => (Number(day.slice(5, 7)) - 1) % step === 0)
    // A name at the very end would be cut off.
    .filter((day) => at(day) < 100 - 7 / zoom)
    .map((day) => ({ day, at: at(day), label: step === 12 ? day.slice(0, 4) : day.slice(0, 7) }))
  return { from, to, at, ticks }
}

function monthStart(day: string, more: number): string {
  const [year, month] = day.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, month - 1 + more, 1)).toISOString().slice(0, 10)
}
