/** One thing to do later; asking again puts the former off. */
export interface Beat {
  after: (milliseconds: number, act: () => void) => void
  stop: () => void
}

/** A beat by the browser's clock. */
export function clockBeat(): Beat {
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    after(milliseconds, act) {
      clearTimeout(timer)
      timer = setTimeout(act, milliseconds)
    },
    stop: () => clearTimeout(timer),
  }
}

/** How long to wait after so many failures in a row: 1, 2, 4 … seconds, never more than half a minute. */
export const retryAfter = (failures: number): number => Math.min(30_000, 1000 * 2 ** failures)
