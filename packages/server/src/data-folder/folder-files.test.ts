import assert from 'node:assert/strict'
import { chmodSync, existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from '../db/test-database.ts'
import { defaultFolder, keepSecrets, makeFolder } from './folder-files.ts'
import { takeLock } from './folder-lock.ts'

test('the default folder follows XDG_DATA_HOME, and is under /var/lib for root', () => {
  assert.equal(defaultFolder({ XDG_DATA_HOME: '/data/li' }, 1000), '/data/li/junheng')
  assert.match(defaultFolder({}, 1000), /\.local\/share\/junheng$/)
  assert.equal(defaultFolder({ XDG_DATA_HOME: '/data/li' }, 0), '/var/lib/junheng')
})

test('new folders get their permissions whatever the umask, existing ones keep theirs', () => {
  const { dir, remove } = temporaryFolder()
  try {
    chmodSync(dir, 0o700)
    makeFolder(join(dir, 'a', 'b'), 0o711)
    const modes = [dir, join(dir, 'a'), join(dir, 'a', 'b')].map((folder) => statSync(folder).mode & 0o777)
    assert.deepEqual(modes, [0o700, 0o711, 0o711])
  } finally {
    remove()
  }
})

test('passwords are made once, differ, and are readable by their owner alone', () => {
  const { dir, remove } = temporaryFolder()
  try {
    const secrets = keepSecrets(dir)
    assert.deepEqual(keepSecrets(dir), secrets)
    assert.notEqual(secrets.appPassword, secrets.migratorPassword)
    assert.equal(statSync(join(dir, 'secrets.json')).mode & 0o777, 0o600)
    assert.deepEqual(readdirSync(dir), ['secrets.json'])
  } finally {
    remove()
  }
})

test('a lock is given once, and again after its release', () => {
  const { dir, remove } = temporaryFolder()
  try {
    const file = join(dir, 'lock')
    const first = takeLock(file)
    assert.ok(first)
    assert.equal(takeLock(file), null)
    first.release()
    const again = takeLock(file)
    assert.ok(again)
    again.release()
    assert.ok(existsSync(file))
  } finally {
    remove()
  }
})
