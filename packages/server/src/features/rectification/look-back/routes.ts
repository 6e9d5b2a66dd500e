import * as contract from '@junheng/core/features/rectification/look-back/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import * as service from './look-back.ts'
import { lookBackDetail } from './look-back-view.ts'

export function lookBackRoutes(app: App): void {
  mount(app, contract.tryLookBack, (ctx, { body }) => service.tryLookBack(ctx, body.rule, body.draw))
  mount(app, contract.startLookBack, (ctx, { body }) => service.startLookBack(ctx, body))
  mount(app, contract.listLookBacks, (ctx, { query }) => service.listLookBacks(ctx, query))
  mount(app, contract.readLookBack, (ctx, { params }) => lookBackDetail(ctx.db, ctx, params.id))
  mount(app, contract.checkLookBackItem, (ctx, { params, body, files }) =>
    service.checkLookBackItem(ctx, params, body, files.file),
  )
  mount(app, contract.downloadLookBackFile, (ctx, { params }) => service.downloadLookBackFile(ctx, params.id, params.no))
}
