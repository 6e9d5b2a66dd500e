import { same } from '../../standards/formula/tolerance.ts'
import type { County } from '../county.ts'
import type { FaultList } from '../fault-list.ts'
import { hasTeachingRooms, teachingRooms } from '../teaching-rooms.ts'
import { placeIn, whose } from './placing.ts'

/** S047: where a school gives the total and its five parts, they agree; 室内体育用房 stands in the total alone. */
export function checkTeachingArea(county: County, faults: FaultList): void {
  const { schools } = county
  const total = schools.numbers.get('teaching_area_total')
  const indoor = schools.numbers.get('indoor_sports_area')
  if (!hasTeachingRooms(schools.numbers) || total === undefined || indoor === undefined) return
  for (let school = 0; school < schools.rows; school++) {
    const parts = teachingRooms(schools, school)
    const rest = total[school]! - indoor[school]!
    if (Number.isNaN(parts) || Number.isNaN(rest) || same(parts, rest)) continue
    const said = (area: number): string => `${Number(area.toFixed(2))} ㎡`
    faults.structural('S047', placeIn(schools.source, schools.lines[school]!, 'teaching_area_total'), () => [
      `${whose(county, 'school', school)}教室等五部分合计 ${said(parts)}，总面积扣除室内体育用房为 ${said(rest)}，相差 ${said(Math.abs(parts - rest))}，以总面积为准。`,
      '核对五部分和总面积；总面积另含其他专用教室的可以保留，或把总面积留空，由五部分和室内体育用房相加。',
    ])
  }
}
