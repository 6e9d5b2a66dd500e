import type { Search } from '../../url.ts'

/** The address of a page over either of two judgements that are held against each other. */
export type SideSearch = { before: Search; after: Search }
