import type { Stage } from '../../collection/county.ts'
import type { SubjectResult } from './plan.ts'
import { halfDigits, NUMBER, numberOf } from './words.ts'

/** What 不达标情况 says: how many schools, whose difference coefficient, which subjects. The plan's main text says it in the same words. */
export interface Status {
  counts: Record<Stage, number | null>
  /** 「N所学校不达标」 without a stage. */
  countAny: number | null
  cv: Record<Stage, boolean>
  subjects: SubjectResult[]
  /** Stages spoken of at all. */
  stages: Stage[]
}

const STAGE_WORDS: readonly (readonly [Stage, RegExp])[] = [
  ['primary', /小学/],
  ['junior', /初中|中学/],
]

export const stagesIn = (text: string): Stage[] => STAGE_WORDS.filter(([, word]) => word.test(text)).map(([stage]) => stage)

export function readStatus(text: string): Status {
  const plain = halfDigits(text)
  const counts: Record<Stage, number | null> = { primary: null, junior: null }
  let countAny: number | null = null
  for (const match of plain.matchAll(new RegExp(`(${NUMBER})\\s*所(小学|初中|中学|初级中学|学校)`, 'g'))) {
    const stage = stagesIn(match[2]!)[0]
    if (stage) counts[stage] = numberOf(match[1]!)
    else countAny = numberOf(match[1]!)
  }
  const cv: Record<Stage, boolean> = { primary: false, junior: false }
  for (const clause of plain.split(/[，,。；;\n]|且/)) {
    if (!/差异/.test(clause) || !/不达标|未达标|超标|超过|不合格/.test(clause)) continue
    const named = stagesIn(clause)
    for (const stage of named.length > 0 ? named : (['primary', 'junior'] as const)) cv[stage] = true
  }
  const subjects = readSubjects(plain)
  const stages = (['primary', 'junior'] as const).filter(
    (stage) => counts[stage] !== null || cv[stage] || subjects.some((subject) => subject.stage === stage),
  )
  return { counts, countAny, cv, subjects, stages }
}

const LEVELS: Record<string, 1 | 2 | 3 | 4> = {
  I: 1,
  II: 2,
  III: 3,
  IV: 4,
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  '1': 1,
  '2': 2,
  '3': 3,
  '4': 4,
}

/** Ⅱ, II, II (full width) and 二 are one level. */
export const levelOf = (written: string): 1 | 2 | 3 | 4 | null => LEVELS[written.normalize('NFKC').toUpperCase()] ?? null

/** 四年级语文学业水平为II级，不达标 — grades 4 and 8 are the ones monitored. Ⅲ and above is met. */
function readSubjects(text: string): SubjectResult[] {
  const pattern = new RegExp(
    `(${NUMBER})年级\\s*([\\u4e00-\\u9fa5]{2,8}?)\\s*(?:学生)?(?:学业水平|成绩|水平)?\\s*(?:达到|仅为|为|处于|是|在)?\\s*([ⅠⅡⅢⅣIVＩＶ一二三四1-4]{1,3})\\s*级`,
    'g',
  )
  const results: SubjectResult[] = []
  for (const match of text.matchAll(pattern)) {
    const [grade, level] = [numberOf(match[1]!), levelOf(match[3]!)]
    if (!grade || !level) continue
    const stage = grade <= 6 ? 'primary' : 'junior'
    results.push({ grade, stage, subject: match[2]!, level_published: match[3]!, level, passed: level >= 3 })
  }
  return results
}
