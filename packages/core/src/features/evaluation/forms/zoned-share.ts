import type { Stage } from '../../collection/county.ts'
import { sectionName } from '../explain/sources.ts'
import type { Frame } from '../frame.ts'
import type { Figure } from './cells.ts'

/**
 * Does 就近划片入学 concern the schools of these sections: public, in a city or town, not boarding? true, false, or null when unknown;
 * one known no decides.
 */
export function zonedConcerns(frame: Frame, section: number): boolean | null {
  const parts = [
    frame.sectionColumn('is_public')[section]!,
    frame.sectionColumn('is_urban_or_town')[section]!,
    1 - frame.sectionColumn('is_boarding')[section]!,
  ]
  if (parts.includes(0)) return false
  return parts.some(Number.isNaN) ? null : true
}

/** 就近划片入学比例 of a stage in percent: pupils living in their school's zone over all pupils of the schools concerned. */
export function zonedShare(frame: Frame, stage: Stage): Figure {
  let inZone = 0
  let pupils = 0
  const unknown: string[] = []
  for (const section of frame.stageRows[stage]) {
    const concerned = zonedConcerns(frame, section)
    if (concerned === false) continue
    const [near, all] = [frame.sectionColumn('students_in_zone')[section]!, frame.sectionColumn('students')[section]!]
    if (concerned === null) unknown.push(`${sectionName(frame.county, section)}：办别、城乡分类或是否寄宿`)
    else if (Number.isNaN(near + all)) unknown.push(`${sectionName(frame.county, section)}：就近入学人数或在校学生数`)
    inZone += near
    pupils += all
  }
  if (unknown.length > 0) return { value: null, missing: unknown }
  if (pupils === 0) return { value: null, missing: ['没有城区、镇区非寄宿公办学校，不涉及'] }
  return { value: (inZone / pupils) * 100, missing: [] }
}
