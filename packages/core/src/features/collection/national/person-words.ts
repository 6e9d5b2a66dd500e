import type { Stage } from '../county.ts'
import { teacherWord } from '../teacher-words.ts'
import { gradeNumber } from '../workbook/sheets.ts'

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '')

/** 三年级, 小学三年级, 初中一年级, 初一, 七年级, 高二 → the grade 1–12; null for anything else, such as a year of entry (2023级). */
export function gradeOf(text: string): number | null {
  const word = plain(text)
  const junior = /^初(?:中)?([一二三])(?:年级?)?$/.exec(word)?.[1]
  if (junior !== undefined) return '一二三'.indexOf(junior) + 7
  const senior = /^高(?:中)?([一二三])(?:年级?)?$/.exec(word)?.[1]
  if (senior !== undefined) return '一二三'.indexOf(senior) + 10
  const grade = Number(gradeNumber(word.replace(/^小学/, '')))
  return Number.isInteger(grade) && grade >= 1 && grade <= 9 ? grade : null
}

/** Classes of 1–6 are primary, 7–9 junior; null for 高中, who are in neither. */
export const stageOfGrade = (grade: number): Stage | null => (grade <= 6 ? 'primary' : grade <= 9 ? 'junior' : null)

/** 小学 or 初中 however it is written; null when it is neither. */
export function stageOfWord(text: string): Stage | null {
  const word = plain(text).replace(/(教育|学段|部|阶段)$/, '')
  if (word === '小学' || word === 'primary') return 'primary'
  return /^(初中|初级中学|普通初中|junior)$/.test(word) ? 'junior' : null
}

/** Whether a pupil counts as 在校生 by the word of the register; an empty word is not known and null. */
export function isEnrolled(text: string): boolean | null {
  const word = plain(text)
  if (/^(在读|在校|在籍在校|在籍在读|正常|在籍|正常在读|就读)$/.test(word)) return true
  return /^(休学|转出|退学|毕业|结业|肄业|离校|死亡|开除|辍学|失踪|出国|未报到|在籍不在校|注销)$/.test(word) ? false : null
}

/** The workbook's word for a status, degree or title; null where it is none. '' stays ''. */
export function teacherWordOf(column: 'status' | 'degree' | 'title', text: string): string | null {
  const word = plain(text)
  if (word === '') return ''
  if (column === 'status') {
    const more: Readonly<Record<string, string>> = {
      专任教师: 'full_time',
      是: 'full_time',
      兼任: 'part_time',
      兼职教师: 'part_time',
      走教教师: 'itinerant',
      跨校走教: 'itinerant',
      借调教师: 'seconded',
      支教: 'seconded',
      轮岗: 'seconded',
      交流教师: 'seconded',
      临聘教师: 'temporary',
      代课: 'temporary',
      代课教师: 'temporary',
    }
    return more[word] ?? teacherWord('status', word)
  }
  if (column === 'degree') return teacherWord('degree', word.replace(/毕业$/, '').replace(/^(?:大学)(?=本科|专科)/, '大学'))
  const title: Readonly<Record<string, string>> = {
    正高级教师: 'senior_professor',
    副高级: 'senior',
    中级: 'middle',
    初级: 'assistant',
    未定职级: 'none',
    未评定: 'none',
    未聘任: 'none',
  }
  return title[word] ?? teacherWord('title', word)
}

const SUBJECTS = new Set(
  '语文 数学 英语 外语 物理 化学 生物 生物学 历史 地理 道德与法治 政治 思想品德 科学 劳动 劳动技术 信息科技 信息技术 综合实践活动 综合实践 心理健康 心理 书法 通用技术 校本课程 其他'.split(
    ' ',
  ),
)

/**
 * A subject as the workbook has it. Only known subjects pass: a column that slipped may hold names, and a name must not get further.
 * @returns null for a word that is no known subject
 */
export function subjectOf(text: string): string | null {
  const word = plain(text)
  if (word === '' || SUBJECTS.has(word)) return word
  const known = teacherWord('subject', word)
  return known !== null && known !== word ? known : /^(体育|音乐|美术|艺术)$/.test(word) ? word : null
}

/** 县级及以上 by its level or by 是/否; null where the word says neither. */
export function isBackbone(text: string): boolean | null {
  const word = plain(text)
  if (/^(国家级?|省级?|市级?|地市级?|县级?|区级?|区县级?|县\(区\)级|县级以上|县级及以上|是)(骨干教师|骨干)?$/.test(word))
    return true
  return /^(否|无|非骨干|校级(骨干教师|骨干)?|-)$/.test(word) ? false : null
}

/** A certificate is held where its kind or number is written; what says that there is none, or nothing at all, is no certificate. */
export const holdsCertificate = (text: string): boolean | null => {
  const word = plain(text)
  return word === '' ? null : !/^(否|无|未取得|没有|-)$/.test(word)
}

/** 是/否, or hours against 360; null for what is neither. */
export function has360Hours(text: string): boolean | null {
  const word = plain(text).replace(/学时$/, '')
  if (/^(是|否)$/.test(word)) return word === '是'
  return /^\d{1,5}(\.\d+)?$/.test(word) ? Number(word) >= 360 : null
}
