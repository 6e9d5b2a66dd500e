import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type RunningServer, startServer } from '../e2e/lib/server.ts'
import { zipped } from '../examples/make/files.ts'
import { ensurePackage } from './generate.ts'

/** `junheng serve` with a county of many schools handed in, and the session of whoever may look at it. */
export interface BigCounty {
  server: RunningServer
  packageId: string
  cookie: string
}

// The demo's accounts work on the fictional county; the generated one takes its code.
const [GENERATED, DEMO] = ['990001', '990101']

export async function serveCounty(cache: string, schools: number): Promise<BigCounty> {
  const folder = ensurePackage(cache, `county-${schools}`, { counties: 1, schools, classes: 20 })
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.csv'))
    .map((name): [string, Uint8Array] => {
      const text = readFileSync(join(folder, name), 'utf8')
      return [name, new TextEncoder().encode(text.replaceAll(`${GENERATED},`, `${DEMO},`))]
    })
  const server = await startServer()
  try {
    const { cookie, csrf } = await signIn(server)
    const form = new FormData()
    form.set('acceptFaults', 'true')
    form.set('file', new Blob([zipped(new Map(files)) as Uint8Array<ArrayBuffer>], { type: 'application/zip' }), 'county.zip')
    const reply = await fetch(`${server.url}/api/packages`, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrf, accept: 'application/json' },
      body: form,
    })
    const said = (await reply.json()) as { package?: { id: string } }
    if (!said.package) throw new Error(`the county was not taken: ${reply.status} ${JSON.stringify(said).slice(0, 500)}`)
    return { server, packageId: said.package.id, cookie }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The coordinator's session. */
export async function signIn({ url, accounts }: RunningServer): Promise<{ cookie: string; csrf: string }> {
  const { user: account, password } = accounts.get('coordinator')!
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password }),
  })
  const session = (await reply.json()) as { csrfToken: string }
  return { cookie: reply.headers.getSetCookie()[0]!.split(';')[0]!, csrf: session.csrfToken }
}
