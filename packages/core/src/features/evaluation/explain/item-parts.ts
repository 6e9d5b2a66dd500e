import type { Explanation } from '../explanation.ts'

/** What one kind of item adds to, or says otherwise than, the plain explanation of an item. */
export type Parts = Partial<Explanation>
