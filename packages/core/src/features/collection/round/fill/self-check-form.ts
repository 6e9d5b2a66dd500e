import type { StandardView } from '../../../standards/schema.ts'
import { pathOf } from '../value-path.ts'
import { statedField, useOf } from './fields.ts'
import type { FormField, FormSection } from './schema.ts'

/** 自查: each rule of the standard, whether it is met as they see it, what is wanting, and what is to be done by when. */
export function selfCheckForm(standard: Pick<StandardView, 'docNo' | 'items'>): FormSection[] {
  return [...Map.groupBy(standard.items, ({ domain }) => domain)].map(([domain, own], i) => ({
    key: `self-${i}`,
    zh: domain,
    about: '逐项自查；未达到的写明问题、整改措施和完成时间。',
    groups: own.map((item) => ({
      zh: `${item.number} ${item.zh}`,
      stage: null,
      isFolded: false,
      fields: FIELDS.map(
        ([field, zh, kind]): FormField =>
          statedField(
            {
              key: field,
              zh,
              path: pathOf.self(item.key, field),
              kind,
              isElsewhere: false,
              definition: `${standard.docNo} ${item.clause}`,
              source: item.source,
              confidence: item.confidence,
              reporter: '自查单位',
            },
            { uses: [useOf(item)], choices: kind === 'enum' ? CONCLUSIONS.map((value) => ({ value, zh: value })) : [] },
          ),
      ),
    })),
    list: null,
    grid: null,
  }))
}

/** What a 自查 may conclude of a rule. */
const CONCLUSIONS = ['达标', '不达标', '不确定'] as const

const FIELDS = [
  ['state', '自查结论', 'enum'],
  ['problem', '存在的问题', 'text'],
  ['measure', '整改措施和责任人', 'text'],
  ['by', '完成时间', 'text'],
] as const
