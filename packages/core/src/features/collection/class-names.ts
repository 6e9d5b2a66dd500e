import type { Classes } from './county.ts'

/** Class names as UTF-8 bytes: name of row i is bytes[from[i] … from[i]+length[i]). */
export interface PackedNames {
  bytes: Uint8Array
  from: Uint32Array
  length: Uint16Array
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
