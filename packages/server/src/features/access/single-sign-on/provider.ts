import { Problem } from '@junheng/core/problems.ts'
import * as client from 'openid-client'
import type { SignOnConfig } from './config.ts'

/** What one keeps between going to the provider and coming back. */
export interface Beginning {
  state: string
  nonce: string
  verifier: string
}

/** The organisation's own sign-in. Every trouble with it is a Problem in plain words; signing in by password never waits for it. */
export interface SignOnProvider {
  issuer: string
  label: string
  /** The address people reach our web at, where whoever started the server said it. */
  publicUrl: string | null
  /** Where to send the browser, which comes back to `returnTo`. @throws Problem access.provider-down */
  begin: (returnTo: string) => Promise<Beginning & { address: string }>
  /** Who came back (the claim `sub`), `address` being where, with all it carries. @throws Problem access.provider-down, access.provider-refused */
  finish: (address: URL, beginning: Beginning) => Promise<string>
  /** Where one signs out of the provider too; null where it has no such place, or cannot be asked. */
  leaveAt: (returnTo: string) => Promise<string | null>
}

const PATIENCE_SECONDS = 8
// A provider changes its keys and addresses now and then.
const KNOWN_FOR_MS = 3_600_000

/** Asks the provider nothing yet: a server starts also while it is down. */
export function openProvider(
  { issuer, clientId, clientSecret, label }: SignOnConfig,
  publicUrl: string | null = null,
): SignOnProvider {
  let known: { until: number; configuration: Promise<client.Configuration> } | null = null
  const configuration = (): Promise<client.Configuration> => {
    if (known && performance.now() < known.until) return known.configuration
    const auth = clientSecret === null ? client.None() : client.ClientSecretBasic(clientSecret)
    const execute = issuer.startsWith('http:') ? [client.allowInsecureRequests] : []
    const asked = client.discovery(new URL(issuer), clientId, undefined, auth, { timeout: PATIENCE_SECONDS, execute })
    known = { until: performance.now() + KNOWN_FOR_MS, configuration: asked }
    asked.catch(() => {
      known = null
    })
    return asked
  }
  return {
    issuer,
    label,
    publicUrl,
    begin: (returnTo) =>
      inWords(async () => {
        const beginning = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier() }
        const address = client.buildAuthorizationUrl(await configuration(), {
          redirect_uri: returnTo,
          scope: 'openid',
          state: beginning.state,
          nonce: beginning.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(beginning.verifier),
          code_challenge_method: 'S256',
        })
        return { ...beginning, address: address.href }
      }),
    finish: (address, { state, nonce, verifier }) =>
      inWords(async () => {
        const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
        const tokens = await client.authorizationCodeGrant(await configuration(), address, checks)
        const subject = tokens.claims()?.sub
        if (!subject) throw new Problem('access.provider-refused')
        return subject
      }),
    leaveAt: async (returnTo) => {
      try {
        const parameters = { client_id: clientId, post_logout_redirect_uri: returnTo }
        return client.buildEndSessionUrl(await configuration(), parameters).href
      } catch {
        return null
      }
    },
  }
}

/** What the provider answers and does not answer, as a Problem. */
async function inWords<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof Problem) throw error
    throw new Problem(isDown(error) ? 'access.provider-down' : 'access.provider-refused', {}, { cause: error })
  }
}

/** Not reached, or not answering as a provider does; anything else is an answer that does not hold. */
function isDown(error: unknown): boolean {
  if (error instanceof TypeError) return true
  const { name, code, status } = error as { name?: string; code?: string; status?: number }
  return (
    name === 'TimeoutError' ||
    name === 'AbortError' ||
    code === 'OAUTH_TIMEOUT' ||
    code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' ||
    code === 'OAUTH_RESPONSE_IS_NOT_JSON' ||
    (status !== undefined && status >= 500)
  )
}
