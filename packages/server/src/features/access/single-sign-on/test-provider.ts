import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

export const CLIENT = { id: 'junheng', secret: 'a secret of this test alone' }

export interface TestProvider {
  issuer: string
  /** Does at the provider what a person would: signs in as `login`; answers the address the browser is sent back to. */
  walk: (address: string, login: string) => Promise<URL>
  close: () => Promise<void>
}

/** A real OpenID provider on a free port of this machine, asking for a name and any password. `returnTo`: the addresses it may send back to. */
export async function startProvider(returnTo: readonly string[]): Promise<TestProvider> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [...returnTo],
        post_logout_redirect_uris: returnTo.map((address) => new URL('/login', address).href),
      },
    ],
    cookies: { keys: [randomBytes(32).toString('hex')] },
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid: 'test' } as never] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    // Everybody there is who they say, and has agreed before.
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client!.clientId,
        accountId: ctx.oidc.session!.accountId!,
      })
      grant.addOIDCScope('openid')
      await grant.save()
      return grant
    },
  })
  server.on('request', provider.callback())
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { issuer, close, walk: (address, login) => walk(address, login, issuer) }
}

/** Follows redirects with the provider's cookies until they lead away from it; the form of a sign-in is filled in. */
async function walk(address: string, login: string, issuer: string): Promise<URL> {
  const jar = new Map<string, string>()
  let next: { url: URL; form?: URLSearchParams } = { url: new URL(address) }
  for (let step = 0; step < 12; step++) {
    if (next.url.origin !== issuer) return next.url
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply: Response = await fetch(next.url, {
      redirect: 'manual',
      headers: { cookie },
      ...(next.form && { method: 'POST', body: next.form }),
    })
    for (const line of reply.headers.getSetCookie()) {
      const [name, ...value] = line.split(';')[0]!.split('=')
      jar.set(name!, value.join('='))
    }
    const to = reply.headers.get('location')
    if (to !== null) {
      next = { url: new URL(to, next.url) }
      continue
    }
    const action = /<form[^>]* action="([^"]+)"/.exec(await reply.text())?.[1]
    if (!action) throw new Error(`the provider answered ${reply.status} at ${next.url.pathname}`)
    next = { url: new URL(action, next.url), form: new URLSearchParams({ prompt: 'login', login, password: 'any' }) }
  }
  throw new Error('the provider never sent the browser back')
}
