/** The columns of teachers.csv that hold words. */
export type TeacherWord = 'status' | 'degree' | 'subject' | 'title'

/** Each word as people write it → as it is kept. A subject that is none of these stays as written. */
export const TEACHER_WORDS: Record<TeacherWord, ReadonlyMap<string, string>> = {
  status: spellings({
    full_time: '专任',
    part_time: '兼职',
    itinerant: '走教',
    seconded: '交流',
    temporary: '临聘',
  }),
  degree: spellings({
    doctor: '博士',
    master: '硕士',
    bachelor: '本科',
    college: '专科',
    senior_high: '高中阶段',
    below_high: '高中阶段以下',
  }),
  subject: spellings({ pe: '体育', music: '音乐', fine_art: '美术', arts_other: '艺术' }),
  title: spellings({
    senior_professor: '正高级',
    senior: '高级',
    middle: '中级',
    assistant: '助理级',
    junior: '员级',
    none: '未定级',
  }),
}

const MORE: Record<TeacherWord, Record<string, string>> = {
  status: { ...self('full_time', '专职', '在编'), ...self('seconded', '交流轮岗', '借调'), ...self('temporary', '临时') },
  degree: {
    ...self('doctor', '博士研究生', 'phd', 'doctorate'),
    ...self('master', '硕士研究生'),
    ...self('bachelor', '大学本科', 'undergraduate'),
    ...self('college', '大专', '大学专科', 'associate'),
    ...self('senior_high', '高中', '中专', '中师', 'high_school'),
    ...self('below_high', '高中以下', '初中', 'below_senior_high'),
  },
  subject: {
    ...self('pe', '体育与健康', 'physical_education', 'sports'),
    ...self('fine_art', 'art'),
    ...self('arts_other', 'arts', '艺术（综合）'),
  },
  title: {
    ...self('senior_professor', '正高', '正高级教师'),
    ...self('senior', '副高', '副高级', '高级教师'),
    ...self('middle', '一级', '一级教师', '中级职称', 'intermediate', 'mid'),
    ...self('assistant', '二级', '二级教师', '初级'),
    ...self('junior', '三级', '三级教师'),
    ...self('none', '无', '未评'),
  },
}

/** A word in its one spelling, '' for an empty one, null when it is unknown. Any subject is known. */
export function teacherWord(column: TeacherWord, written: string): string | null {
  if (written === '') return ''
  const word = written.normalize('NFKC').toLowerCase()
  const known = TEACHER_WORDS[column].get(word) ?? MORE[column][word]
  return known ?? (column === 'subject' ? written : null)
}

/**
 * Whether an id can be a hash. What could be an identity number (15 or 18 digits, X last), a telephone number or a name in Chinese
 * or Latin letters is refused: the system keeps nothing that names a person.
 */
export function isTeacherHash(id: string): boolean {
  const text = id.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (/^\d{17}[\dXx]$|^\d{15}$|^1[3-9]\d{9}$/.test(text)) return false
  if (/\p{Script=Han}/u.test(text)) return false
  return !/^[A-Za-z·.]{2,15}$/.test(text) || /^[a-f]{8,}$/i.test(text)
}

function spellings(words: Record<string, string>): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([kept, zh]): [string, string][] => [
      [kept, kept],
      [zh, kept],
    ]),
  )
}

function self(kept: string, ...written: string[]): Record<string, string> {
  return Object.fromEntries(written.map((w) => [w.normalize('NFKC').toLowerCase(), kept]))
}
