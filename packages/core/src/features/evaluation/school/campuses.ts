import { cellOf, nameOf } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import { orNull } from '../items/say.ts'
import type { SchoolView } from '../school-schema.ts'
import { campusPupils } from '../split.ts'

/** The campuses a school was reported by, each with its pupils and resources; null where it was not. */
export function campusesOf(frame: Frame, school: number): SchoolView['campuses'] {
  const { campuses } = frame.county
  if (!campuses || campuses.start[school] === campuses.start[school + 1]) return null
  const shared = [...campuses.numbers.keys()].filter((key) => frame.standard.catalogue.elements.get(key)?.shared)
  const found = []
  for (let campus = campuses.start[school]!; campus < campuses.start[school + 1]!; campus++) {
    const { primary, junior, senior } = campusPupils(frame.county, campus)
    found.push({
      code: campuses.codes[campus]!,
      name: campuses.names[campus] || campuses.codes[campus]!,
      pupils: { primary: orNull(primary), junior: orNull(junior), senior: orNull(senior) },
      amounts: shared.map((element) => ({
        element,
        ...nameOf(frame, element),
        value: orNull(campuses.numbers.get(element)![campus]!),
        source: cellOf(campuses.source, campuses.lines[campus]!, element),
      })),
    })
  }
  return found
}
