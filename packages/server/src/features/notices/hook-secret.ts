import type { HookAddress } from './channel.ts'

type Secret = Pick<HookAddress, 'url' | 'secret'>

/** Address and signing secret as one text to be sealed. */
export const secretText = ({ url, secret }: Secret): string => JSON.stringify({ url, secret })

export const secretOf = (text: string): Secret => JSON.parse(text) as Secret

/** What may be shown of an address: where it leads, and the end of its key to tell two apart. */
export function maskOf(url: string): string {
  const { host, pathname, searchParams } = new URL(url)
  const key = searchParams.get('key') ?? searchParams.get('access_token') ?? pathname
  return key.length >= 16 ? `${host}/…${key.slice(-4)}` : `${host}/…`
}
