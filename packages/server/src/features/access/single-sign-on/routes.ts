import * as contract from '@junheng/core/features/access/single-sign-on/contract.ts'
import type { FastifyReply } from 'fastify'
import type { PublicContext } from '../../../http/context.ts'
import { type App, mount, mountPublic } from '../../../http/mount.ts'
import { giveSession, giveSignOn, takeSignOn } from '../cookies.ts'
import * as service from './service.ts'

export function signOnRoutes(app: App): void {
  const begun = async (reply: FastifyReply, { address, secret }: { address: string; secret: string }) => {
    giveSignOn(reply, secret)
    return { address }
  }
  mountPublic(app, contract.beginSignOn, async (ctx, _, reply) =>
    begun(reply, await service.beginSignOn(ctx, originOf(ctx, reply))),
  )
  mountPublic(app, contract.finishSignOn, async (ctx, { body }, reply) => {
    const back = { origin: originOf(ctx, reply), secret: takeSignOn(reply) }
    const { done, token } = await service.finishSignOn(ctx, body, back)
    if (token !== null) giveSession(reply, token)
    return done
  })
  mount(app, contract.readSignOn, (ctx) => service.readSignOn(ctx))
  mount(app, contract.beginBinding, async (ctx, { body }, reply) =>
    begun(reply, await service.beginBinding(ctx, body, originOf(ctx, reply))),
  )
  mount(app, contract.endBinding, (ctx) => service.endBinding(ctx))
  mount(app, contract.setIdentity, (ctx, { params, body }) => service.setIdentity(ctx, params.id, body))
}

/** Where people reach the web: as whoever started the server said, else as this call was addressed. */
export const originOf = (ctx: PublicContext, { request }: FastifyReply): string =>
  ctx.signOn?.publicUrl ?? `${request.protocol}://${request.host}`
