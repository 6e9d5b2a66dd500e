import { openPool } from '../../packages/server/src/db/database.ts'
import { verifyChain } from '../../packages/server/src/features/audit/verify.ts'
import { ask } from '../../packages/server/src/serve/test-serve.ts'
import type { Look } from './scenario.ts'
import type { Site } from './site.ts'

/** Looks into the site's database, past the program. */
export async function looking<T>(site: Site, work: (look: Look) => Promise<T>): Promise<T> {
  return lookingAt(site.ownerUrl(), work)
}

/** As `looking`, with the owner's login. */
export function lookingAt<T>(url: string, work: (look: Look) => Promise<T>): Promise<T> {
  // The statement says which columns there are, and whoever writes it says so to the compiler.
  return work(
    async <Row extends object>(statement: string, values?: readonly unknown[]) => (await ask(url, statement, values)) as Row[],
  )
}

/** What is wrong with the audit chain, in words; empty when it is whole. */
export async function chainFaults(site: Site): Promise<string[]> {
  const db = openPool(site.ownerUrl(), { max: 1 })
  try {
    const { whole, breaks } = await verifyChain(db)
    return whole ? [] : breaks.map(({ text }) => text)
  } finally {
    await db.destroy().catch(() => {})
  }
}
