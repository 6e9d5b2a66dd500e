import * as contract from '@junheng/core/features/documents/county-results/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { downloadResults } from './results.ts'

export function countyResultsRoutes(app: App): void {
  mount(app, contract.downloadResults, (ctx, { params, query }) => downloadResults(ctx, params.id, params.file, query))
}
