import { readFileSync } from 'node:fs'
import { Problem } from '@junheng/core/problems.ts'
import { WrongUsage } from './cli/wrong-usage.ts'
import { defaultFolder } from './data-folder/folder-files.ts'
import { type SignOnConfig, signOnConfig, WrongSignOnConfig } from './features/access/single-sign-on/config.ts'
import { type NoticesConfig, noticesConfig, WrongNoticesConfig } from './features/notices/config.ts'

/** What a running server was told. */
export interface ServeConfig {
  host: string
  /** Null: 8040 or the next free one. */
  port: number | null
  demo: boolean
  /** PEM texts; null when served in plain HTTP. */
  tls: { cert: string; key: string } | null
  /** A reverse proxy in front says who calls (X-Forwarded-*) and speaks HTTPS to them. */
  trustProxy: boolean
  /** The data folder. With a database server it holds only this machine's log and demo passwords. */
  dir: string
  /** The database server, or null for the folder's own PostgreSQL. */
  databaseUrl: string | null
  /** The address people reach the web at, without a slash at its end: for links in mails. Null: nobody said. */
  publicUrl: string | null
  /** How notices leave the house. */
  notices: NoticesConfig
  /** The organisation's own sign-in; null: there is none. */
  signOn: SignOnConfig | null
}

export const DEFAULT_PORT = 8040

/** `--data`, else the default folder. */
export function dataFolder(
  values: Readonly<Record<string, string | boolean | undefined>>,
  env: NodeJS.ProcessEnv = process.env,
): string {
  return typeof values['data'] === 'string' ? values['data'] : defaultFolder(env)
}

export const databaseUrl = (env: NodeJS.ProcessEnv = process.env): string | null => env['DATABASE_URL'] || null

/**
 * The server's configuration from the command's options and the environment.
 *
 * @throws Problem serve.tls-incomplete, serve.tls-unreadable; WrongUsage
 */
export function serveConfig(
  values: Readonly<Record<string, string | boolean | undefined>>,
  env: NodeJS.ProcessEnv = process.env,
): ServeConfig {
  const text = (name: string) => (typeof values[name] === 'string' ? values[name] : null)
  const config: ServeConfig = {
    host: text('host') ?? '127.0.0.1',
    port: portNumber(text('port')),
    demo: values['demo'] === true,
    tls: tlsFiles(text('tls-cert'), text('tls-key')),
    trustProxy: values['trust-proxy'] === true,
    dir: dataFolder(values, env),
    databaseUrl: databaseUrl(env),
    publicUrl: publicUrl(text('public-url') ?? (env['JUNHENG_PUBLIC_URL'] || null)),
    notices: inWords(() => noticesConfig(values, env)),
    signOn: inWords(() => signOnConfig(values, env)),
  }
  return config
}

/** What whoever starts the server must be told before anybody signs in over a network; null where nothing is amiss. */
export function plainWarning(config: ServeConfig): string | null {
  if (isLoopback(config.host) || config.tls !== null || config.trustProxy) return null
  return `警告：正在 ${config.host} 上以明文对外服务，密码和数据会在网上裸传。请用 --tls-cert 与 --tls-key 提供证书，或在有 HTTPS 反向代理时加 --trust-proxy。`
}

/** Names and addresses that never leave this machine. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}

function publicUrl(text: string | null): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username)
    throw new WrongUsage(`访问地址“${text}”不对，应写作 https://junheng.example.com。`)
  return url.href.replace(/\/+$/, '')
}

/** What a feature finds wrong with its own options is wrong usage of the command. */
function inWords<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (error instanceof WrongNoticesConfig || error instanceof WrongSignOnConfig) throw new WrongUsage(error.message)
    throw error
  }
}

function portNumber(text: string | null): number | null {
  if (text === null) return null
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new WrongUsage(`端口“${text}”不对，应是 0 到 65535 的整数。`)
  return port
}

function tlsFiles(cert: string | null, key: string | null): ServeConfig['tls'] {
  if (cert === null && key === null) return null
  if (cert === null || key === null) throw new Problem('serve.tls-incomplete')
  try {
    return { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') }
  } catch (error) {
    throw new Problem('serve.tls-unreadable', { reason: (error as Error).message }, { cause: error })
  }
}
