import assert from 'node:assert/strict'
import { test } from 'node:test'
import { balance, deskOf, newBook } from './book.ts'
import { Refused, Unanswered, Unreached } from './client.ts'
import { marksOf } from './scenario.ts'

const refusal = (status: number, code: string) =>
  new Refused({ type: '', title: '', status, detail: '', code, reference: '' }, null)

test('what is lost, half done or done although refused is found, and what was cut off may be either', () => {
  const book = {
    acknowledged: ['kept', 'lost', 'torn'],
    unanswered: ['done', 'undone', 'half'],
    refused: ['no', 'ghost'],
    unfit: ['500'],
    heard: '',
  }
  const rows = { kept: [1, 1], torn: [1, 0], done: [1, 1], half: [0, 1], no: [0, 0], ghost: [1, 1] }
  const traces = marksOf(Object.entries(rows).map(([key, marks]) => ({ key, marks })))
  const { faults, ...counts } = balance(book, traces)
  assert.deepEqual(counts, { acknowledged: 3, unanswered: 3, done: 1, refused: 2 })
  assert.deepEqual(faults, [
    'unfit answer: 500',
    'lost although acknowledged: lost',
    'there although refused: ghost',
    'half: torn: its marks are there 1, 0 times',
    'half: half: its marks are there 0, 1 times',
  ])
})

test('a write is noted as it was answered: an interruption is no refusal, and who was not reached asked nothing', async () => {
  const book = newBook()
  const desk = deskOf(book, 0)
  await desk.write('a', async () => 'well')
  await desk.write(
    (result) => `b ${result}`,
    async () => 'well',
  )
  const failing: [string, Error][] = [
    ['c', refusal(409, 'record.changed')],
    ['d', refusal(503, 'database.interrupted')],
    ['e', refusal(503, 'serve.stopping')],
    ['f', refusal(500, 'internal')],
    ['g', new Unanswered('cut')],
    ['h', new Unreached('nobody')],
  ]
  for (const [key, error] of failing)
    await assert.rejects(
      desk.write(key, () => Promise.reject(error)),
      error,
    )
  assert.deepEqual(book, {
    acknowledged: ['a', 'b well'],
    unanswered: ['d', 'f', 'g'],
    refused: ['c', 'e'],
    unfit: [],
    heard: '',
  })
})
