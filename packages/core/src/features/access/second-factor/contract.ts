import { z } from 'zod'
import { endpoint } from '../../../endpoint.ts'
import { Account, Ending, SignedIn } from '../schema.ts'
import { RecoveryCodes, SecondFactor, SecondFactorEnd, SecondFactorSetUp, ShownCode } from './schema.ts'

const tag = '登录与账号'

/** The second step of signing in; wrong codes count as wrong passwords do. */
export const showCode = endpoint({
  method: 'POST',
  path: '/api/session/code',
  title: '登录的第二步：输入手机上的验证码，或一个恢复码',
  tag,
  needs: 'at-the-lock',
  body: ShownCode,
  reply: SignedIn,
})

export const readSecondFactor = endpoint({
  method: 'GET',
  path: '/api/session/second-factor',
  title: '自己的第二步验证',
  tag,
  needs: 'at-the-door',
  reply: SecondFactor,
})

/** Nothing changes for signing in until the first code is shown. */
export const setUpSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor/set-up',
  title: '着手开启第二步验证：给手机程序的密钥',
  tag,
  needs: 'at-the-door',
  reply: SecondFactorSetUp,
})

/** Every other session of the account ends. */
export const confirmSecondFactor = endpoint({
  method: 'POST',
  path: '/api/session/second-factor',
  title: '用第一个验证码开启第二步验证；恢复码只在这里给出',
  tag,
  needs: 'at-the-door',
  body: ShownCode,
  reply: RecoveryCodes,
})

/** Where the rules ask for one, the session is led to set another up. */
export const endSecondFactor = endpoint({
  method: 'DELETE',
  path: '/api/session/second-factor',
  title: '关闭自己的第二步验证',
  tag,
  needs: 'signed-in',
  body: SecondFactorEnd,
  reply: SecondFactor,
})

/** For a lost telephone. Ends the account's sessions. */
export const resetSecondFactor = endpoint({
  method: 'DELETE',
  path: '/api/accounts/:id/second-factor',
  title: '解除别人的第二步验证',
  tag,
  needs: 'account.reset-second-factor',
  about: 'anyone',
  params: z.strictObject({ id: z.uuid() }),
  body: Ending,
  reply: Account,
})
