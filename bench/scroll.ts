import { noBrowser, openBrowser } from '../e2e/lib/browser.ts'
import { signedIn, untilUsable } from '../e2e/lib/visitor.ts'
import { serveCounty } from './big-county.ts'
import { quantile } from './measure.ts'
import { report } from './report.ts'

/** Generates more than a thousand sections. */
const SCHOOLS = 880
const SECONDS = 8

/**
 * While a matrix of 1 000 sections scrolls from end to end and back in headless Chromium: the intervals between frames. `calibration` is the same for an
 * empty page on which only the clock runs.
 */
export async function benchScroll(cache: string): Promise<(boolean | null)[]> {
  if (noBrowser) {
    console.log(`scroll: skipped, ${noBrowser}`)
    return [null]
  }
  const { server, packageId } = await serveCounty(cache, SCHOOLS)
  const browser = await openBrowser({ width: 1280, height: 900 })
  try {
    const page = await signedIn(browser.context, server)
    const idle = (await page.evaluate(intervals('null'))) as number[]
    await page.goto(`${server.url}/matrix?package=${packageId}`)
    await untilUsable(page)
    await page.locator('.matrix tbody tr').nth(5).waitFor()
    const rows = Number(await page.locator('.matrix').getAttribute('aria-rowcount')) - 2
    if (rows < 1000) throw new Error(`only ${rows} sections`)
    const found = (await page.evaluate(intervals("document.querySelector('.matrix-frame')"))) as number[]
    console.log(
      `scroll: ${rows} sections, median ${quantile(found, 0.5).toFixed(1)} ms, slowest ${Math.max(...found).toFixed(1)} ms`,
    )
    return [
      report({
        bench: 'scroll',
        what: `frame intervals while ${rows} sections scroll, 95 %`,
        unit: 'ms',
        ours: quantile(found, 0.95),
        peer: { name: 'a page at rest (calibration)', value: quantile(idle, 0.95) },
        target: 20,
        judged: 'figure',
        runs: found.length,
      }),
    ]
  } finally {
    await browser.close()
    await server.stop()
  }
}

/** Scrolls `frame` 40 px a frame, turning at its ends, and answers the milliseconds between frames. */
const intervals = (frame: string) => `new Promise((done) => {
  const frame = ${frame}
  const found = []
  let last = null
  let step = 40
  const start = performance.now()
  const tick = (now) => {
    if (last !== null) found.push(now - last)
    last = now
    if (frame) {
      const most = frame.scrollHeight - frame.clientHeight
      if (frame.scrollTop + step > most || frame.scrollTop + step < 0) step = -step
      frame.scrollTop += step
    }
    if (now - start < ${SECONDS * 1000}) requestAnimationFrame(tick)
    else done(found)
  }
  requestAnimationFrame(tick)
})`
