import { z } from 'zod'
import { DownloadReply, endpoint } from '../../endpoint.ts'
import { Adoption, LocalProfile, ProfileFile, ProfileList, ProfileWithdrawal } from './profile-schema.ts'
import { ElementView, StandardView } from './schema.ts'

const tag = '标准'
const ProfileId = z.strictObject({ id: z.uuid() })

export const listStandards = endpoint({
  method: 'GET',
  path: '/api/standards',
  title: '两个督导评估标准：条目、公式、门槛、依据与置信度、口径与例外',
  tag,
  needs: 'standards.read',
  about: 'anyone',
  reply: z.object({ standards: z.array(StandardView) }),
})

export const listElements = endpoint({
  method: 'GET',
  path: '/api/standards/elements',
  title: '数据元素：问什么、由谁报、取自哪里、最早何时能有',
  tag,
  needs: 'standards.read',
  about: 'anyone',
  reply: z.object({ elements: z.array(ElementView) }),
})

export const listProfiles = endpoint({
  method: 'GET',
  path: '/api/profiles',
  title: '本县的口径方案，和现在采用的一个',
  tag,
  needs: 'evaluation.read',
  reply: ProfileList,
})

/** The body is a profile file; every unknown key or value is answered at once, each at its field. */
export const addProfile = endpoint({
  method: 'POST',
  path: '/api/profiles',
  title: '存入一个口径方案（口径文件的内容）',
  tag,
  needs: 'standards.manage',
  body: ProfileFile,
  reply: LocalProfile,
})

export const downloadProfile = endpoint({
  method: 'GET',
  path: '/api/profiles/:id/file',
  title: '口径方案的文件，命令行 --profile 可用',
  tag,
  needs: 'evaluation.read',
  params: ProfileId,
  reply: DownloadReply,
  download: ['application/json'],
})

/** Refused while adopted. What names it stays readable. */
export const withdrawProfile = endpoint({
  method: 'DELETE',
  path: '/api/profiles/:id',
  title: '撤回一个口径方案',
  tag,
  needs: 'standards.manage',
  params: ProfileId,
  body: ProfileWithdrawal,
  reply: LocalProfile,
})

export const adoptProfile = endpoint({
  method: 'POST',
  path: '/api/profiles/adoption',
  title: '采用一个口径方案：本县各页不另选时按它判定',
  tag,
  needs: 'standards.manage',
  body: Adoption,
  reply: ProfileList,
})
