import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isCommonPassword } from './common-passwords.ts'
import { DEFAULT_POLICY, passwordTroubles, timesOf } from './policy.ts'

const owner = { account: 'wangfang', displayName: '王芳', phone: '13900001234' }
const troubles = (password: string, policy = DEFAULT_POLICY) => passwordTroubles(password, owner, policy)

test('a password is told everything that is wrong with it at once', () => {
  assert.deepEqual(troubles('Abc-1'), ['新密码至少 10 个字符。', '这个密码太常见，容易被猜到。'])
  assert.deepEqual(troubles('quietriverstone'), ['新密码至少包含 3 类字符（小写字母、大写字母、数字、其他符号）。'])
  assert.deepEqual(troubles('Yunxi-river-2026'), [])
})

test('account, name and telephone number may not stand in it', () => {
  assert.deepEqual(troubles('x-WangFang-77-x'), ['新密码不能包含账号。'])
  assert.deepEqual(troubles('River-王芳-2026'), ['新密码不能包含姓名。'])
  assert.deepEqual(troubles('River-13900001234'), ['新密码不能包含手机号。'])
  assert.deepEqual(troubles('River-00001234-x'), ['新密码不能包含手机号。'])
})

test('what everybody tries first is refused, however it is dressed', () => {
  const common = [
    'Password123!',
    'P@ssw0rd1234',
    'Admin@123456',
    'Admin@2026',
    'Qwer1234!@#$',
    'Aa123456789.',
    '1234567890!a',
    'Jiaoyuju@2026',
    'Woaini5201314',
    'Abcd!20260901',
    'AdminAdmin@1',
  ]
  for (const password of common) assert.equal(isCommonPassword(password), true, password)
  const good = ['Yunxi-river-2026', 'mule7-Tarn-kept', 'Stone-bridge-77', 'x9-kettle-Fog-41']
  for (const password of good) assert.equal(isCommonPassword(password), false, password)
})

test('a one-time password as the program makes them is never refused', () => {
  const letter = fc.constantFrom(...'abcdefghjkmnpqrstuvwxyz23456789')
  const group = fc.string({ unit: letter, minLength: 4, maxLength: 4 })
  fc.assert(
    fc.property(group, group, group, (a, b, c) => !isCommonPassword(`${a}-${b}-${c}-7K`) || /^[a-z]*$|^\d*$/.test(a + b + c)),
  )
})

test('the policy decides length and kinds; administrators sit idle for less long', () => {
  assert.deepEqual(troubles('stone-bridge', { ...DEFAULT_POLICY, kinds: 2 }), [])
  assert.deepEqual(troubles('Stone-bridge-77', { ...DEFAULT_POLICY, minLength: 20 }), ['新密码至少 20 个字符。'])
  assert.deepEqual(timesOf('coordinator', DEFAULT_POLICY), { idleMinutes: 30, longestHours: 12 })
  assert.deepEqual(timesOf('security_admin', DEFAULT_POLICY), { idleMinutes: 15, longestHours: 8 })
})
