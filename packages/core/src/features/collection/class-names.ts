import type { Classes } from './county.ts'

/** Class names as UTF-8 bytes: name of row i is bytes[from[i] … from[i]+length[i]). */
export interface PackedNames {
  bytes: Uint8Array
  from: Uint32Array
  length: Uint16Array
  /** What the reader saw of the rows' order on its way, by section; absent where nobody looked. */
  order?: ClassOrder
}

export interface ClassOrder {
  /** 1 when each row of the section comes after the one before in the canonical order (`classOrder`), so that no two are alike. */
  rising: Uint8Array
  /** Where the section's rows stand in `bytes` exactly as the canonical text has them, textFrom … textTo); 0 … 0 when they do not. */
  textFrom: Int32Array
  textTo: Int32Array
  /** The column of pupils that was read with it. */
  students: Float64Array
}

/** Classes that were read from bytes carry their names as bytes too, so that a nation can be hashed without making strings. */
export interface PackedClasses extends Classes {
  packed: PackedNames
}

/** The names of these classes as bytes, packed now where they are not already. */
export function packedNames(classes: Classes): PackedNames {
  if ('packed' in classes) return (classes as PackedClasses).packed
  const encoder = new TextEncoder()
  const names = Array.from({ length: classes.rows }, (_, row) => encoder.encode(classes.name(row)))
  const bytes = new Uint8Array(names.reduce((sum, n) => sum + n.length, 0))
  const from = new Uint32Array(names.length)
  let at = 0
  names.forEach((name, row) => {
    bytes.set(name, at)
    from[row] = at
    at += name.length
  })
  return { bytes, from, length: Uint16Array.from(names, (n) => n.length) }
}
