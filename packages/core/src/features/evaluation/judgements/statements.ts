import type { CountyValue } from '../../collection/county.ts'
import type { Standard } from '../../standards/standard.ts'

/** What people state of a county: a duty they judge, a duty's qualitative rider, 办学基本标准, a score of 2012, a veto. */
export const STATEMENT_KINDS = ['judgement', 'rider', 'school_standard', 'score', 'veto'] as const
export type StatementKind = (typeof STATEMENT_KINDS)[number]

/** One thing that is stated and not reckoned. `element`: as county.csv names it; `item`: the item or veto it belongs to, as results name it. */
export interface Statement {
  element: string
  item: string
  kind: StatementKind
  zh: string
  clause: string
}

/** Everything a standard leaves to people's conclusion, in its order: items with their riders, then vetoes. */
export function statementsOf({ items, vetoes, docNo }: Pick<Standard, 'items' | 'vetoes' | 'docNo'>): Statement[] {
  const ofItems = items.flatMap(({ key: item, kind, zh, clause, rider }): Statement[] => {
    const own = { item, zh, clause }
    const stated: Statement[] =
      kind === 'judgement' || kind === 'school_standard'
        ? [{ ...own, element: item, kind }]
        : kind === 'score'
          ? [{ ...own, element: `score:${item}`, kind }]
          : []
    return rider ? [...stated, { ...own, element: `${item}:rider`, kind: 'rider', zh: rider }] : stated
  })
  const ofVetoes = vetoes.map(
    ({ key, zh }): Statement => ({ element: `veto:${key}`, item: `veto:${key}`, kind: 'veto', zh, clause: docNo }),
  )
  return [...ofItems, ...ofVetoes]
}

const SCORE = /^(100(\.0{1,2})?|\d{1,2}(\.\d{1,2})?)$/

/** Whether `text` is a conclusion of this kind: met/unmet, of a veto yes/no, of a score a number from 0 to 100 with at most two decimals. */
export function isConclusion(kind: StatementKind, text: string): boolean {
  if (kind === 'score') return SCORE.test(text)
  return kind === 'veto' ? text === 'yes' || text === 'no' : text === 'met' || text === 'unmet'
}

/** What a value of county.csv concludes, in the form conclusions are recorded in; null where it says nothing. */
export function conclusionIn(kind: StatementKind, value: Pick<CountyValue, 'number'> | undefined): string | null {
  if (value === undefined || Number.isNaN(value.number)) return null
  if (kind === 'score') return String(value.number)
  const isTrue = value.number === 1
  return kind === 'veto' ? (isTrue ? 'yes' : 'no') : isTrue ? 'met' : 'unmet'
}

/** Two conclusions that say the same; scores by their number. */
export const sayTheSame = (kind: StatementKind, a: string, b: string): boolean =>
  kind === 'score' ? Number(a) === Number(b) : a === b

const WORDS: Readonly<Record<string, string>> = { met: '达标', unmet: '未达标', yes: '有', no: '无' }

/** A conclusion as people say it. */
export const conclusionWord = (kind: StatementKind, text: string): string =>
  kind === 'score' ? `${Number(text)} 分` : (WORDS[text] ?? text)
