import { z } from 'zod'

/** A file may be so large; more points than can be drawn are left out (`simplify.ts`). */
export const MOST_BYTES = 10 * 1024 * 1024

/** Longitude, latitude in degrees. */
export const Position = z.tuple([z.number(), z.number()])
export type Position = z.infer<typeof Position>

/** Closed; the first and the last position are the same. Outer rings and holes alike: what lies in an even number of rings lies outside. */
export const Ring = z.array(Position)
export type Ring = z.infer<typeof Ring>

/** An area of the map: its name as the file has it, and the town it is; null: it is no town of the county (a lake, a development zone). */
export const MapArea = z.object({ name: z.string(), town: z.string().nullable(), rings: z.array(Ring) })
export type MapArea = z.infer<typeof MapArea>

/** What is wrong with a file. `feature` counts from 1 in the file's order; null: the file as a whole. */
export const MapFault = z.object({ feature: z.number().int().nullable(), text: z.string() })
export type MapFault = z.infer<typeof MapFault>

/** Which town an area could be, and why it is thought so; a person says whether it is. */
export const TownProposal = z.object({ town: z.string(), how: z.enum(['code', 'name', 'short-name']) })
export type TownProposal = z.infer<typeof TownProposal>

/** A town of the directory and the schools that lie in it, by 标识码. */
export const MapTown = z.object({ code: z.string(), name: z.string(), schools: z.array(z.string()) })
export type MapTown = z.infer<typeof MapTown>

/** One uploaded file. The newest that was not withdrawn is drawn. */
export const MapVersion = z.object({
  version: z.number().int(),
  fileName: z.string(),
  areas: z.number().int(),
  at: z.iso.datetime(),
  by: z.string(),
  withdrawn: z.object({ at: z.iso.datetime(), by: z.string() }).nullable(),
})
export type MapVersion = z.infer<typeof MapVersion>

/** Everything a map of the county is drawn from. `areas` null: nothing was uploaded, and it is drawn as blocks by town. */
export const CountyMap = z.object({
  areas: z.array(MapArea).nullable(),
  towns: z.array(MapTown),
  versions: z.array(MapVersion),
})
export type CountyMap = z.infer<typeof CountyMap>

/** A file as it was read. Where it has faults, nothing of it is proposed. */
export const MapCheck = z.object({
  fileName: z.string(),
  faults: z.array(MapFault),
  areas: z.array(z.object({ name: z.string(), points: z.number().int(), proposal: TownProposal.nullable() })),
  towns: z.array(MapTown.pick({ code: true, name: true })),
})
export type MapCheck = z.infer<typeof MapCheck>
