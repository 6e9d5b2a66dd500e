import * as bulk from '@junheng/core/features/access/bulk/contract.ts'
import * as contract from '@junheng/core/features/access/contract.ts'
import * as factor from '@junheng/core/features/access/second-factor/contract.ts'
import { type App, mount, mountPublic } from '../../http/mount.ts'
import * as accounts from './accounts.ts'
import * as requests from './bulk/requests.ts'
import * as people from './bulk/service.ts'
import { forgetSession, giveSession } from './cookies.ts'
import * as grants from './grants.ts'
import { endOwnSession, listOwnSessions } from './own-sessions.ts'
import { readPolicy, setPolicy } from './policy.ts'
import { listCounties } from './post-queries.ts'
import * as secondFactor from './second-factor/service.ts'
import * as service from './service.ts'
import { signIn } from './sign-in.ts'
import { originOf, signOnRoutes } from './single-sign-on/routes.ts'

export function accessRoutes(app: App): void {
  mountPublic(app, contract.signIn, async (ctx, { body }, reply) => {
    const { token, view } = await signIn(ctx, body)
    giveSession(reply, token)
    return view
  })
  mountPublic(app, contract.begin, (ctx, { body }, { request }) =>
    service.beginHere(ctx, body, request.headers['x-forwarded-for'] !== undefined),
  )
  mountPublic(app, contract.readSession, (ctx) => (ctx.session ? service.viewOf(ctx, ctx.session) : service.signedOutView(ctx)))
  mount(app, contract.signOut, async (ctx, _, reply) => {
    await service.signOut(ctx)
    forgetSession(reply)
    const leaveAt = ctx.session.viaProvider ? ((await ctx.signOn?.leaveAt(`${originOf(ctx, reply)}/login`)) ?? null) : null
    return { ...(await service.signedOutView(ctx)), leaveAt }
  })
  mount(app, contract.switchPost, (ctx, { body }) => service.switchPost(ctx, body))
  mount(app, contract.changePassword, async (ctx, { body }) => {
    await service.changePassword(ctx, body)
    return { changed: true as const }
  })
  mount(app, contract.readPolicy, (ctx) => readPolicy(ctx.db))
  mount(app, contract.setPolicy, (ctx, { body }) => setPolicy(ctx, body))
  mount(app, contract.listOwnSessions, (ctx) => listOwnSessions(ctx))
  mount(app, contract.endOwnSession, (ctx, { params }) => endOwnSession(ctx, params.id))
  mount(app, factor.showCode, (ctx, { body }) => secondFactor.showCode(ctx, body))
  mount(app, factor.readSecondFactor, (ctx) => secondFactor.readSecondFactor(ctx))
  mount(app, factor.setUpSecondFactor, (ctx) => secondFactor.setUpSecondFactor(ctx))
  mount(app, factor.confirmSecondFactor, (ctx, { body }) => secondFactor.confirmSecondFactor(ctx, body))
  mount(app, factor.endSecondFactor, (ctx, { body }) => secondFactor.endSecondFactor(ctx, body))
  mount(app, factor.resetSecondFactor, (ctx, { params, body }) => secondFactor.resetSecondFactor(ctx, params.id, body))
  signOnRoutes(app)
  mount(app, contract.listAccounts, async (ctx) => ({
    items: await service.listAccounts(ctx),
    counties: await listCounties(ctx.db),
  }))
  mount(app, contract.addAccount, (ctx, { body }) => accounts.addAccount(ctx, body))
  mount(app, bulk.bulkTemplate, () => people.bulkTemplate())
  mount(app, bulk.checkBulk, (ctx, { files: { file } }) => people.checkBulk(ctx, file))
  mount(app, bulk.addBulk, (ctx, { body, files: { file } }) => people.addBulk(ctx, file, body))
  mount(app, bulk.listPostRequests, (ctx) => requests.listPostRequests(ctx))
  mount(app, bulk.grantRequests, (ctx, { body }) => requests.grantRequests(ctx, body.requests))
  mount(app, bulk.refuseRequests, (ctx, { body }) => requests.refuseRequests(ctx, body))
  mount(app, contract.resetPassword, (ctx, { params }) => accounts.resetPassword(ctx, params.id))
  mount(app, contract.disableAccount, (ctx, { params, body }) => accounts.disableAccount(ctx, params.id, body))
  mount(app, contract.listUnits, (ctx, { query }) => grants.listUnits(ctx, query.county))
  mount(app, contract.grantPost, (ctx, { params, body }) => grants.grantPost(ctx, params.id, body))
  mount(app, contract.endPost, (ctx, { params, body }) => grants.endPost(ctx, params.id, params.post, body))
  mount(app, contract.unlockAccount, (ctx, { params }) => service.unlock(ctx, params.id))
  mount(app, contract.endSessions, (ctx, { params }) => service.endSessions(ctx, params.id))
}
