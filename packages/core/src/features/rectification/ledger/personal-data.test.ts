import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { personalIn } from './personal-data.ts'

const kinds = (text: string) => personalIn(text).map(({ kind }) => kind)

test('numbers that reach or name a person are found, however they are written', () => {
  assert.deepEqual(kinds('家长电话13800138000反映班额过大'), ['手机号码'])
  assert.deepEqual(kinds('请回 138-0013-8000 或 １３９００００１１１１'), ['手机号码', '手机号码'])
  assert.deepEqual(kinds('座机 0510-85551234'), ['电话号码'])
  assert.deepEqual(kinds('反映人 11010519491231002X，卡号 4111 1111 1111 1111'), ['身份证号码', '银行卡号'])
  assert.deepEqual(kinds('信箱 someone@example.com'), ['电子邮箱'])
})

test('school codes, money, document numbers, dates and numbers with a wrong check digit are nobody’s', () => {
  for (const text of [
    '学校标识码 3299010001，生均体育运动场馆面积 7.32 平方米',
    '安排 13000000000 元，其中 13800138000元已到位',
    '教督函〔2026〕17号，2026-09-01 起执行',
    '统一社会信用代码 12320000466000000X 的学校',
    '身份证样例 110105194912310021',
    '序号 4111111111111112',
    '12345 热线',
  ])
    assert.deepEqual(personalIn(text), [], text)
})

test('what is shown of a find never is the whole of it', () => {
  const [found] = personalIn('电话 13800138000')
  assert.deepEqual(found, { kind: '手机号码', at: 3, shown: '138****00' })
})

test('any mobile number in any Chinese sentence is found', () => {
  const number = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.stringMatching(/^\d{9}$/)).map(([b, rest]) => `1${b}${rest}`)
  fc.assert(fc.property(number, (text) => kinds(`反映人${text}说`).includes('手机号码')))
})
