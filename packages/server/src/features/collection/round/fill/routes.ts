import * as contract from '@junheng/core/features/collection/round/fill/contract.ts'
import { type App, mount } from '../../../../http/mount.ts'
import { findReturn } from '../find-return.ts'
import { askForSignature } from './ask-for-signature.ts'
import { listOwnReturns } from './own-returns.ts'
import { readForm } from './read-form.ts'

export function fillRoutes(app: App): void {
  mount(app, contract.listOwnReturns, (ctx) => listOwnReturns(ctx))
  mount(app, contract.readForm, (ctx, { params }) => readForm(ctx, params.id))
  mount(app, contract.readRevision, async (ctx, { params }) => {
    const { revision, state } = await findReturn(ctx, params.id)
    return { revision, state }
  })
  mount(app, contract.askForSignature, (ctx, { params }) => askForSignature(ctx, params.id))
}
