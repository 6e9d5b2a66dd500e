import { Problem } from '@junheng/core/problems.ts'
import { hash, verify } from '@node-rs/argon2'

// argon2id is the library's default algorithm; costs after OWASP's password storage sheet: 19 MiB, two passes, one lane.
const COSTS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Each hash holds 19 MiB and a core for some 30 ms; so many at once, the rest wait, and past that sign-in asks to come back.
const AT_ONCE = 4
const MOST_WAITING = 200

export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password, COSTS))

/** Also takes its time for an account that does not exist (`stored` null), so that timing tells nothing. */
export async function passwordMatches(stored: string | null, password: string): Promise<boolean> {
  nobody ??= hash('nobody signs in with this', COSTS)
  const against = stored ?? (await nobody)
  const matches = await inTurn(() => verify(against, password))
  return stored !== null && matches
}

let nobody: Promise<string> | undefined
let running = 0
const waiting: (() => void)[] = []

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (waiting.length >= MOST_WAITING) throw new Problem('access.busy', { retryAfter: 5 })
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
