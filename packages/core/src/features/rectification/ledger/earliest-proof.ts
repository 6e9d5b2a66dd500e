import type { Stage } from '../../collection/county.ts'
import type { Element } from '../../standards/catalogue.ts'
import { DERIVED_NAMES } from '../../standards/derived-names.ts'
import { namesIn } from '../../standards/formula/parse.ts'
import { MONITORED_SUBJECTS, nextTestYear } from '../../standards/monitoring.ts'
import type { Condition, Indicator, Item, ParsedFormula, Standard } from '../../standards/standard.ts'

/** What an item's proof is asked of. */
export interface ProofAsked {
  /** Key (or code L1…) of an indicator, of a county item, or of a data element. */
  key: string
  /** Only where the indicator's formula differs by stage; both are looked at otherwise. */
  stage?: Stage | null
  /** Subject of national monitoring, as published: 语文, 四年级科学. */
  subject?: string | null
  /** The day from which something is changed; what was so before is no effect. */
  today: string
  /** 竣工验收: what is built takes effect from this day on. */
  acceptedOn?: string | null
  /** Years of which monitoring results of a subject are known (they move the calendar of rounds). */
  tested?: ReadonlyMap<string, readonly number[]>
}

export interface EarliestProof {
  /** The first day, `YYYY-MM-DD`, on which a changed value can be on record; null where no day binds it. */
  on: string | null
  /** Why, in one sentence of Chinese. */
  why: string
}

/** Tests of national monitoring are held in May: what changes before May can show in the same year's. */
const TEST_MONTH = '05'

/**
 * 最早可举证日: before it, nobody can show that the value has become better, however hard they work.
 *
 * The catalogue says of each element when it is taken: state of September 1, end of a school year, 决算 of a fiscal year, year's end for training
 * hours, the report of national monitoring. What is changed on a day shows in the first such record on or after it; money of a fiscal year in the
 * accounts of that very year. Where a formula mixes them (money ÷ pupils), pupils and classes of September 1 are the measure, the other is what one changes.
 * A spread (差异系数) has the day of its indicator.
 */
export function earliestProof(standard: Pick<Standard, 'indicators' | 'items' | 'catalogue'>, asked: ProofAsked): EarliestProof {
  const built = asked.acceptedOn && asked.acceptedOn > asked.today ? asked.acceptedOn : null
  const from = built ?? asked.today
  const since = built ? `工程 ${built} 验收，其后` : `${from} 以后`
  const named =
    standard.indicators.find(({ key, code }) => key === asked.key || code === asked.key) ??
    standard.items.find(({ key }) => key === asked.key)
  if (named && 'kind' in named && named.kind === 'naeq') return monitored(standard, asked, from)
  const elements = elementsOf(standard, named, asked)
  const dated = decisive(elements).map((element) => ({ element, on: firstRecord(element, from) }))
  const latest = dated.reduce((day, { on }) => (on > day ? on : day), '')
  const final = dated.filter(({ on }) => on === latest)
  // Pupils only divide: the sentence names what one changes.
  const last = final.find(({ element }) => element.key !== 'students') ?? final[0]
  if (!last) return unbound(named, asked, built)
  return { on: last.on, why: `“${last.element.zh}”${periodWord(last.element)}：${since}的变化最早在 ${last.on} 才有数可查。` }
}

/** The first record of an element that can show what happens on `from`. */
function firstRecord({ period, earliest: { monthDay, nextYear } }: Element, from: string): string {
  const year = Number(from.slice(0, 4))
  // The accounts of a year take in the whole of it, so a change is never in those settled in its own spring.
  if (period === 'fiscal_year' || period === 'prev_fiscal_year') return `${year + (nextYear ? 1 : 0)}-${monthDay}`
  return `${from.slice(5) <= monthDay ? year : year + 1}-${monthDay}`
}

/** Of mixed inputs those one changes: not the pupils, classes and teachers of September 1 they are divided by. */
function decisive(elements: readonly Element[]): Element[] {
  const bound = elements.filter(({ period, earliest }) => period !== 'undated' || earliest.nextYear)
  const own = bound.filter(({ period }) => period !== 'school_year_start')
  return own.length > 0 ? own : bound
}

function elementsOf(
  { catalogue, indicators }: Pick<Standard, 'catalogue' | 'indicators'>,
  named: Indicator | Item | undefined,
  { key, stage }: ProofAsked,
): Element[] {
  const names = named ? ('kind' in named ? itemNames(named) : indicatorNames(named, stage ?? null)) : new Set([key])
  const behind = [...names].flatMap((name) => {
    // 差异系数平均值 is made of indicators, they of elements.
    const indicator = indicators.find((each) => each.key === name)
    if (indicator) return [...indicatorNames(indicator, stage ?? null)]
    return catalogue.elements.has(name) ? [name] : (DERIVED_NAMES[name]?.from ?? [])
  })
  return [...new Set(behind)].flatMap((name) => catalogue.elements.get(name) ?? [])
}

function indicatorNames({ formula }: Indicator, stage: Stage | null): Set<string> {
  const trees = stage ? [formula[stage]] : [formula.primary, formula.junior]
  return trees.reduce((found, { tree }) => namesIn(tree, found), new Set<string>())
}

function itemNames({ kind, formula, conditions }: Item): Set<string> {
  if (kind === 'classes') return new Set(['class_sizes'])
  const found = new Set<string>()
  const read = (parsed: ParsedFormula | undefined) => parsed && namesIn(parsed.tree, found)
  read(formula)
  for (const condition of conditions ?? []) {
    read(condition.formula)
    const line = elementLine(condition)
    if (line) found.add(line)
  }
  return found
}

const elementLine = ({ threshold }: Condition): string | null =>
  typeof threshold === 'object' && 'element' in threshold ? threshold.element : null

function monitored(standard: Pick<Standard, 'catalogue'>, { subject, tested }: ProofAsked, from: string): EarliestProof {
  const year = Number(from.slice(0, 4))
  const after = from.slice(5, 7) < TEST_MONTH ? year - 1 : year
  const turns = (subject ? subjectsIn(subject) : MONITORED_SUBJECTS).flatMap((each) => {
    const test = nextTestYear(each, after, tested ?? new Map())
    return test === null ? [] : { each, test }
  })
  // Several subjects named together are proven when the last of them is; none named: when the first comes round.
  const turn = turns.sort((a, b) => a.test - b.test).at(subject ? -1 : 0)
  const { monthDay, nextYear } = standard.catalogue.elements.get('naeq_results')!.earliest
  if (!turn) return { on: null, why: '这一学科不在国家义务教育质量监测的轮次里，说不出最早可举证日。' }
  const on = `${turn.test + (nextYear ? 1 : 0)}-${monthDay}`
  const who = subject ? turn.each : '最近一轮的学科'
  return {
    on,
    why: `国家义务教育质量监测三年一轮、各科轮流：${who}下次监测在 ${turn.test} 年，县级报告次年反馈，${on} 前未必拿得到。`,
  }
}

const SUBJECT_WORDS: readonly (readonly [(typeof MONITORED_SUBJECTS)[number], RegExp])[] = [
  ['语文', /语文/],
  ['数学', /数学/],
  ['科学', /科学/],
  ['体育', /体育/],
  ['艺术', /艺术|音乐|美术/],
  ['德育', /德育|道德/],
]
const subjectsIn = (text: string): string[] => SUBJECT_WORDS.filter(([, word]) => word.test(text)).map(([subject]) => subject)

function unbound(named: Indicator | Item | undefined, { key, today }: ProofAsked, built: string | null): EarliestProof {
  if (built) return { on: built, why: `工程 ${built} 才验收，此前没有可举证的房屋。` }
  if (named && 'kind' in named && named.kind === 'judgement') return { on: null, why: '这一项由材料和核查证明，不受统计日限制。' }
  return { on: null, why: named ? `这一项没有统计日，${today} 起随时可以举证。` : `目录里没有“${key}”，说不出最早可举证日。` }
}

const PERIOD_WORDS: Readonly<Record<Element['period'], string>> = {
  school_year_start: '按每年 9 月 1 日的实有数统计',
  school_year: '按学年统计',
  fiscal_year: '由财政年度决算证明',
  prev_fiscal_year: '由财政年度决算证明',
  five_years: '在年底审核',
  undated: '按年度公报',
}
const periodWord = ({ key, period }: Element): string =>
  key.startsWith('survey_') || key.startsWith('visit_') ? '由下一次社会认可度调查得出' : PERIOD_WORDS[period]
