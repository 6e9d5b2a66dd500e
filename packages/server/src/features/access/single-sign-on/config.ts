import { readFileSync } from 'node:fs'

/** The organisation's own sign-in (OpenID Connect), as whoever starts the server says. */
export interface SignOnConfig {
  issuer: string
  clientId: string
  /** Null: a public client, held by PKCE alone. */
  clientSecret: string | null
  /** What the button calls it. */
  label: string
}

/** Said in words for whoever typed the command. */
export class WrongSignOnConfig extends Error {}

type Values = Readonly<Record<string, string | boolean | undefined>>

/** From the options or the environment; null where nothing is said of it. @throws WrongSignOnConfig */
export function signOnConfig(values: Values, env: NodeJS.ProcessEnv): SignOnConfig | null {
  const said = (name: string) => {
    const value = values[`oidc-${name}`] ?? env[`JUNHENG_OIDC_${name.toUpperCase().replaceAll('-', '_')}`]
    return typeof value === 'string' && value !== '' ? value : null
  }
  const [issuer, clientId, secretFile] = [said('issuer'), said('client-id'), said('client-secret-file')]
  if (issuer === null && clientId === null && secretFile === null) return null
  if (issuer === null || clientId === null) throw new WrongSignOnConfig('--oidc-issuer 与 --oidc-client-id 要同时给出。')
  const url = URL.canParse(issuer) ? new URL(issuer) : null
  const isPlainHere = url?.protocol === 'http:' && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname)
  if (!url || (url.protocol !== 'https:' && !isPlainHere) || url.username || url.search || url.hash)
    throw new WrongSignOnConfig(`--oidc-issuer“${issuer}”不对，应写作 https://login.example.com。`)
  return { issuer, clientId, clientSecret: secretIn(secretFile), label: said('label') ?? '单位统一认证' }
}

function secretIn(file: string | null): string | null {
  if (file === null) return null
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret !== '') return secret
  } catch (error) {
    throw new WrongSignOnConfig(`--oidc-client-secret-file 读不出来：${(error as Error).message}`)
  }
  throw new WrongSignOnConfig(`--oidc-client-secret-file ${file} 是空的。`)
}
