import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // In containers /dev/shm is often too small for a page with charts.
  '--disable-dev-shm-usage',
]

const program = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (path) => path && existsSync(path),
)

/** For `test(…, { skip: noBrowser }, …)`: the reason a browser test cannot run here, `false` when it can. */
export const noBrowser: string | false = program ? false : 'no Chromium: install Debian’s chromium, or name a program in CHROMIUM'

/**
 * A browser with nothing remembered, speaking Chinese in Shanghai's time zone. It is the machine's own Chromium: nothing is
 * downloaded. `close` also removes its folder.
 */
export async function openBrowser({
  width = 1366,
  height = 768,
} = {}): Promise<{ context: BrowserContext; close: () => Promise<void> }> {
  if (!program) throw new Error(String(noBrowser))
  const profile = mkdtempSync(join(tmpdir(), 'junheng-browser-'))
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  try {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: program,
      // Chromium refuses its own sandbox to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: FLAGS,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      viewport: { width, height },
    })
    const close = async () => {
      await context.close()
      remove()
    }
    return { context, close }
  } catch (error) {
    remove()
    throw error
  }
}
