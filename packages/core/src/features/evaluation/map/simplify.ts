import type { Position, Ring } from './schema.ts'

/** More points than a picture of the county can show. */
const MOST_POINTS = 12_000

/**
 * Rings with at most some 12 000 points together, each point to five decimals (one metre): what bends less than a tolerance is left out
 * (Douglas–Peucker), and the tolerance doubles until they are few enough. Rings stay closed; a ring never loses its shape below four points.
 */
export function simplifyRings(rings: readonly Ring[]): Ring[] {
  let made = rings.map((ring) => ring.map(([x, y]): Position => [rounded(x), rounded(y)]))
  for (let tolerance = 0.00005; pointsOf(made) > MOST_POINTS && tolerance < 1; tolerance *= 2)
    made = rings.map((ring) => simplified(ring, tolerance))
  return made
}

const pointsOf = (rings: readonly Ring[]): number => rings.reduce((sum, ring) => sum + ring.length, 0)
const rounded = (degrees: number): number => Math.round(degrees * 1e5) / 1e5

/** A closed ring begins and ends in one point, so it is cut in two where it is farthest from there. */
function simplified(ring: Ring, tolerance: number): Ring {
  if (ring.length <= 5) return ring
  const first = ring[0]!
  let far = 0
  for (const [i, point] of ring.entries()) if (distance(point, first) > distance(ring[far]!, first)) far = i
  const kept = new Uint8Array(ring.length)
  kept[0] = 1
  kept[far] = 1
  kept[ring.length - 1] = 1
  keepBends(ring, kept, 0, far, tolerance)
  keepBends(ring, kept, far, ring.length - 1, tolerance)
  const made = ring.filter((_, i) => kept[i] === 1).map(([x, y]): Position => [rounded(x), rounded(y)])
  return made.length >= 4 ? made : ring.filter((_, i) => i % Math.ceil((ring.length - 1) / 3) === 0 || i === ring.length - 1)
}

/** Without recursion: a coast of a hundred thousand points may bend at every one. */
function keepBends(ring: Ring, kept: Uint8Array, from: number, to: number, tolerance: number): void {
  const stretches: [number, number][] = [[from, to]]
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [a, b] = stretch
    let worst = -1
    let most = tolerance
    for (let i = a + 1; i < b; i++) {
      const off = offLine(ring[i]!, ring[a]!, ring[b]!)
      if (off > most) {
        most = off
        worst = i
      }
    }
    if (worst < 0) continue
    kept[worst] = 1
    stretches.push([a, worst], [worst, b])
  }
}

const distance = ([x, y]: Position, [u, v]: Position): number => Math.hypot(x - u, y - v)

function offLine(point: Position, from: Position, to: Position): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy)
  if (length === 0) return distance(point, from)
  return Math.abs(dy * (point[0] - from[0]) - dx * (point[1] - from[1])) / length
}
