import assert from 'node:assert/strict'
import { test } from 'node:test'
import { reusedRoom } from './column-room.ts'

test('columns taken together never share memory; those of the next part stand in it again', () => {
  const { room, again } = reusedRoom()
  const part = () => {
    const columns = [room(Uint8Array, 3), room(Float64Array, 5), room(Uint16Array, 7), room(Int32Array, 2)]
    columns.forEach((column, i) => {
      column.fill(i + 1)
    })
    columns.forEach((column, i) => {
      assert.ok(column.every((value) => value === i + 1))
    })
    return columns
  }
  part()
  again()
  const [second] = part()
  again()
  const [third] = part()
  assert.equal(third!.buffer, second!.buffer)
  assert.equal(third!.byteOffset, second!.byteOffset)
})
