import type { Element } from '../../../standards/catalogue.ts'
import type { ElementView, StandardView } from '../../../standards/schema.ts'
import { readValue, type ValueRule } from '../../read-value.ts'
import { opensOn, partOf } from '../open/calendar.ts'
import type { FormField } from './schema.ts'

/** What a form is made from: the elements as people read them, and which rule asks for which. */
export interface FormSources {
  /** By key. */
  elements: ReadonlyMap<string, Element>
  /** By key. */
  views: ReadonlyMap<string, ElementView>
  /** The standard the round goes by. */
  standard: Pick<StandardView, 'key' | 'zh' | 'docNo' | 'items' | 'vetoes'>
  /** 2026 is 2026—2027学年. */
  schoolYear: number
}

const earliestOf = (element: Element, schoolYear: number): string =>
  element.period === 'undated' && !element.earliest.nextYear
    ? element.earliest.why
    : `${opensOn(partOf(element), schoolYear)}（${element.earliest.why}）`

type About = Pick<FormField, 'path' | 'isElsewhere'>

/** A field for an element; a list has none of its own. */
export function elementField(key: string, sources: FormSources, about: About & { zh?: string }): FormField {
  const element = sources.elements.get(key)
  const view = sources.views.get(key)
  if (!element || !view || element.type === 'list') throw new Error(`no field for ${key}`)
  return {
    zh: element.zh,
    ...about,
    key,
    unit: element.unit,
    kind: element.type,
    choices: choicesOf(element),
    min: element.min,
    max: element.max,
    softRange: element.softRange ?? null,
    definition: view.definition,
    sourceTable: view.sourceSystem,
    source: view.source,
    confidence: view.confidence,
    period: view.period,
    earliest: earliestOf(element, sources.schoolYear),
    reporter: view.reporter,
    uses: usesOf(key, sources.standard),
  }
}

/** A field that a rule of the standard asks for by itself: 达标/不达标, 有/无, a grade, a score. */
export function statedField(
  about: About & Pick<FormField, 'key' | 'zh' | 'kind' | 'definition' | 'source' | 'confidence' | 'reporter'>,
  more: Partial<Pick<FormField, 'unit' | 'min' | 'max' | 'uses' | 'choices'>> = {},
): FormField {
  return {
    unit: '',
    min: null,
    max: null,
    softRange: null,
    uses: [],
    sourceTable: '佐证材料',
    period: '学年',
    earliest: '学年结束后',
    choices: CHOICES[about.kind] ?? [],
    ...about,
    ...more,
  }
}

/** Which indicators and duties of the standard ask for an element, in its order. */
export function usesOf(key: string, { items }: Pick<StandardView, 'items'>): Use[] {
  return items.filter(({ elements }) => elements.includes(key)).map(useOf)
}

type Use = FormField['uses'][number]

const SHORT: Readonly<Record<string, string>> = { 教育质量: '质' }

/** `L3`, or a duty by its domain in one character and its number, as people call it: 政11, 质4. */
export const useOf = ({ key, number, domain, scope, zh }: StandardView['items'][number]): Use => ({
  code: scope === 'section' ? number : `${SHORT[domain] ?? domain.slice(0, 1)}${number}` || key,
  zh,
})

/** How what is typed in a field is read. Null for text, which is taken as it is. */
export function ruleOf(
  field: Pick<FormField, 'key' | 'zh' | 'unit' | 'kind' | 'min' | 'max' | 'softRange' | 'choices'>,
): ValueRule | null {
  const { key, zh, unit, kind, min, max, softRange, choices } = field
  if (kind === 'text') return null
  return { key, zh, unit, kind, min, max, softRange, values: kind === 'enum' ? choices.map(({ value }) => value) : [] }
}

/** Whether it grows and shrinks from year to year: no code, no year. */
export const isAmount = ({ kind, unit }: Pick<FormField, 'kind' | 'unit'>): boolean =>
  (kind === 'integer' || kind === 'number') && unit !== '年'

/** Which of the choices a value says, in whatever words it came (`met` is 达标); undefined where none. */
export function choiceOf(field: Parameters<typeof ruleOf>[0], typed: string): FormField['choices'][number] | undefined {
  const exact = field.choices.find(({ value }) => value === typed)
  const rule = ruleOf(field)
  if (exact || rule === null || typed === '') return exact
  const { value } = readValue(typed, rule)
  return field.choices.find((choice) => readValue(choice.value, rule).value === value)
}

const words = (...all: string[]) => all.map((zh) => ({ value: zh, zh }))
const CHOICES: Partial<Record<FormField['kind'], FormField['choices']>> = {
  boolean: words('是', '否'),
  judgement: words('达标', '不达标'),
  grade: words('优秀', '良好', '合格', '不合格'),
}

/** A code's name stands in its element's definition: `111主城区 112城乡结合区`. */
function choicesOf({ type, values = [], definition }: Element): FormField['choices'] {
  if (type !== 'enum') return CHOICES[type as 'boolean'] ?? []
  const names = new Map([...definition.matchAll(/(\d+)([^\d\s]\S*)/g)].map(([, code, zh]) => [code!, zh!]))
  return values.map((value) => {
    const zh = names.get(String(value))
    return { value: String(value), zh: WORDS[value] ?? (zh === undefined ? String(value) : `${value} ${zh}`) }
  })
}
const WORDS: Readonly<Record<string, string>> = { public: '公办', private: '民办' }
