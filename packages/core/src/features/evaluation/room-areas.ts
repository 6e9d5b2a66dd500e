import type { List } from '../standards/formula/compute.ts'
import { newColumn, newRows } from '../standards/formula/new-column.ts'
import type { Frame } from './frame.ts'

/** Music or art rooms of the given schools, room by room; null when `name` is neither. Not handed in: one unknown room a school. */
export function roomAreas(frame: Frame, rows: Int32Array, name: string): List | null {
  if (name !== 'music_room_areas' && name !== 'art_room_areas') return null
  const { rooms } = frame.county
  const start = newRows(rows.length + 1)
  if (!rooms) {
    for (let i = 0; i < start.length; i++) start[i] = i
    return { start, data: newColumn(rows.length).fill(Number.NaN) }
  }
  const kind = name === 'music_room_areas' ? 0 : 1
  const data = newColumn(rooms.rows)
  let length = 0
  const take = (school: number): void => {
    for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++) {
      if (rooms.kind[room] === kind) data[length++] = rooms.area[room]!
    }
  }
  for (let i = 0; i < rows.length; i++) {
    if (frame.scope.mergedInto.size === 0) take(rows[i]!)
    else for (const member of membersOf(frame, rows[i]!)) take(member)
    start[i + 1] = length
  }
  return { start, data: data.subarray(0, length) }
}

/** A school and the teaching points merged into it. */
export function membersOf({ scope, county }: Frame, school: number): number[] {
  const members = [school]
  if (scope.mergedInto.size === 0) return members
  for (const [point, target] of scope.mergedInto)
    if (county.sections.school[target] === school) members.push(county.sections.school[point]!)
  // A point merged with both its stages is one school all the same.
  return [...new Set(members)]
}
