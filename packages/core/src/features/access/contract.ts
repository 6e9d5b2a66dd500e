import { z } from 'zod'
import { endpoint } from '../../endpoint.ts'
import { AccessPolicy } from './policy.ts'
import {
  Account,
  Beginning,
  Begun,
  Disabling,
  Ending,
  Grant,
  NewAccount,
  OwnSession,
  PasswordChange,
  PostSwitch,
  Session,
  SignedIn,
  SignedOut,
  SignIn,
  Unit,
  WithPassword,
} from './schema.ts'

const tag = '登录与账号'
const AccountId = z.strictObject({ id: z.uuid() })

export const signIn = endpoint({
  method: 'POST',
  path: '/api/session',
  title: '登录',
  tag,
  needs: 'public',
  body: SignIn,
  reply: SignedIn,
})

/** Only while there is no account, and only at the machine the program runs on. */
export const begin = endpoint({
  method: 'POST',
  path: '/api/beginning',
  title: '首次启用：建立区县和三员账号，给出一次性密码',
  tag,
  needs: 'public',
  body: Beginning,
  reply: Begun,
})

export const signOut = endpoint({
  method: 'DELETE',
  path: '/api/session',
  title: '退出登录',
  tag,
  needs: 'at-the-lock',
  reply: SignedOut,
})

export const readSession = endpoint({
  method: 'GET',
  path: '/api/session',
  title: '当前登录的是谁；未登录时 signedIn 为 false',
  tag,
  needs: 'public',
  reply: Session,
})

/** Everything after is seen and done in that post, and written down so. */
export const switchPost = endpoint({
  method: 'POST',
  path: '/api/session/post',
  title: '换到自己的另一个岗位；市级督导换看另一个区县',
  tag,
  needs: 'signed-in',
  body: PostSwitch,
  reply: SignedIn,
})

/** Every other session of the account ends; this one goes on. */
export const changePassword = endpoint({
  method: 'POST',
  path: '/api/session/password',
  title: '修改自己的密码',
  tag,
  needs: 'at-the-door',
  body: PasswordChange,
  reply: z.object({ changed: z.literal(true) }),
})

/** The rules a new password must keep, and how long sessions live. */
export const readPolicy = endpoint({
  method: 'GET',
  path: '/api/access-policy',
  title: '密码与登录的规定',
  tag,
  needs: 'at-the-door',
  reply: AccessPolicy,
})

/** Holds for passwords set and sessions begun from then on. */
export const setPolicy = endpoint({
  method: 'PUT',
  path: '/api/access-policy',
  title: '修改密码与登录的规定',
  tag,
  needs: 'access.policy',
  about: 'anyone',
  body: AccessPolicy,
  reply: AccessPolicy,
})

export const listOwnSessions = endpoint({
  method: 'GET',
  path: '/api/session/all',
  title: '自己的全部登录',
  tag,
  needs: 'signed-in',
  reply: z.object({ items: z.array(OwnSession) }),
})

export const endOwnSession = endpoint({
  method: 'DELETE',
  path: '/api/session/all/:id',
  title: '让自己的一处登录失效',
  tag,
  needs: 'signed-in',
  params: AccountId,
  reply: z.object({ items: z.array(OwnSession) }),
})

export const listAccounts = endpoint({
  method: 'GET',
  path: '/api/accounts',
  title: '账号列表',
  tag,
  needs: 'account.read',
  about: 'anyone',
  reply: z.object({ items: z.array(Account), counties: z.array(z.object({ code: z.string(), name: z.string() })) }),
})

export const unlockAccount = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/unlock',
  title: '解除账号锁定',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  params: AccountId,
  reply: Account,
})

export const endSessions = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:id/sessions',
  title: '让一个账号的所有登录立即失效',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  params: AccountId,
  reply: Account,
})

export const addAccount = endpoint({
  method: 'POST',
  path: '/api/accounts',
  title: '建立账号；一次性密码只在这里给出',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  body: NewAccount,
  reply: WithPassword,
})

/** Ends the account's sessions. */
export const resetPassword = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/password',
  title: '重置密码；一次性密码只在这里给出',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  params: AccountId,
  reply: WithPassword,
})

/** Also ends the account's sessions where it is disabled. */
export const disableAccount = endpoint({
  method: 'PUT',
  path: '/api/accounts/:id/disabled',
  title: '停用或重新启用账号',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  params: AccountId,
  body: Disabling,
  reply: Account,
})

/** Names and kinds only: what a post is granted for, not what is known of it. */
export const listUnits = endpoint({
  method: 'GET',
  path: '/api/accounts/units',
  title: '一个区县的名录里可以授予岗位的机构和学校',
  tag,
  needs: 'account.grant',
  about: 'anyone',
  query: z.strictObject({ county: z.string().regex(/^\d{6}$/) }),
  reply: z.object({ items: z.array(Unit) }),
})

export const grantPost = endpoint({
  method: 'POST',
  path: '/api/accounts/:id/posts',
  title: '授予岗位',
  tag,
  needs: 'account.grant',
  about: 'anyone',
  params: AccountId,
  body: Grant,
  reply: Account,
})

/** From today on it is not held; whoever works in it is signed out. */
export const endPost = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:id/posts/:post',
  title: '收回岗位',
  tag,
  needs: 'account.grant',
  about: 'anyone',
  params: z.strictObject({ id: z.uuid(), post: z.uuid() }),
  body: Ending,
  reply: Account,
})
