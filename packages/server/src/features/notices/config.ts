import type { SmtpConfig } from './mail-channel.ts'

/** How notices leave this installation. */
export interface NoticesConfig {
  /** Null: no mail. */
  smtp: SmtpConfig | null
  /** Robots may be inside the office's network, and plain HTTP. */
  mayBeInner: boolean
}

/** What was told wrongly, in words for whoever starts the server. */
export class WrongNoticesConfig extends Error {}

/**
 * From `--smtp` or `JUNHENG_SMTP` (`smtp://user@mail.example.com:587`, `smtps://…`), `JUNHENG_SMTP_PASSWORD`, `--mail-from` or `JUNHENG_MAIL_FROM`, and
 * `--allow-inner-webhooks`. A password on the command line would be seen by every user of the machine, so there it is refused.
 *
 * @throws WrongNoticesConfig
 */
export function noticesConfig(
  values: Readonly<Record<string, string | boolean | undefined>>,
  env: NodeJS.ProcessEnv,
): NoticesConfig {
  const option = (name: string, variable: string) => (typeof values[name] === 'string' ? values[name] : env[variable]) || null
  const address = option('smtp', 'JUNHENG_SMTP')
  const smtp = address === null ? null : smtpOf(address, option('mail-from', 'JUNHENG_MAIL_FROM'), env)
  if (typeof values['smtp'] === 'string' && URL.canParse(values['smtp']) && new URL(values['smtp']).password)
    throw new WrongNoticesConfig('--smtp 里不要写密码，请用环境变量 JUNHENG_SMTP_PASSWORD。')
  return { smtp, mayBeInner: values['allow-inner-webhooks'] === true || env['JUNHENG_ALLOW_INNER_WEBHOOKS'] === '1' }
}

function smtpOf(address: string, from: string | null, env: NodeJS.ProcessEnv): SmtpConfig {
  const url = URL.canParse(address) ? new URL(address) : null
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') || url.hostname === '')
    throw new WrongNoticesConfig('邮件服务器写作 smtp://用户名@mail.example.com:587 或 smtps://用户名@mail.example.com。')
  const user = decodeURIComponent(url.username) || null
  const sender = from ?? (user?.includes('@') ? user : null)
  if (sender === null || !/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/.test(sender))
    throw new WrongNoticesConfig('请用 --mail-from 或环境变量 JUNHENG_MAIL_FROM 指定发件人，如 junheng@example.com。')
  const secure = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user,
    password: env['JUNHENG_SMTP_PASSWORD'] || decodeURIComponent(url.password) || null,
    from: sender.includes('<') ? sender : `均衡 <${sender}>`,
  }
}
