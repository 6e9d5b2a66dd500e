import * as contract from '@junheng/core/features/orgs/contract.ts'
import { type App, mount } from '../../http/mount.ts'
import * as belongings from './belongings.ts'
import { addOrg, changeOrg } from './change-org.ts'
import * as files from './import.ts'
import { acceptProposals, readProposals } from './proposals.ts'
import * as service from './service.ts'

export function orgsRoutes(app: App): void {
  mount(app, contract.readDirectory, (ctx, { query }) => service.readDirectory(ctx, query.asOf))
  mount(app, contract.readOrg, (ctx, { params, query }) => service.readOrg(ctx, params.id, query.asOf))
  mount(app, contract.addOrg, (ctx, { body }) => addOrg(ctx, body))
  mount(app, contract.changeOrg, (ctx, { params, body }) => changeOrg(ctx, params.id, body))
  mount(app, contract.addAlias, (ctx, { params, body }) => belongings.addAlias(ctx, params.id, body))
  mount(app, contract.removeAlias, (ctx, { params }) => belongings.removeAlias(ctx, params.id, params.alias))
  mount(app, contract.addTag, (ctx, { params, body }) => belongings.addTag(ctx, params.id, body))
  mount(app, contract.endTag, (ctx, { params, body }) => belongings.endTag(ctx, params.id, params.tag, body))
  mount(app, contract.addMember, (ctx, { params, body }) => belongings.addMember(ctx, params.id, body))
  mount(app, contract.endMember, (ctx, { params, body }) => belongings.endMember(ctx, params.id, params.member, body))
  mount(app, contract.exportDirectory, (ctx, { query }) => files.exportDirectory(ctx, query.asOf))
  mount(app, contract.checkDirectoryFile, (ctx, { body, files: { file } }) => files.checkFile(ctx, file, body.on))
  mount(app, contract.importDirectory, (ctx, { body, files: { file } }) => files.importFile(ctx, file, body))
  mount(app, contract.readProposals, (ctx) => readProposals(ctx))
  mount(app, contract.acceptProposals, (ctx, { body }) => acceptProposals(ctx, body))
}
