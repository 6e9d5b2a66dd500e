import type { Page } from 'playwright-core'

/** Calls the server as the page's own session does. A refusal is thrown with its words. */
export function ask<Reply>(page: Page, method: string, path: string, body?: object): Promise<Reply> {
  return page.evaluate(
    async ({ method, path, body }) => {
      const { csrfToken } = await (await fetch('/api/session')).json()
      const headers = { 'content-type': 'application/json', 'x-csrf-token': csrfToken }
      const reply = await fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) })
      const said = await reply.json()
      if (!reply.ok) throw new Error(`${method} ${path}: ${JSON.stringify(said)}`)
      return said
    },
    { method, path, ...(body && { body }) },
  )
}
