import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { Account } from '../schema.ts'
import { BeginBinding, Identity, OwnSignOn, SignOnAddress, SignOnDone, SignOnReturn } from './schema.ts'

const tag = '登录与账号'

export const beginSignOn = endpoint({
  method: 'POST',
  path: '/api/session/sign-on',
  title: '用单位统一登录（OIDC）：给出要去的地址',
  tag,
  needs: 'public',
  reply: SignOnAddress,
})

/** Ends what `beginSignOn` or `beginBinding` began in this browser; each beginning ends once. */
export const finishSignOn = endpoint({
  method: 'POST',
  path: '/api/session/sign-on/return',
  title: '从单位统一登录回来：登录，或绑定自己的账号',
  tag,
  needs: 'public',
  body: SignOnReturn,
  reply: SignOnDone,
})

export const readSignOn = endpoint({
  method: 'GET',
  path: '/api/session/sign-on',
  title: '自己的账号与单位统一登录的绑定',
  tag,
  needs: 'signed-in',
  reply: OwnSignOn,
})

export const beginBinding = endpoint({
  method: 'POST',
  path: '/api/session/sign-on/binding',
  title: '着手把自己的账号与单位统一登录绑定',
  tag,
  needs: 'signed-in',
  body: BeginBinding,
  reply: SignOnAddress,
})

export const endBinding = endpoint({
  method: 'DELETE',
  path: '/api/session/sign-on/binding',
  title: '解除自己的账号与单位统一登录的绑定',
  tag,
  needs: 'signed-in',
  reply: OwnSignOn,
})

export const setIdentity = endpoint({
  method: 'PUT',
  path: '/api/accounts/:id/identity',
  title: '为别人的账号绑定或解除单位统一登录',
  tag,
  needs: 'account.manage',
  about: 'anyone',
  params: z.strictObject({ id: z.uuid() }),
  body: Identity,
  reply: Account,
})
