import {
  has360Hours,
  holdsCertificate,
  isBackbone,
  stageOfWord,
  subjectOf,
  teacherWordOf,
} from '@junheng/core/features/collection/national/person-words.ts'
import type { ListSheet } from '@junheng/core/features/collection/national/recognise.ts'
import { tidy } from '@junheng/core/features/collection/read-value.ts'
import { isTeacherHash } from '@junheng/core/features/collection/teacher-words.ts'
import type { Findings, FoundAt } from './findings.ts'
import { isTotalRow, placed, placer, schoolColumn, schoolOf } from './read-figures.ts'
import type { ExportSheet } from './sheet-reader.ts'

/** Where each hashed id was met: by school, over all sheets of one gathering. */
export type TeachersMet = Map<string, Set<string>>

/**
 * The teachers' list. Ids are hashed before anything else is done with the row, with the county's key as the workbook's own sheet of teachers does;
 * words that are none of those known are left out and never repeated in a message: a column that slipped may hold names.
 */
export async function readTeachers(
  sheet: ExportSheet,
  found: ListSheet,
  hashed: (written: string) => string,
  met: TeachersMet,
  into: Findings,
): Promise<number> {
  const columnOf = (key: string) => found.columns.find((c) => c.field.key === key)
  let rows = 0
  await sheet.eachRow((row) => {
    const school = schoolOf(row, found)
    if (school === null || isTotalRow(row.cells)) return
    rows++
    const at = placer(sheet, row)
    into.saw(school, sheet.file, at(...schoolColumn(found)))
    const text = (key: string): string => row.cells[columnOf(key)?.column ?? -1] ?? ''
    const place = (key: string): FoundAt => at(columnOf(key)?.column ?? null, columnOf(key)?.shown ?? null)
    const word = (key: string, value: string | null): string => {
      if (value !== null) return value
      into.faults.structural('S044', placed(place(key)), () => [
        '这一格的用语不认识，按没有填读取（为免带出个人信息，不在这里重复）。',
        WORDS[key] ?? '改成教师系统里的标准用语后重新导出。',
      ])
      return ''
    }
    const yesNo = (key: string, read: (text: string) => boolean | null): string => {
      if (tidy(text(key)) === '') return ''
      const value = read(text(key))
      return value === null ? word(key, null) : value ? '是' : '否'
    }
    const written = tidy(text('teacher_id'))
    const id = written === '' ? '' : hashed(written)
    if (id === '' || !isTeacherHash(id)) {
      into.faults.structural('S019', placed(place('teacher_id')), () => [
        '教师编号为空，这一行没有读取。',
        '补上编号后重新导出。',
      ])
      return
    }
    const stage = stageOfWord(text('stage'))
    const status = teacherWordOf('status', text('status'))
    if (stage === null || status === null || status === '') {
      const key = stage === null ? 'stage' : 'status'
      into.faults.structural('S078', placed(place(key)), () => [
        stage === null ? '任教学段不是小学或初中，这名教师没有计入。' : '状态没有写或不认识，这名教师没有计入。',
        WORDS[key]!,
      ])
      return
    }
    if (isRepeated(id, school.code || school.name, met, placed(place('teacher_id')), into)) return
    const cells = {
      stage: stage === 'primary' ? '小学' : '初中',
      teacher_id: id,
      status,
      degree: word('degree', teacherWordOf('degree', text('degree'))),
      subject: word('subject', subjectOf(text('subject'))),
      title: word('title', teacherWordOf('title', text('title'))),
      backbone: backboneOf(
        yesNo('backbone', isBackbone),
        columnOf('backbone_document') ? text('backbone_document') : null,
        place,
        into,
      ),
      certified: yesNo('certified', holdsCertificate),
      hours_360: yesNo('hours_360', has360Hours),
    }
    into.teachers.push({ school, at: place('teacher_id'), cells })
  })
  return rows
}

const WORDS: Readonly<Record<string, string>> = {
  stage: '填 小学 或 初中。',
  status: '填 专任、兼职、走教、借调（交流）或 临聘。',
  degree: '填 博士研究生、硕士研究生、大学本科、大学专科、高中阶段 或 高中阶段以下；“研究生”要写明硕士还是博士。',
  title: '填 正高级、高级、一级（中级）、二级、三级 或 未定级。',
  subject: '填课程标准里的学科名称，如 语文、体育与健康。',
  backbone: '填 国家级、省级、市级、县级、校级 或 无；也可填 是、否。',
  hours_360: '填学时数，或 是、否。',
}

/** A second row at the same school is left out; at another school it stays and is said. */
function isRepeated(id: string, school: string, met: TeachersMet, place: ReturnType<typeof placed>, into: Findings): boolean {
  const schools = met.get(id)
  if (!schools) {
    met.set(id, new Set([school]))
    return false
  }
  into.repeatedTeachers++
  const same = schools.has(school)
  schools.add(school)
  into.faults.structural(same ? 'S043' : 'S074', place, () =>
    same
      ? ['这名教师在同一学校已经出现过，这一行没有读取。', '每位教师在一所学校只留一行。']
      : ['这名教师在另一所学校也出现，两校都列入了。', '走教、借调的教师：服务学校写专任以外的状态，只在一所学校写专任。'],
  )
  return same
}

/** 骨干 counts by the document that says so; where the list has that column, an empty one is no document. */
function backboneOf(said: string, document: string | null, place: (key: string) => FoundAt, into: Findings): string {
  if (said !== '是' || document === null || tidy(document) !== '') return said
  into.faults.structural('S078', placed(place('backbone_document')), () => [
    '写了骨干级别而没有认定文号，没有计入骨干教师。',
    '补上县级及以上教育行政部门的认定文号后重新导出。',
  ])
  return '否'
}
