import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../../db/test-database.ts'
import { openSecret, openSecretKey, sealSecret } from './secret-key.ts'

test('a data folder makes its key on first use, for its owner alone, and keeps it', () => {
  const { dir, remove } = temporaryFolder()
  try {
    const first = openSecretKey({ dir, databaseUrl: null }, {})
    assert.equal(first.find(), null)
    const key = first.make()
    assert.equal(statSync(join(dir, 'secret-key.json')).mode & 0o777, 0o600)
    assert.deepEqual(openSecretKey({ dir, databaseUrl: null }, {}).find(), key)
  } finally {
    remove()
  }
})

test('beside a database server the environment gives the key, and nothing is sealed without it', () => {
  const server = { dir: '/nowhere', databaseUrl: 'postgres://somewhere' }
  assert.throws(() => openSecretKey(server, {}).make(), { code: 'access.no-secret-key' })
  const key = randomBytes(32)
  assert.deepEqual(openSecretKey(server, { JUNHENG_SECRET_KEY: key.toString('base64') }).make(), key)
  for (const bad of ['short', randomBytes(31).toString('base64'), key.toString('hex')])
    assert.throws(() => openSecretKey(server, { JUNHENG_SECRET_KEY: bad }), { code: 'access.secret-key-malformed' })
})

test('what is sealed is opened with the same key for the same account, and refused in words otherwise', () => {
  const key = randomBytes(32)
  const sealed = sealSecret(key, 'JBSWY3DPEHPK3PXP', 'wang')
  assert.equal(openSecret(key, sealed, 'wang'), 'JBSWY3DPEHPK3PXP')
  assert.notEqual(sealed, sealSecret(key, 'JBSWY3DPEHPK3PXP', 'wang'))
  const other = { code: 'access.other-secret-key' }
  assert.throws(() => openSecret(key, sealed, 'li'), other)
  assert.throws(() => openSecret(randomBytes(32), sealed, 'wang'), other)
  assert.throws(() => openSecret(null, sealed, 'wang'), other)
  assert.throws(() => openSecret(key, sealed.slice(0, 20), 'wang'), other)
})
