import assert from 'node:assert/strict'
import { test } from 'node:test'
import { noticesConfig } from './config.ts'

test('said nothing, no mail is sent and robots stay outside the office’s network', () => {
  assert.deepEqual(noticesConfig({}, {}), { smtp: null, mayBeInner: false })
})

test('a mail server is named by its address, its password by the environment alone', () => {
  const env = { JUNHENG_SMTP_PASSWORD: 'p@ss' }
  assert.deepEqual(noticesConfig({ smtp: 'smtp://junheng%40example.com@mail.example.com' }, env).smtp, {
    host: 'mail.example.com',
    port: 587,
    secure: false,
    user: 'junheng@example.com',
    password: 'p@ss',
    from: '均衡 <junheng@example.com>',
  })
  const smtps = noticesConfig({}, { JUNHENG_SMTP: 'smtps://u:secret@10.0.0.5', JUNHENG_MAIL_FROM: '督导室 <a@example.com>' }).smtp
  assert.deepEqual([smtps?.port, smtps?.secure, smtps?.password, smtps?.from], [465, true, 'secret', '督导室 <a@example.com>'])
  assert.throws(() => noticesConfig({ smtp: 'smtp://u:secret@mail.example.com', 'mail-from': 'a@example.com' }, {}), /不要写密码/)
})

test('a mail server without a sender, or not named as one, is refused', () => {
  assert.throws(() => noticesConfig({ smtp: 'smtp://mail.example.com' }, {}), /发件人/)
  assert.throws(
    () => noticesConfig({ smtp: 'smtp://mail.example.com', 'mail-from': 'a@b.example\r\nBcc: c@d.example' }, {}),
    /发件人/,
  )
  for (const smtp of ['mail.example.com', 'https://mail.example.com', 'smtp:'])
    assert.throws(() => noticesConfig({ smtp }, {}), /smtp:/)
})
