import type { Stage } from '../../collection/county.ts'
import { readOffices } from './lists.ts'
import { readStatus, type Status } from './status.ts'
import { halfDigits, likeness, NUMBER, numberOf } from './words.ts'

/** One item of the plan's main text: （一）requirement。situation。整改措施：…（责任单位：…） */
export interface BodyItem {
  requirement: string
  situation: Status
  measures: string
  units: string[]
}

export interface Body {
  items: BodyItem[]
  /** 不达标学校有N所, where stated for the whole. */
  totalSchools: number | null
}

const ITEM = /^\s*[（(]\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})\s*[)）]/
const PART = /^\s*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]+[章部])/

/** Reads the items of a main text; whatever is none (preface, organisation, safeguards) is passed over. */
export function readBody(lines: readonly string[]): Body {
  const items: string[] = []
  let open = false
  for (const line of lines.flatMap((text) => text.split('\n'))) {
    if (ITEM.test(line)) {
      items.push(line.replace(ITEM, ''))
      open = true
    } else if (PART.test(line)) open = false
    else if (open) items[items.length - 1] += `\n${line}`
  }
  const text = halfDigits(lines.join('\n'))
  const total = new RegExp(
    `(?:不达标|未达标)(?:的)?学校(?:共|共有|有|达|为|共计)?(${NUMBER})所|(${NUMBER})所(?:义务教育)?学校(?:存在)?(?:不达标|未达标)`,
  ).exec(text)
  return {
    items: items.map(readItem).filter((item): item is BodyItem => item !== null),
    totalSchools: total ? numberOf(total[1] ?? total[2]!) : null,
  }
}

function readItem(text: string): BodyItem | null {
  const start = text.search(/整改(?:措施|举措)[：:]/)
  const heading = start < 0 ? text : text.slice(0, start)
  if (start < 0 && !/不达标|未达标/.test(heading)) return null
  const tail = start < 0 ? '' : text.slice(start).replace(/^整改(?:措施|举措)[：:]/, '')
  const units = /[（(]\s*责任单位[：:]([^）)]*)[）)]/.exec(text)?.[1] ?? ''
  const { requirement, situation } = splitHeading(heading)
  return {
    requirement,
    situation: readStatus(situation),
    measures: tail.replace(/[（(]\s*责任单位[：:][^）)]*[）)]/, '').trim(),
    units: readOffices(units).names,
  }
}

/** The situation starts at 我区现有… or with the first sentence that says 不达标. */
function splitHeading(heading: string): { requirement: string; situation: string } {
  const own = heading.search(/(?:我|全|本)(?:区|县|市)(?=.*(?:不达标|未达标))/s)
  if (own >= 0) return { requirement: heading.slice(0, own), situation: heading.slice(own) }
  const sentences = heading.split(/(?<=。)/)
  const at = sentences.findIndex((sentence) => /不达标|未达标/.test(sentence))
  if (at < 0) return { requirement: heading, situation: '' }
  return { requirement: sentences.slice(0, at).join('') || sentences[at]!, situation: sentences.slice(at).join('') }
}

/** The body item that speaks of each indicator, by likeness of the requirement; each item once. */
export function pairItems(items: readonly BodyItem[], texts: readonly string[]): (BodyItem | null)[] {
  const offers = texts.flatMap((text, i) => items.map((item, j) => ({ i, j, alike: likeness(text, item.requirement) })))
  const pairs: (BodyItem | null)[] = texts.map(() => null)
  const used = new Set<number>()
  for (const { i, j, alike } of offers.sort((a, b) => b.alike - a.alike)) {
    if (alike < 0.4 || pairs[i] || used.has(j)) continue
    pairs[i] = items[j]!
    used.add(j)
  }
  return pairs
}

/** One clause of the measures in the main text, and how many schools it says it serves. */
export interface BodyClause {
  text: string
  count: number | null
  /** 小学段、初中段, where the clause says so. */
  stages: Stage[]
}

export function clausesOf(measures: string): BodyClause[] {
  return measures
    .split(/[；;。]/)
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => {
      const count = new RegExp(`(${NUMBER})所(?:学校|小学|初中|中学)`).exec(halfDigits(text))
      const stages: Stage[] = []
      if (/小学(?:学)?段/.test(text)) stages.push('primary')
      if (/(?:初中|中学)(?:学)?段/.test(text)) stages.push('junior')
      return { text, count: count ? numberOf(count[1]!) : null, stages }
    })
}
