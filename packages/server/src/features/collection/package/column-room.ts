/** Memory for a reader's columns. What is in it before it is filled is not said. */
export type ColumnRoom = <Column>(kind: ColumnKind<Column>, length: number) => Column

export interface ColumnKind<Column> {
  readonly BYTES_PER_ELEMENT: number
  new (buffer: ArrayBuffer, from: number, length: number): Column
}

/** New memory for every column. */
export const newRoom: ColumnRoom = (kind, length) => new kind(new ArrayBuffer(length * kind.BYTES_PER_ELEMENT), 0, length)

/**
 * The same memory again and again: new memory has to be cleared, fetched page by page and collected, for every part of a nation.
 * `again` gives all of it free; columns taken before are overwritten then.
 */
export function reusedRoom(): { room: ColumnRoom; again: () => void } {
  let bytes = new ArrayBuffer(0)
  let used = 0
  const room: ColumnRoom = (kind, length) => {
    const from = used
    used += Math.ceil((length * kind.BYTES_PER_ELEMENT) / LONGEST_ELEMENT) * LONGEST_ELEMENT
    return used <= bytes.byteLength ? new kind(bytes, from, length) : newRoom(kind, length)
  }
  const again = (): void => {
    if (used > bytes.byteLength) bytes = new ArrayBuffer(Math.ceil(used * 1.2))
    used = 0
  }
  return { room, again }
}

/** A column begins where an element of any kind may stand. */
const LONGEST_ELEMENT = 8
