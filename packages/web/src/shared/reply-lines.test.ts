import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Progress } from '@junheng/core/progress.ts'
import { replyLines } from './reply-lines.ts'

const LINES = `{"progress":{"phase":"reading","sheet":"班级","rows":0}}
{"progress":{"phase":"reading","sheet":"班级","rows":1200}}
{"reply":{"readable":true}}
`

test('a reply that grows character by character tells every step once and ends in the same reply', () => {
  const told: Progress[] = []
  const lines = replyLines((progress) => told.push(progress))
  for (let length = 1; length < LINES.length; length++) lines.read(LINES.slice(0, length))
  assert.deepEqual(lines.end(LINES), { status: 200, text: '{"readable":true}' })
  assert.deepEqual(
    told.map(({ rows }) => rows),
    [0, 1200],
  )
})

test('a problem comes with its own status, and a reply cut off is no success', () => {
  const problem = '{"code":"collection.has-faults","status":422}'
  assert.deepEqual(replyLines().end(`{"problem":${problem}}\n`), { status: 422, text: problem })
  assert.equal(replyLines().end(LINES.slice(0, -3)).status, 502)
  assert.equal(replyLines().end('').status, 502)
})
