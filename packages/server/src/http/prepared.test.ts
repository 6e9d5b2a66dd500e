import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Prepared } from './prepared.ts'

const said = (head: object, body: object) => JSON.parse(new Prepared(head, Buffer.from(JSON.stringify(body))).bytes().toString())

test('what was written once stands behind what is written for each request, as one object', () => {
  assert.deepEqual(said({ a: '甲' }, { b: [1, 2] }), { a: '甲', b: [1, 2] })
  assert.deepEqual(said({}, { b: 1 }), { b: 1 })
  assert.deepEqual(said({ a: 1 }, {}), { a: 1 })
})

test('another head over the same body is said, not the one before', () => {
  const body = Buffer.from('{"b":1}')
  const said = (head: object) => JSON.parse(new Prepared(head, body).bytes().toString())
  assert.deepEqual(
    [said({ a: 1 }), said({ a: 2 }), said({ a: 2 })],
    [
      { a: 1, b: 1 },
      { a: 2, b: 1 },
      { a: 2, b: 1 },
    ],
  )
})
