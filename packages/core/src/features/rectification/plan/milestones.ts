import { datesIn, type FoundDate } from './dates.ts'
import { withoutNumber } from './numbering.ts'
import type { Milestone } from './plan.ts'
import { halfDigits, linesOf } from './words.ts'

/**
 * The milestones of a 任务目标安排 cell, one a sentence. A further sentence without a date in the same paragraph takes over the date before it and
 * says so (`due_inherited`); a paragraph with only school years, or nothing, has `due` null.
 */
export function readMilestones(text: string): Milestone[] {
  const milestones: Milestone[] = []
  let year: number | null = null
  for (const line of linesOf(text)) {
    const paragraph = withoutNumber(line)
    let due: string | null = null
    const sentences = paragraph.split(/(?<=[；;。])/).filter((sentence) => sentence.replace(/[；;。\s]/g, '') !== '')
    // What belongs to one date is one published stretch.
    const stretches: Milestone[][] = []
    for (const sentence of sentences) {
      const date: FoundDate | undefined = datesIn(sentence, year)[0]
      const schoolYears = /(?:\d{4}(?:\s*[—\-–~～、至]\s*)?)+学年(?:度)?/.exec(halfDigits(sentence))?.[0]
      if (date) {
        year = date.year
        due = date.due
      }
      const own = date !== undefined || due === null
      const milestone: Milestone = {
        due,
        text: trimmed(date ? withoutDate(sentence, date) : sentence),
        published: sentence.trim(),
      }
      if (!date && due !== null) milestone.due_inherited = true
      if (due === null && schoolYears) milestone.period = schoolYears
      if (own) stretches.push([milestone])
      else stretches.at(-1)!.push(milestone)
    }
    for (const stretch of stretches) {
      const published = stretch.map((milestone) => milestone.published).join('')
      milestones.push(...stretch.map((milestone) => ({ ...milestone, published })))
    }
  }
  return milestones
}

/** A date in front is taken off (with 在, 于, 到); one inside the sentence stays, for the sentence needs it. */
function withoutDate(sentence: string, date: { start: number; end: number }): string {
  return /^\s*(?:在|于|到|至|截至|截止|力争|确保)?\s*$/.test(sentence.slice(0, date.start)) ? sentence.slice(date.end) : sentence
}

const trimmed = (sentence: string): string => sentence.replace(/^[\s，,、：:]+/, '').replace(/[\s；;。，,]+$/, '')
