import { MEASURE_KINDS } from '@junheng/core/features/rectification/plan/plan.ts'
import { monthsOf, type PlanEntry } from '@junheng/core/features/rectification/plan-entries.ts'
import { filterEntries } from '@junheng/core/features/rectification/plan-filter.ts'
import { Select } from 'antd'
import { comparePinyin, matches } from '../../../shared/pinyin.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { FILTER_KEYS, readLedgerUrl } from '../ledger-url.ts'
import { ENGLISH } from '../plan-english.ts'
import { KIND_NAMES } from '../plan-words.ts'

const CHIPS = [
  { key: 'stage', value: 'primary', label: '小学' },
  { key: 'stage', value: 'junior', label: '初中' },
  { key: 'kind', value: 'school', label: '学校' },
  { key: 'kind', value: 'cv', label: '校际差异' },
  { key: 'kind', value: 'subject', label: '监测学科' },
  { key: 'due', value: 'overdue', label: '已逾期' },
  { key: 'due', value: 'soon', label: '30 天内到期' },
  { key: 'due', value: 'undated', label: '有未写日期的' },
  { key: 'unanswered', value: '1', label: '没有措施' },
] as const

/** What narrows the ledger, all of it in the address: chips with the number each would leave, and lists of what the plan names. */
export function LedgerFilters({ entries, today }: { entries: readonly PlanEntry[]; today: string }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const count = (key: string, value: string) =>
    filterEntries(entries, readLedgerUrl({ ...search, [key]: value }).filter, today, matches).length
  const isNarrowed = FILTER_KEYS.some((key) => search[key])
  return (
    <div className="ledger-tools no-print">
      {CHIPS.map(({ key, value, label }) => {
        const isOn = search[key] === value
        const left = count(key, value)
        if (left === 0 && !isOn) return null
        return (
          <button
            key={`${key}-${value}`}
            type="button"
            className="chip"
            aria-pressed={isOn}
            onClick={() => change({ [key]: isOn ? undefined : value })}
          >
            {say(label)} {left}
            {isOn ? <span aria-hidden="true"> ✕</span> : null}
          </button>
        )
      })}
      {(['no', 'school'] as const).map((key) =>
        search[key] ? (
          <button key={key} type="button" className="chip" aria-pressed="true" onClick={() => change({ [key]: undefined })}>
            {key === 'no' ? `${say('指标')} ${search[key]}` : search[key]} <span aria-hidden="true">✕</span>
          </button>
        ) : null,
      )}
      <Lists entries={entries} />
      {isNarrowed ? (
        <button
          type="button"
          className="link small"
          onClick={() => change(Object.fromEntries(FILTER_KEYS.map((key) => [key, undefined])))}
        >
          {say('清除筛选')}
        </button>
      ) : null}
    </div>
  )
}

function Lists({ entries }: { entries: readonly PlanEntry[] }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const indicators = [...new Set(entries.map(({ indicator }) => indicator))]
  const names = (all: string[]) => [...new Set(all)].sort(comparePinyin).map((value) => ({ value, label: value }))
  const used = new Set(entries.flatMap(({ measures }) => measures.flatMap(({ kinds }) => kinds)))
  const lists = [
    { key: 'unit', name: '责任单位', options: names(indicators.flatMap(({ units }) => units)) },
    { key: 'section', name: '责任科室', options: names(indicators.flatMap(({ sections }) => sections)) },
    { key: 'month', name: '月份', options: names(indicators.flatMap(monthsOf)) },
    {
      key: 'measure',
      name: '措施类别',
      options: MEASURE_KINDS.filter((kind) => used.has(kind)).map((kind) => ({ value: kind, label: KIND_NAMES[kind] })),
    },
  ] as const
  return lists.map(({ key, name, options }) => (
    <Select
      key={key}
      size="small"
      aria-label={say(name)}
      style={{ minWidth: 116 }}
      popupMatchSelectWidth={false}
      value={search[key] ?? ''}
      onChange={(value: string) => change({ [key]: value })}
      options={[{ value: '', label: say('不限{name}', { name: say(name) }) }, ...options]}
    />
  ))
}
