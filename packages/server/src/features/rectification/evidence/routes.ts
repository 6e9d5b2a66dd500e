import * as contract from '@junheng/core/features/rectification/evidence/contract.ts'
import { type App, mount } from '../../../http/mount.ts'
import { addEvidence, withdrawEvidence } from './keep-evidence.ts'
import { downloadEvidence, listEvidence } from './list-evidence.ts'
import { previewEvidence } from './preview-evidence.ts'

export function evidenceRoutes(app: App): void {
  mount(app, contract.listEvidence, (ctx, { params }) => listEvidence(ctx, params.no))
  mount(app, contract.addEvidence, (ctx, { params, body, files }) => addEvidence(ctx, params.no, body, files.file))
  mount(app, contract.downloadEvidence, (ctx, { params }) => downloadEvidence(ctx, params.id))
  mount(app, contract.previewEvidence, (ctx, { params }) => previewEvidence(ctx, params.id))
  mount(app, contract.withdrawEvidence, (ctx, { params, body }) => withdrawEvidence(ctx, params.id, body.reason))
}
