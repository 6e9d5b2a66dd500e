/** Minutes to wait after the first, second … failed attempt; after the last one it is given up, some six hours after the first. */
const WAITS = [1, 5, 20, 60, 240]

export const MOST_ATTEMPTS = WAITS.length + 1

/** Nothing that should have left so many days ago is sent any more: it would only confuse, as after a restored backup. */
export const STALE_DAYS = 7

/** When to try again what failed at `at` for the `attempts`th time; null = not any more. */
export function nextTry(attempts: number, at: Date): Date | null {
  const minutes = WAITS[attempts - 1]
  return minutes === undefined ? null : new Date(at.getTime() + minutes * 60_000)
}
