import type { Change } from './changes.ts'
import type { Draft, DraftRoom } from './draft.ts'

const AREA_SLACK = 0.05

/** Music or art rooms more or less; one that is given up is known by its area. */
export function applyRoom(draft: Draft, { school, kind, area, count }: Extract<Change, { what: 'room' }>): void {
  const row = draft.schoolRow(school)!
  const rooms = draft.roomsOf(row)
  if (rooms === null) {
    draft.unreckoned.add('数据中没有音乐、美术专用教室逐间面积，教室的变化没有代入')
    return
  }
  const code = kind === 'music' ? 0 : 1
  for (let i = 0; i < count; i++) rooms.push({ kind: code, area, line: 0 })
  for (let i = 0; i > count; i--) giveUp(draft, row, rooms, code, area)
}

/** A room of that area; where there is none, which one it is nobody can say. */
function giveUp(draft: Draft, school: number, rooms: DraftRoom[], kind: number, area: number): void {
  const own = rooms.filter((room) => room.kind === kind)
  const known = own.filter((room) => Math.abs(room.area - area) < AREA_SLACK)
  const nearest = known.toSorted((a, b) => Math.abs(a.area - area) - Math.abs(b.area - area))[0]
  const found = nearest ?? own.find((room) => Number.isNaN(room.area))
  if (found) {
    rooms.splice(rooms.indexOf(found), 1)
    return
  }
  const zh = kind === 0 ? '音乐' : '美术'
  draft.tooFew.add(`${draft.county.schools.names[school]}没有 ${area} ㎡ 的${zh}专用教室可以改作他用，请按数据中的面积填写`)
  for (const room of own) room.area = Number.NaN
}
