import { STAGES } from '../../collection/county.ts'
import { atLeast } from '../../standards/formula/tolerance.ts'
import { roomsUnder } from '../explain/school-items.ts'
import { cellOf } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { sectionClasses } from '../items/classes.ts'
import { orNull } from '../items/say.ts'
import { judgeSchools } from '../items/schools.ts'
import type { SchoolView } from '../school-schema.ts'
import { sectionsOfSchool } from '../split.ts'

/** The class rolls of each stage, with what is over the line of 班额. Without the item (2012) there is no line. */
export function classesOf(frame: Frame, school: number): SchoolView['classes'] {
  const { county, standard } = frame
  const item = standard.items.find(({ kind }) => kind === 'classes')
  return sectionsOfSchool(county, school).map((section) => {
    const found = item ? sectionClasses(frame, item, section) : null
    const rolls = rollsOf(frame, section, found?.limit ?? null)
    const sizes = rolls.map((roll) => roll.students ?? 0)
    return {
      stage: STAGES[county.sections.stage[section]!]!,
      limit: found?.limit ?? null,
      largest: found ? found.largest : sizes.length > 0 ? Math.max(...sizes) : null,
      unknown: found?.unknown ?? (rolls.length === 0 ? '没有班级名册' : null),
      bands: found?.over.filter((over) => over.row === null).map((over) => over.text) ?? [],
      rolls,
    }
  })
}

function rollsOf({ county }: Frame, section: number, limit: number | null): SchoolView['classes'][number]['rolls'] {
  const { classes } = county
  if (!classes) return []
  const rolls = []
  for (let row = classes.start[section]!; row < classes.start[section + 1]!; row++) {
    const students = orNull(classes.students[row]!)
    rolls.push({
      grade: classes.grade[row]!,
      name: classes.name(row),
      students,
      over: students === null || limit === null ? null : Math.max(0, students - limit),
      source: students === null ? null : cellOf(classes.source, classes.lines[row]!, 'students'),
    })
  }
  return rolls
}

/** Music and art rooms one by one, held against 每12个班1间 and the area a room must have. */
export function roomsOf(frame: Frame, school: number): SchoolView['rooms'] {
  const item = frame.standard.items.find(({ key }) => key === 'music_art_rooms')
  const rule = item && judgeSchools(frame, item)
  const at = rule?.rows.indexOf(school) ?? -1
  const lines = rule && at >= 0 ? roomsUnder(frame, rule, at) : null
  return (['music', 'art'] as const).map((kind, k) => {
    const line = lines?.find((each) => each.kind === kind)
    const areas = areasOf(frame, school, k)
    return {
      kind,
      required: line ? orNull(line.required) : null,
      line: line?.line ?? null,
      good: line && areas ? areas.filter(({ area }) => area !== null && atLeast(area, line.line)).length : null,
      areas,
    }
  })
}

function areasOf({ county }: Frame, school: number, kind: number): SchoolView['rooms'][number]['areas'] {
  const { rooms } = county
  if (!rooms) return null
  const areas = []
  for (let room = rooms.start[school]!; room < rooms.start[school + 1]!; room++)
    if (rooms.kind[room] === kind)
      areas.push({ area: orNull(rooms.area[room]!), source: cellOf(rooms.source, rooms.lines[room]!, 'area') })
  return areas
}
