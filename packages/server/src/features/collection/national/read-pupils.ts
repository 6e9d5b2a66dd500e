import { createHmac, randomBytes } from 'node:crypto'
import { gradeOf, isEnrolled, stageOfGrade } from '@junheng/core/features/collection/national/person-words.ts'
import type { ListSheet } from '@junheng/core/features/collection/national/recognise.ts'
import { tidy } from '@junheng/core/features/collection/read-value.ts'
import type { ClassCount, Findings, FoundAt } from './findings.ts'
import { isTotalRow, placed, placer, schoolColumn, schoolOf } from './read-figures.ts'
import type { ExportSheet } from './sheet-reader.ts'

/**
 * Tells whether a pupil was met before, over all sheets of one gathering. The number is hashed at once under a key of this gathering alone, and
 * the hashes are forgotten with it: nothing of a pupil outlasts the call.
 */
export function pupilsMet(): (number: string, school: string) => { sameSchool: boolean; otherSchool: boolean } {
  const key = randomBytes(32)
  const schools = new Map<string, Set<string>>()
  return (number, school) => {
    const hash = createHmac('sha256', key).update(number).digest('base64')
    const met = schools.get(hash)
    if (!met) schools.set(hash, new Set([school]))
    const answer = { sameSchool: met?.has(school) ?? false, otherSchool: met !== undefined && !met.has(school) }
    met?.add(school)
    return answer
  }
}

/** The register: pupils in attendance counted by class. Only the school, grade, class, state and number are looked at. */
export async function readPupils(
  sheet: ExportSheet,
  found: ListSheet,
  met: ReturnType<typeof pupilsMet>,
  into: Findings,
): Promise<number> {
  const columnOf = (key: string) => found.columns.find((c) => c.field.key === key)
  const [grade, name, id, state] = [columnOf('grade')!, columnOf('class_name')!, columnOf('pupil_id'), columnOf('enrolled')]
  const classes = new Map<string, ClassCount>()
  const left = new Map<string, { rows: number; at: FoundAt }>()
  const leave = (why: string, at: FoundAt) => {
    const known = left.get(why)
    if (known) known.rows++
    else left.set(why, { rows: 1, at })
  }
  let rows = 0
  await sheet.eachRow((row) => {
    const school = schoolOf(row, found)
    if (school === null || isTotalRow(row.cells)) return
    rows++
    const at = placer(sheet, row)
    into.saw(school, sheet.file, at(...schoolColumn(found)))
    const number = id === undefined ? '' : tidy(row.cells[id.column] ?? '')
    const before = number === '' ? null : met(number, school.code || school.name)
    if (before?.sameSchool || before?.otherSchool) {
      into.repeatedPupils++
      into.faults.structural('S073', placed(at(id!.column, id!.shown)), () => [
        before.sameSchool ? '这名学生在同一学校已经出现过，没有重复计数。' : '这名学生在另一所学校也出现，两校都计入了。',
        '在学籍系统核对去向，改好后重新导出。',
      ])
      if (before.sameSchool) return
    }
    if (state !== undefined) {
      const enrolled = isEnrolled(row.cells[state.column] ?? '')
      if (enrolled === null) return leave('状态没有写或不认识', at(state.column, state.shown))
      if (!enrolled) return leave('状态为休学、转出、毕业等', at(state.column, state.shown))
    }
    const number1 = gradeOf(row.cells[grade.column] ?? '')
    if (number1 === null) return leave('年级不是一年级至九年级的写法', at(grade.column, grade.shown))
    const stage = stageOfGrade(number1)
    if (stage === null) return leave('年级是高中', at(grade.column, grade.shown))
    const written = tidy(row.cells[name.column] ?? '')
    if (written === '') return leave('班级没有写', at(name.column, name.shown))
    const key = [school.code, school.name, number1, written].join('\n')
    const known = classes.get(key)
    if (known) known.students++
    else classes.set(key, { school, stage, grade: number1, name: written, students: 1, at: at(name.column, name.shown) })
  })
  into.classes.push(...classes.values())
  for (const [why, { rows: count, at }] of left)
    into.faults.structural('S078', placed(at), () => [
      `${count} 名学生没有计入：${why}；这里是第一处。`,
      '不应计入的不用处理；应当计入的，在学籍系统改好后重新导出。',
    ])
  if (state === undefined)
    into.faults.structural('S078', { sheet: sheet.place }, () => [
      '表里没有就读状态一列，每一行都按在校生计入。',
      '导出时带上就读状态，或先去掉休学、转出的学生。',
    ])
  return rows
}
