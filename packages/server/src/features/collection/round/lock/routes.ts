import * as contract from '@junheng/core/features/collection/round/lock/contract.ts'
import { type App, mount } from '../../../../http/mount.ts'
import { readAmendable } from './amendable.ts'
import { readAmendmentEffect } from './amendment-effect.ts'
import * as amendments from './amendments.ts'
import { listLive } from './live.ts'
import { lockRound, readLock } from './lock-round.ts'

export function lockRoutes(app: App): void {
  mount(app, contract.listLive, (ctx) => listLive(ctx))
  mount(app, contract.readLock, (ctx, { params }) => readLock(ctx, params.round))
  mount(app, contract.lockRound, (ctx, { params, body }) => lockRound(ctx, params.round, body))
  mount(app, contract.listAmendments, (ctx, { params }) => amendments.listAmendments(ctx, params.round))
  mount(app, contract.listReturnAmendments, (ctx, { params }) => readAmendable(ctx, params.id))
  mount(app, contract.askAmendment, (ctx, { params, body }) => amendments.askAmendment(ctx, params.id, body))
  mount(app, contract.readAmendmentEffect, (ctx, { params }) => readAmendmentEffect(ctx, params.id, params.amendment))
  mount(app, contract.decideAmendment, (ctx, { params, body }) =>
    amendments.decideAmendment(ctx, params.id, params.amendment, body),
  )
  mount(app, contract.withdrawAmendment, (ctx, { params }) => amendments.withdrawAmendment(ctx, params.id, params.amendment))
}
