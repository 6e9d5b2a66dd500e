import { sharedBytes } from './bytes.ts'

/**
 * Words met in columns that have few different ones, each with the number it stands for: what the caller said when it was met first.
 * A word is 24 bytes: hash, column, place and length of its text, number.
 */
let words: usize = 0
let texts: usize = 0
let slots: usize = 0
let mask: u32 = 0
let count: u32 = 0
let used: usize = 0
let room: usize = 0

declare function learn(column: i32, from: usize, length: usize): f64

/**
 * Forgets all words.
 *
 * @param size slots (i32), a power of two; half as many words can be kept
 * @param bytes for their texts
 */
export function forgetWords(wordsAt: usize, slotsAt: usize, size: u32, textsAt: usize, bytes: usize): void {
  words = wordsAt
  slots = slotsAt
  mask = size - 1
  texts = textsAt
  room = bytes
  used = 0
  count = 0
  memory.fill(slots, 0xff, (<usize>size) << 2)
}

/** What the word in this column stands for. Of one that finds no room the caller is asked each time. */
export function wordValue(column: i32, from: usize, length: usize): f64 {
  let hash = <u32>length * 31 + <u32>column
  for (let i: usize = 0; i < length; i++) hash = hash * 31 + load<u8>(from + i)
  hash ^= hash >>> 15
  let slot = hash & mask
  for (; ; slot = (slot + 1) & mask) {
    const known = load<i32>(slots + ((<usize>slot) << 2))
    if (known < 0) break
    const word = words + <usize>known * 24
    if (load<u32>(word) !== hash || load<i32>(word, 4) !== column || <usize>load<u32>(word, 12) !== length) continue
    if (sharedBytes(<usize>load<u32>(word, 8), from, length) === length) return load<f64>(word, 16)
  }
  const value = learn(column, from, length)
  if (count * 2 >= mask || used + length > room) return value
  const word = words + <usize>count * 24
  memory.copy(texts + used, from, length)
  store<u32>(word, hash)
  store<i32>(word, column, 4)
  store<u32>(word, <u32>(texts + used), 8)
  store<u32>(word, <u32>length, 12)
  store<f64>(word, value, 16)
  store<i32>(slots + ((<usize>slot) << 2), <i32>count)
  used += length
  count++
  return value
}
