/** A dot as it is drawn: `x` and `y` of its middle and its radius, in pixels; `y` from the middle line, positive upwards. */
export interface Dot {
  x: number
  y: number
  radius: number
}

/**
 * Places a dot for each school: across by its value, its area by its pupils, and as near to the middle line as fits without covering
 * another. Where the room is too low for that, all dots shrink alike, so that their areas stay comparable.
 *
 * @param xs      middle of each dot across, in pixels
 * @param weights what the areas stand for, ≥ 0
 * @param room    how far a dot may reach from the middle line, in pixels
 * @param largest radius of the heaviest dot where everything fits
 */
export function placeDots(xs: readonly number[], weights: readonly number[], room: number, largest: number): Dot[] {
  const heaviest = Math.max(...weights, 1)
  for (let scale = largest; ; scale *= 0.85) {
    const dots = swarm(
      xs,
      weights.map((weight) => scale * Math.sqrt(weight / heaviest)),
    )
    if (scale < 3 || dots.every(({ y, radius }) => Math.abs(y) + radius <= room)) return dots
  }
}

const GAP = 1

/** The heaviest first, so that the middle line belongs to the schools that weigh most. */
function swarm(xs: readonly number[], radii: readonly number[]): Dot[] {
  const dots = xs.map((x, i) => ({ x, y: 0, radius: radii[i]! }))
  const placed: Dot[] = []
  for (const dot of [...dots].sort((a, b) => b.radius - a.radius || a.x - b.x)) {
    const near = placed.filter((other) => Math.abs(other.x - dot.x) < other.radius + dot.radius + GAP)
    const free = (y: number) => near.every((o) => Math.hypot(o.x - dot.x, o.y - y) >= o.radius + dot.radius + GAP - 1e-6)
    // Either the middle, or just touching one that is in the way.
    const touching = near.flatMap((o) => {
      const off = Math.sqrt((o.radius + dot.radius + GAP) ** 2 - (o.x - dot.x) ** 2)
      return [o.y + off, o.y - off]
    })
    dot.y = [0, ...touching.sort((a, b) => Math.abs(a) - Math.abs(b))].find(free) ?? 0
    placed.push(dot)
  }
  return dots
}
