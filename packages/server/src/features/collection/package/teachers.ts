import type { TableSource, Teachers } from '@junheng/core/features/collection/county.ts'
import { quoted } from '@junheng/core/features/collection/fault-list.ts'
import { isTeacherHash, TEACHER_WORDS, type TeacherWord, teacherWord } from '@junheng/core/features/collection/teacher-words.ts'
import { reportUnknownSection } from './classes.ts'
import { type Grouping, groupRows, inOrder, linesInOrder, startsOf, wordsInOrder } from './grouping.ts'
import type { RawTable } from './raw-table.ts'
import type { SchoolIndex } from './schools.ts'
import { joiner, type SectionIndex, stageAt } from './sections.ts'

export interface TeacherRows extends Grouping {
  source: TableSource
  lines: Int32Array
  words: Record<'teacher_id' | TeacherWord, readonly string[]>
  numbers: Record<'backbone' | 'certified' | 'hours_360', Float64Array>
}

/** teachers.csv gathered by section. An id that could name a person is refused and never repeated in the message. */
export function groupTeachers(raw: RawTable, schools: SchoolIndex, sections: SectionIndex): TeacherRows {
  const join = joiner(raw, schools)
  const stages = raw.words.get('stage') ?? []
  const ids = raw.words.get('teacher_id') ?? []
  const settled = settleWords(raw)
  const sectionOf = new Int32Array(raw.rows)
  for (let row = 0; row < raw.rows; row++) {
    const school = join(row)
    const stage = stageAt(raw, row, stages[row]!)
    const section = school < 0 || stage < 0 ? -1 : sections.at[school * 2 + stage]!
    if (section < 0 && school >= 0 && stage >= 0) reportUnknownSection(raw.csv, raw.lines[row]!, schools.codes[school]!, stage)
    sectionOf[row] = isAcceptableId(raw, row, ids[row]!) && settled.status[row] !== '' ? section : -1
  }
  reportRepeats(raw, ids, sectionOf, sections)
  const grouping = groupRows(sectionOf, sections.order.length)
  const blank = new Float64Array(raw.rows).fill(Number.NaN)
  const number = (key: string): Float64Array => inOrder(raw.numbers.get(key) ?? blank, grouping.order)
  const word = (column: readonly string[]): readonly string[] => wordsInOrder(column, grouping.order)
  return {
    ...grouping,
    source: raw.csv.source,
    lines: linesInOrder(raw.lines, grouping.order),
    words: {
      teacher_id: word(ids),
      status: word(settled.status),
      degree: word(settled.degree),
      subject: word(settled.subject),
      title: word(settled.title),
    },
    numbers: { backbone: number('backbone'), certified: number('certified'), hours_360: number('hours_360') },
  }
}

export function countyTeachers(all: TeacherRows, first: number, last: number): Teachers {
  const from = all.start[first]!
  const to = all.start[last]!
  return {
    source: all.source,
    rows: to - from,
    lines: all.lines.subarray(from, to),
    start: startsOf(all.start, first, last),
    id: all.words.teacher_id.slice(from, to),
    status: all.words.status.slice(from, to),
    degree: all.words.degree.slice(from, to),
    subject: all.words.subject.slice(from, to),
    title: all.words.title.slice(from, to),
    backbone: all.numbers.backbone.subarray(from, to),
    certified: all.numbers.certified.subarray(from, to),
    hours360: all.numbers.hours_360.subarray(from, to),
  }
}

function isAcceptableId(raw: RawTable, row: number, id: string): boolean {
  const place = { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get('teacher_id') ?? 'teacher_id' }
  if (id === '')
    raw.csv.faults.structural('S019', place, () => ['教师编号为空，这一行没有读取。', '填写教师编号；数据包里填散列后的编号。'])
  else if (!isTeacherHash(id))
    raw.csv.faults.structural('S033', place, () => [
      '教师编号看起来是身份证号、电话或姓名，这一行没有接收，也没有保存。',
      '用散列值（如 SHA-256 的前 16 位）代替；不要提交能认出个人的编号。',
    ])
  else return true
  return false
}

/** Each word in its one spelling; an unknown one is a fault and counts as not reported. */
function settleWords(raw: RawTable): Record<TeacherWord, string[]> {
  const settle = (key: TeacherWord): string[] => {
    const column = raw.words.get(key)
    if (column === undefined) return new Array<string>(raw.rows).fill('')
    return column.map((word, row) => {
      const known = teacherWord(key, word)
      if (known !== null && (known !== '' || key !== 'status')) return known
      const place = { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get(key) ?? key }
      const allowed = [...new Set(TEACHER_WORDS[key].values())].join('、')
      if (word === '')
        raw.csv.faults.structural('S019', place, () => ['状态没有填，这一行没有读取。', `填下列之一：${allowed}。`])
      else raw.csv.faults.structural('S044', place, () => [`不认识的用语${quoted(word)}。`, `填下列之一：${allowed}。`])
      return ''
    })
  }
  return { status: settle('status'), degree: settle('degree'), subject: settle('subject'), title: settle('title') }
}

/** The same person twice in one school counts double; across schools V031 says so. */
function reportRepeats(raw: RawTable, ids: readonly string[], sectionOf: Int32Array, sections: SectionIndex): void {
  const seen = new Map<string, number>()
  for (let row = 0; row < raw.rows; row++) {
    const section = sectionOf[row]!
    if (section < 0) continue
    const key = `${sections.school[section]}\n${ids[row]}`
    const earlier = seen.get(key)
    if (earlier === undefined) seen.set(key, row)
    else
      raw.csv.faults.structural(
        'S043',
        { sheet: raw.csv.sheet, row: raw.lines[row]!, column: raw.csv.header.headers.get('teacher_id') ?? 'teacher_id' },
        (line) => [
          `同一教师编号在该校第 ${line(raw.lines[earlier]!)} 行已经出现，会被重复计数。`,
          '每位教师在一所学校只留一行，学段按主要任教学段填写。',
        ],
      )
  }
}
