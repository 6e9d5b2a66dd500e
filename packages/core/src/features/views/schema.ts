import { z } from 'zod'

/** The rooms whose views can be kept. */
export const ViewRoom = z.enum(['matrix', 'schools', 'map', 'ledger'])
export type ViewRoom = z.infer<typeof ViewRoom>

export const ViewName = z.string().trim().min(1).max(40)

/** A room's filters, order and columns as they stand in its address, without the `?`. */
export const ViewSearch = z.string().max(2000)

/** A view one has kept. `at`: when it was last saved. */
export const SavedView = z.object({ name: z.string(), search: z.string(), at: z.string() })
export type SavedView = z.infer<typeof SavedView>

/** A view the county's office keeps for everybody who reads the county. */
export const SharedView = SavedView.extend({ by: z.string() })
export type SharedView = z.infer<typeof SharedView>

/** How many one person, or one county, can keep for a room: what no longer fits a menu is no help. */
export const MOST_VIEWS = 30

/** What the directory says of a school that its figures do not: the 督学责任区 it belongs to, the 标签 given to it. */
export const SchoolGroups = z.object({ code: z.string(), zone: z.string().nullable(), tags: z.array(z.string()) })
export type SchoolGroups = z.infer<typeof SchoolGroups>
