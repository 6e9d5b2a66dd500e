import { DATA_PROBLEMS } from './problem-texts/data.ts'
import { ITEM_SOURCE_PROBLEMS } from './problem-texts/item-sources.ts'
import { LETTER_PROBLEMS } from './problem-texts/letters.ts'
import { MACHINE_PROBLEMS } from './problem-texts/machine.ts'
import { PAPER_PROBLEMS } from './problem-texts/papers.ts'
import { PEOPLE_PROBLEMS } from './problem-texts/people.ts'
import { SCHOOL_PLAN_PROBLEMS } from './problem-texts/school-plans.ts'

/**
 * Every refusal the system can give, by its code: the HTTP status it becomes and what the user reads. `{name}` is filled from the
 * problem's details. Features add their codes in `problem-texts/`, one line each, grouped by area.
 */
export const PROBLEMS = {
  ...MACHINE_PROBLEMS,
  ...PEOPLE_PROBLEMS,
  ...DATA_PROBLEMS,
  ...ITEM_SOURCE_PROBLEMS,
  ...LETTER_PROBLEMS,
  ...PAPER_PROBLEMS,
  ...SCHOOL_PLAN_PROBLEMS,
} as const satisfies Record<string, { status: number; text: string }>

export type ProblemCode = keyof typeof PROBLEMS

/** What fills the message's `{…}` and what a program may act on. Never secrets and never personal data: it is logged. */
export type ProblemDetails = Readonly<Record<string, unknown>>

/**
 * An action that is refused: not yours, not now, changed meanwhile. The command line exits 3, HTTP answers `status`, the user reads
 * `message`. Faults in handed-in data are `Fault`s, not Problems; a broken program throws an ordinary Error.
 */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly details: ProblemDetails

  constructor(code: ProblemCode, details: ProblemDetails = {}, options?: ErrorOptions) {
    super(worded(PROBLEMS[code].text, details), options)
    this.name = 'Problem'
    this.code = code
    this.status = PROBLEMS[code].status
    this.details = details
  }
}

function worded(text: string, details: ProblemDetails): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (name in details ? String(details[name]) : whole))
}
