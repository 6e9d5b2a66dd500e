import * as contract from '@junheng/core/features/collection/round/bases/contract.ts'
import * as uploads from '@junheng/core/features/collection/round/bases/uploads/contract.ts'
import { type App, mount } from '../../../../http/mount.ts'
import { annotated } from '../../workbooks.ts'
import { basisEffect } from './basis-effect.ts'
import { downloadReturn, downloadRound } from './download.ts'
import { returnTarget, roundTarget } from './held-returns.ts'
import * as reconciliation from './reconciliation.ts'
import * as statistics from './statistics.ts'
import * as upload from './upload.ts'
import { listVerifiable } from './verifiable.ts'
import * as verifications from './verifications.ts'

export function basesRoutes(app: App): void {
  mount(app, uploads.checkReturnUpload, async (ctx, { params, files }) =>
    upload.checkUpload(ctx, await returnTarget(ctx, params.id), files.file),
  )
  mount(app, uploads.uploadReturn, async (ctx, { params, files, body }) =>
    upload.upload(ctx, await returnTarget(ctx, params.id), files.file, body),
  )
  mount(app, uploads.annotateReturnUpload, async (ctx, { params, files }) => {
    await returnTarget(ctx, params.id)
    return annotated(ctx, files.file)
  })
  mount(app, uploads.annotateRoundUpload, async (ctx, { params, files }) => {
    await roundTarget(ctx, params.round)
    return annotated(ctx, files.file)
  })
  mount(app, uploads.downloadReturnWorkbook, (ctx, { params }) => downloadReturn(ctx, params.id))
  mount(app, uploads.downloadRoundWorkbook, (ctx, { params }) => downloadRound(ctx, params.round))
  mount(app, uploads.checkRoundUpload, async (ctx, { params, files }) =>
    upload.checkUpload(ctx, await roundTarget(ctx, params.round), files.file),
  )
  mount(app, uploads.uploadRound, async (ctx, { params, files, body }) =>
    upload.upload(ctx, await roundTarget(ctx, params.round), files.file, body),
  )
  mount(app, uploads.checkStatistics, (ctx, { params, files, body }) =>
    statistics.checkStatistics(ctx, params.round, files, body),
  )
  mount(app, uploads.takeStatistics, (ctx, { params, files, body }) => statistics.takeStatistics(ctx, params.round, files, body))
  mount(app, uploads.listStatistics, (ctx, { params }) => statistics.listStatistics(ctx, params.round))
  mount(app, contract.verifyValue, (ctx, { params, body, files }) => verifications.verify(ctx, params.id, body, files.file))
  mount(app, contract.withdrawVerification, (ctx, { params, body }) => verifications.withdrawVerification(ctx, params.id, body))
  mount(app, contract.listReturnVerifications, (ctx, { params }) => verifications.listReturnVerifications(ctx, params.id))
  mount(app, contract.listRoundVerifications, (ctx, { params }) => verifications.listRoundVerifications(ctx, params.round))
  mount(app, contract.downloadEvidence, (ctx, { params, query }) => verifications.downloadEvidence(ctx, params.id, query))
  mount(app, contract.reconcileRound, (ctx, { params, query }) => reconciliation.readReconciliation(ctx, params.round, query))
  mount(app, contract.downloadReconciliation, (ctx, { params, query }) =>
    reconciliation.downloadReconciliation(ctx, params.round, query),
  )
  mount(app, contract.readBasisEffect, (ctx, { params }) => basisEffect(ctx, params.round))
  mount(app, contract.reconcileReturn, (ctx, { params }) => reconciliation.reconcileReturn(ctx, params.id))
  mount(app, contract.explainDifference, (ctx, { params, body }) => reconciliation.explainDifference(ctx, params.id, body))
  mount(app, contract.listVerifiable, (ctx, { params }) => listVerifiable(ctx, params.id))
}
