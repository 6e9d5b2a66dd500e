/** How many of the items that fit are drawn: all of them, a share in percent, or a number; the latter two by lot. */
export type Draw = { by: 'all' } | { by: 'share'; percent: number } | { by: 'count'; count: number }

/**
 * The items that are looked at again, drawn from `population` (numbers of items). Equal seeds and populations give equal samples, whatever the order
 * they are given in, on any machine: anyone can draw the lot again.
 *
 * @param draw `percent` 1…100 is rounded up, so that a share of few items is at least one
 * @returns numbers in rising order
 */
export function drawSample(population: readonly number[], draw: Draw, seed: string): number[] {
  const all = [...new Set(population)].sort((a, b) => a - b)
  const wanted = sampleSize(all.length, draw)
  if (wanted >= all.length) return all
  const random = randomOf(seed)
  // Fisher and Yates: after `wanted` exchanges the first ones are a fair draw.
  for (let i = 0; i < wanted; i++) {
    const j = i + Math.floor(random() * (all.length - i))
    ;[all[i], all[j]] = [all[j]!, all[i]!]
  }
  return all.slice(0, wanted).sort((a, b) => a - b)
}

export function sampleSize(total: number, draw: Draw): number {
  if (draw.by === 'all') return total
  const wanted = draw.by === 'count' ? draw.count : Math.ceil((total * draw.percent) / 100)
  return Math.min(total, Math.max(0, wanted))
}

/** Numbers in [0, 1) that follow from the seed alone: SplitMix32 (Steele, Lea and Flood 2014) begun from the seed's FNV-1a hash. */
export function randomOf(seed: string): () => number {
  let state = hashOf(seed)
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    mixed ^= mixed >>> 15
    return (mixed >>> 0) / 2 ** 32
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash | 0
}
