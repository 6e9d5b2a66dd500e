import { proposeTowns } from '@junheng/core/features/evaluation/map/match-towns.ts'
import { readGeoJson } from '@junheng/core/features/evaluation/map/read-geojson.ts'
import { type MapFault, MOST_BYTES, type Ring, type TownProposal } from '@junheng/core/features/evaluation/map/schema.ts'
import { simplifyRings } from '@junheng/core/features/evaluation/map/simplify.ts'

export interface MapFile {
  faults: MapFault[]
  /** Empty where there are faults. `rings`: thinned for drawing, only where they were asked for. */
  areas: { name: string; points: number; proposal: TownProposal | null; rings: Ring[] }[]
}

/** Reads a file of outlines; a job of a worker thread (`background/worker.ts`). */
export function readMapFile(bytes: Uint8Array, towns: readonly { code: string; name: string }[], drawn: boolean): MapFile {
  if (bytes.length > MOST_BYTES) return { faults: [{ feature: null, text: '文件超过 10 MB，请先简化边界再上传' }], areas: [] }
  const { areas, faults } = readGeoJson(textOf(bytes))
  const proposals = proposeTowns(areas, towns)
  const thinned = drawn ? simplifyRings(areas.flatMap(({ rings }) => rings)) : []
  let taken = 0
  return {
    faults,
    areas: areas.map(({ name, rings }, i) => {
      const from = taken
      taken += rings.length
      const points = rings.reduce((sum, ring) => sum + ring.length, 0)
      return { name, points, proposal: proposals[i] ?? null, rings: thinned.slice(from, taken) }
    }),
  }
}

/** Offices write UTF-8, and older programs GB 18030; a byte order mark is no part of the JSON. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
