import type { Page } from 'playwright-core'
import { noBrowser, openBrowser } from '../e2e/lib/browser.ts'
import { startServer } from '../e2e/lib/server.ts'
import { signedIn, untilUsable } from '../e2e/lib/visitor.ts'
import { report } from './report.ts'

const ROUNDS = 3

/**
 * Every room of the navigation on the fictional county in headless Chromium: until its heading stands and nothing is on its way any more, first with an empty
 * browser (`first load`), then going from room to room by the navigation (`moving`). The worst room's median counts.
 */
export async function benchPages(): Promise<(boolean | null)[]> {
  if (noBrowser) {
    console.log(`pages: skipped, ${noBrowser}`)
    return [null]
  }
  const server = await startServer()
  const first = new Map<string, number[]>()
  const moving = new Map<string, number[]>()
  try {
    for (let round = 0; round < ROUNDS; round++) {
      for (const room of await roomsOf(server)) {
        // A browser of its own: nothing of the programme is kept from the room before.
        const browser = await openBrowser({ width: 1280, height: 900 })
        try {
          const door = await signedIn(browser.context, server)
          await clearCache(door)
          note(first, room, await timed(door, () => door.goto(`${server.url}${room}`)))
        } finally {
          await browser.close()
        }
      }
    }
    const browser = await openBrowser({ width: 1280, height: 900 })
    try {
      const page = await signedIn(browser.context, server)
      await untilUsable(page)
      for (let round = 0; round < ROUNDS + 1; round++)
        for (const room of await links(page)) {
          const seconds = await timed(page, () => page.locator(`.side nav a[href="${room}"]`).click())
          // The first round loads each room's programme: that is a first load.
          if (round > 0) note(moving, room, seconds)
        }
    } finally {
      await browser.close()
    }
  } finally {
    await server.stop()
  }
  return [reported('first load', first, 1.5), reported('moving', moving, 0.3)]
}

async function roomsOf(server: Awaited<ReturnType<typeof startServer>>): Promise<string[]> {
  const browser = await openBrowser()
  try {
    return await links(await signedIn(browser.context, server))
  } finally {
    await browser.close()
  }
}

const links = (page: Page) =>
  page.evaluate("[...document.querySelectorAll('.side nav a')].map((a) => a.getAttribute('href'))") as Promise<string[]>

async function clearCache(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.clearBrowserCache')
}

async function timed(page: Page, go: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await go()
  await untilUsable(page)
  return (performance.now() - start) / 1000
}

function note(times: Map<string, number[]>, room: string, seconds: number): void {
  times.set(room, [...(times.get(room) ?? []), seconds])
}

function reported(what: string, times: ReadonlyMap<string, number[]>, target: number): boolean | null {
  const medians = [...times].map(([room, list]) => ({
    room,
    seconds: list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)]!,
  }))
  for (const { room, seconds } of medians) console.log(`  ${what} ${room} ${seconds.toFixed(3)} s`)
  const worst = medians.toSorted((a, b) => b.seconds - a.seconds)[0]!
  return report({
    bench: 'pages',
    what: `${what}, worst of ${medians.length} rooms: ${worst.room}`,
    unit: 's',
    ours: worst.seconds,
    peer: null,
    target,
    judged: 'figure',
    runs: ROUNDS,
  })
}
