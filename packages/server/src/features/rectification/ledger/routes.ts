import * as contract from '@junheng/core/features/rectification/ledger/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { actOnItem } from './act.ts'
import { listItems } from './list-items.ts'
import { readItem } from './read-item.ts'
import { createItem, editItem } from './write-items.ts'

export function ledgerRoutes(app: App): void {
  mount(app, contract.listItems, (ctx, { query }) => listItems(ctx, query))
  mount(app, contract.readItem, (ctx, { params }) => readItem(ctx, params.no))
  mount(app, contract.createItem, (ctx, { body }) => createItem(ctx, body))
  mount(app, contract.editItem, (ctx, { params, body }) => editItem(ctx, params.no, body))
  mount(app, contract.actOnItem, (ctx, { params, body }) => actOnItem(ctx, params.no, body))
}
