import { mailLetter } from '@junheng/core/features/notices/letter.ts'
import { createTransport, type Transporter } from 'nodemailer'
import type { Channels, Outcome } from './channel.ts'

export interface SmtpConfig {
  host: string
  port: number
  /** TLS from the first byte (465); otherwise STARTTLS, which is required as soon as a password goes over the line. */
  secure: boolean
  user: string | null
  password: string | null
  /** The sender, `均衡 <junheng@example.com>`. */
  from: string
}

interface Options {
  webUrl: string | null
  /** Milliseconds for the connection, the greeting and each answer. */
  patience?: number
  /** PEM of an authority the system does not know. */
  ca?: string
}

/** Mail through an SMTP server; one connection a letter. */
export function mailChannel(smtp: SmtpConfig, { webUrl, patience = 15_000, ca }: Options): NonNullable<Channels['mail']> {
  const transport = createTransport({
    host: smtp.host,
    port: smtp.port,
    secure: smtp.secure,
    requireTLS: !smtp.secure && smtp.user !== null,
    ...(smtp.user !== null && { auth: { user: smtp.user, pass: smtp.password ?? '' } }),
    ...(ca && { tls: { ca } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = /@([^\s>]+)/.exec(smtp.from)?.[1] ?? 'junheng'
  return {
    send: (to, { id, lines }) =>
      sent(transport, {
        // A mail that comes twice carries one number, so that mailboxes show it once.
        messageId: `<${id}@${domain}>`,
        from: smtp.from,
        to,
        ...mailLetter(lines, webUrl),
        headers: { 'auto-submitted': 'auto-generated' },
      }),
    sendCode: (to, code) =>
      sent(transport, {
        from: smtp.from,
        to,
        subject: '【均衡】邮箱验证码',
        text: `您的验证码是 ${code}，15 分钟内有效。\n\n请在“通知设置”中填写，以后的通知会发到这个邮箱。如果不是您本人的操作，请不要理会这封邮件。\n`,
        headers: { 'auto-submitted': 'auto-generated' },
      }),
  }
}

async function sent(transport: Transporter, mail: Parameters<Transporter['sendMail']>[0]): Promise<Outcome> {
  try {
    await transport.sendMail(mail)
    return { is: 'sent' }
  } catch (error) {
    return outcomeOf(error as SmtpError)
  }
}

interface SmtpError extends Error {
  code?: string
  responseCode?: number
  command?: string
}

/** The server's own words are left out: they quote addresses. */
function outcomeOf({ code, responseCode, command, message }: SmtpError): Outcome {
  if (code === 'EAUTH') return { is: 'later', reason: '邮件服务器不接受账号或密码', isShut: true }
  // https://nodemailer.com/errors: everything that fails before a letter is on its way concerns all letters.
  if (code === 'ETLS' || /certificate|self-signed|altname/i.test(message))
    return { is: 'later', reason: '与邮件服务器的加密连接没有建立（证书不受信任或不支持 TLS）', isShut: true }
  if (responseCode === undefined) return { is: 'later', reason: `连不上邮件服务器（${code ?? 'ERROR'}）`, isShut: true }
  const isAboutTo = command === 'RCPT TO' || code === 'EENVELOPE'
  if (responseCode >= 500 && isAboutTo) return { is: 'never', reason: `邮件服务器拒收这个邮箱地址（${responseCode}）` }
  if (responseCode >= 500) return { is: 'never', reason: `邮件服务器拒收这封邮件（${responseCode}）` }
  return { is: 'later', reason: `邮件服务器暂时不收（${responseCode}）` }
}
