import { z } from 'zod'

/** The rooms whose views can be kept. */
export const ViewRoom = z.enum(['matrix'])
export type ViewRoom = z.infer<typeof ViewRoom>

export const ViewName = z.string().trim().min(1).max(40)

/** A room's filters, order and columns as they stand in its address, without the `?`. */
export const ViewSearch = z.string().max(2000)

/** A view one has kept. `at`: when it was last saved. */
export const SavedView = z.object({ name: z.string(), search: z.string(), at: z.string() })
export type SavedView = z.infer<typeof SavedView>

/** How many one person can keep for a room: what no longer fits a menu is no help. */
export const MOST_VIEWS = 30
