/** The codes of the schools, each of them once. Code i is the bytes starts[i] … starts[i + 1] of `packed`. */
let packed: usize = 0
let starts: usize = 0
let slots: usize = 0
let mask: u32 = 0
let count: i32 = 0
let last: i32 = 0

/**
 * Makes the codes findable.
 *
 * @param starts i32 × (count + 1)
 * @param slots i32 × size, size a power of two and more than count
 */
export function indexCodes(packedAt: usize, startsAt: usize, slotsAt: usize, size: u32, codes: i32): void {
  packed = packedAt
  starts = startsAt
  slots = slotsAt
  mask = size - 1
  count = codes
  last = 0
  memory.fill(slots, 0xff, (<usize>size) << 2)
  for (let code = 0; code < codes; code++) {
    const from = startOf(code)
    let slot = hashOf(from, startOf(code + 1) - from) & mask
    while (load<i32>(slots + (slot << 2)) >= 0) slot = (slot + 1) & mask
    store<i32>(slots + (slot << 2), code)
  }
}

/** The place of a code, −1 when there is no such code. Rows that come in the order of the codes cost one comparison. */
export function findCode(from: usize, length: usize): i32 {
  if (isCode(last, from, length)) return last
  if (isCode(last + 1, from, length)) return ++last
  let slot = hashOf(from, length) & mask
  let code = load<i32>(slots + (slot << 2))
  while (code >= 0 && !isCode(code, from, length)) {
    slot = (slot + 1) & mask
    code = load<i32>(slots + (slot << 2))
  }
  if (code >= 0) last = code
  return code
}

function startOf(code: i32): usize {
  return packed + load<i32>(starts + ((<usize>code) << 2))
}

function isCode(code: i32, from: usize, length: usize): bool {
  if (code >= count) return false
  const at = startOf(code)
  if (startOf(code + 1) - at !== length) return false
  for (let i: usize = 0; i < length; i++) if (load<u8>(at + i) !== load<u8>(from + i)) return false
  return true
}

function hashOf(from: usize, length: usize): u32 {
  let hash = <u32>length
  for (let i: usize = 0; i < length; i++) hash = hash * 31 + load<u8>(from + i)
  return hash ^ (hash >>> 15)
}
