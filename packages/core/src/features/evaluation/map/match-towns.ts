import type { FoundArea } from './read-geojson.ts'
import type { TownProposal } from './schema.ts'

interface Town {
  code: string
  name: string
}

/**
 * Which town each area could be, in their order: by code, by the whole name, or by the name without 街道, 镇, 乡 and the like. A town is proposed
 * once, to the area that fits it best; a short name that fits two towns proposes neither.
 */
export function proposeTowns(
  areas: readonly Pick<FoundArea, 'name' | 'code'>[],
  towns: readonly Town[],
): (TownProposal | null)[] {
  const taken = new Set<string>()
  const found: (TownProposal | null)[] = areas.map(() => null)
  const pass = (how: TownProposal['how'], fits: (area: (typeof areas)[number], town: Town) => boolean) => {
    for (const [i, area] of areas.entries()) {
      if (found[i]) continue
      const fitting = towns.filter((town) => !taken.has(town.code) && fits(area, town))
      if (fitting.length !== 1) continue
      found[i] = { town: fitting[0]!.code, how }
      taken.add(fitting[0]!.code)
    }
  }
  pass('code', ({ code }, town) => code === town.code)
  pass('name', ({ name }, town) => name === town.name)
  pass('short-name', ({ name }, town) => stemOf(name) === stemOf(town.name))
  return found
}

/** 城关街道办事处 → 城关. */
const stemOf = (name: string): string =>
  name
    .replace(/(人民政府|办事处|管委会|管理委员会)$/, '')
    .replace(/(街道|地区|镇|乡)$/, '')
    .trim()
