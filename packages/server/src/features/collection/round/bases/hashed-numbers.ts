import { readPath, readRow, rowText } from '@junheng/core/features/collection/round/value-path.ts'
import type { Db } from '../../../../db/database.ts'
import { teacherIds } from '../../workbook/teacher-ids.ts'
import { getRound } from '../round-queries.ts'

/** What was typed as it may be kept: a teacher's number as the round's hash, as in every other way a list comes in. */
export async function withHashedNumbers<T extends { path: string; value: string }>(
  db: Db,
  { county_code, round_id }: { county_code: string; round_id: string },
  changes: readonly T[],
): Promise<T[]> {
  const isTeacher = ({ path }: T) => readPath(path)?.table === 'teachers'
  if (!changes.some(isTeacher)) return [...changes]
  const hashed = teacherIds((await getRound(db, county_code, round_id)).salt)
  return changes.map((change) => {
    const row = isTeacher(change) ? readRow(change.value) : null
    const number = row?.['teacher_id']
    return row && number ? { ...change, value: rowText({ ...row, teacher_id: hashed(county_code, number) }) } : change
  })
}
