import type { FastifyReply } from 'fastify'

export const SESSION_COOKIE = 'junheng_session'
const SIGN_ON_COOKIE = 'junheng_sign_on'

// The server decides when a session ends; the browser need not keep its cookie past the longest there can be.
const MOST_SECONDS = 24 * 3600
const SIGN_ON_SECONDS = 15 * 60

// Secure exactly where the browser came by HTTPS, directly or to the proxy in front of us.
const kept = ({ request }: FastifyReply) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https' }) as const

export const giveSession = (reply: FastifyReply, token: string) =>
  reply.setCookie(SESSION_COOKIE, token, { ...kept(reply), maxAge: MOST_SECONDS })

export const forgetSession = (reply: FastifyReply) => reply.clearCookie(SESSION_COOKIE, kept(reply))

/** Strict too: it is sent by our own page, after the provider sent the browser to it. */
export const giveSignOn = (reply: FastifyReply, secret: string) =>
  reply.setCookie(SIGN_ON_COOKIE, secret, { ...kept(reply), maxAge: SIGN_ON_SECONDS })

export function takeSignOn(reply: FastifyReply): string | undefined {
  reply.clearCookie(SIGN_ON_COOKIE, kept(reply))
  return reply.request.cookies[SIGN_ON_COOKIE]
}
