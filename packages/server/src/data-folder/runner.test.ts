import assert from 'node:assert/strict'
import { test } from 'node:test'
import { chooseRunner } from './runner.ts'

const line = (name: string, uid: number) => `${name}:x:${uid}:${uid + 1}:::/bin/sh`

test('for root, PostgreSQL runs as postgres when that user exists', () => {
  const passwd = () => [line('root', 0), line('nobody', 65534), line('postgres', 101)].join('\n')
  assert.deepEqual(chooseRunner(0, passwd), { name: 'postgres', uid: 101, gid: 102 })
})

test('for root without a postgres user it runs as nobody', () => {
  assert.deepEqual(
    chooseRunner(0, () => line('nobody', 99)),
    { name: 'nobody', uid: 99, gid: 100 },
  )
})

test('an ordinary user runs it as themselves', () => {
  const { uid, gid } = chooseRunner(1000, () => assert.fail('the list of users is not needed'))
  assert.deepEqual([uid, gid], [null, null])
})
