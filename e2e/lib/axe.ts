import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** What axe finds on the page as it stands, by the rules of WCAG A and AA: one line a violation, with the first elements. */
export async function axeViolations(page: Page): Promise<string[]> {
  // Evaluated by the browser's own tools, so that the page's content policy has no say in it.
  await page.evaluate(axe.source)
  const run = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })"
  const { violations } = (await page.evaluate(run)) as axe.AxeResults
  return violations.map(({ id, help, nodes }) => {
    const where = nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 160)}`)
    return `${id}: ${help} (${nodes.length}) ${where.join(' | ')}`
  })
}
