import { z } from 'zod'
import { DownloadReply, endpoint } from '../../endpoint.ts'
import { OrgChange } from './changes.ts'
import { Ending, NewAlias, NewMember, NewOrg, NewTag, OrgDetail } from './detail.ts'
import { DirectoryImport, ImportConfirmation, ImportForm, Proposals, ProposalsConfirmation } from './import-schema.ts'
import { Directory, PlainDate } from './schema.ts'

const tag = '机构学校'
const OneOrg = z.strictObject({ id: z.uuid() })
/** Absent: today. */
const OnDay = z.strictObject({ asOf: PlainDate.optional() })
const workbook = { file: { title: '名录工作簿', accepts: ['xlsx'], required: true } } as const

export const readDirectory = endpoint({
  method: 'GET',
  path: '/api/orgs',
  title: '本县的机构和学校，以及上级市的机构；可看过去任何一天',
  tag,
  needs: 'org.read',
  query: OnDay,
  reply: Directory,
})

export const readOrg = endpoint({
  method: 'GET',
  path: '/api/orgs/:id',
  title: '一个机构或学校：情况、沿革、成员、别名、标签、现在能做的事',
  tag,
  needs: 'org.read',
  params: OneOrg,
  query: OnDay,
  reply: OrgDetail,
})

export const addOrg = endpoint({
  method: 'POST',
  path: '/api/orgs',
  title: '新增一个机构或学校',
  tag,
  needs: 'org.manage',
  body: NewOrg,
  reply: OrgDetail,
})

/** A merge answers the closed one: its lineage names where it went. */
export const changeOrg = endpoint({
  method: 'POST',
  path: '/api/orgs/:id/changes',
  title: '更名、改属、情况变化、更正、并入、拆分、撤销、撤回上一次变更',
  tag,
  needs: 'org.manage',
  params: OneOrg,
  body: OrgChange,
  reply: OrgDetail,
})

export const addAlias = endpoint({
  method: 'POST',
  path: '/api/orgs/:id/aliases',
  title: '确认一个别名',
  tag,
  needs: 'org.manage',
  params: OneOrg,
  body: NewAlias,
  reply: OrgDetail,
})

export const removeAlias = endpoint({
  method: 'DELETE',
  path: '/api/orgs/:id/aliases/:alias',
  title: '取消一个别名',
  tag,
  needs: 'org.manage',
  params: OneOrg.extend({ alias: z.uuid() }),
  reply: OrgDetail,
})

export const addTag = endpoint({
  method: 'POST',
  path: '/api/orgs/:id/tags',
  title: '加一个标签',
  tag,
  needs: 'org.manage',
  params: OneOrg,
  body: NewTag,
  reply: OrgDetail,
})

export const endTag = endpoint({
  method: 'POST',
  path: '/api/orgs/:id/tags/:tag/end',
  title: '摘去一个标签',
  tag,
  needs: 'org.manage',
  params: OneOrg.extend({ tag: z.uuid() }),
  body: Ending,
  reply: OrgDetail,
})

export const addMember = endpoint({
  method: 'POST',
  path: '/api/orgs/:id/members',
  title: '加入一名成员或一个成员单位',
  tag,
  needs: 'org.manage',
  params: OneOrg,
  body: NewMember,
  reply: OrgDetail,
})

export const endMember = endpoint({
  method: 'POST',
  path: '/api/orgs/:id/members/:member/end',
  title: '结束一名成员的任期',
  tag,
  needs: 'org.manage',
  params: OneOrg.extend({ member: z.uuid() }),
  body: Ending,
  reply: OrgDetail,
})

export const exportDirectory = endpoint({
  method: 'GET',
  path: '/api/orgs/file',
  title: '导出名录（xlsx，每类一张表）；改好可以原样导入',
  tag,
  needs: 'org.read',
  query: OnDay,
  reply: DownloadReply,
  download: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
})

export const checkDirectoryFile = endpoint({
  method: 'POST',
  path: '/api/orgs/file/check',
  title: '试导入名录：所有问题和所有不同之处，不保存',
  tag,
  needs: 'org.manage',
  body: ImportForm,
  files: workbook,
  reply: DirectoryImport,
})

/** All of it or nothing. */
export const importDirectory = endpoint({
  method: 'POST',
  path: '/api/orgs/file',
  title: '导入名录',
  tag,
  needs: 'org.manage',
  body: ImportConfirmation,
  files: workbook,
  reply: DirectoryImport,
})

export const readProposals = endpoint({
  method: 'GET',
  path: '/api/orgs/proposals',
  title: '现用数据包里的学校与名录的不同之处',
  tag,
  needs: 'org.manage',
  reply: Proposals,
})

/** Answers what is left. */
export const acceptProposals = endpoint({
  method: 'POST',
  path: '/api/orgs/proposals',
  title: '把数据包里选定的学校写入名录',
  tag,
  needs: 'org.manage',
  body: ProposalsConfirmation,
  reply: Proposals,
})
