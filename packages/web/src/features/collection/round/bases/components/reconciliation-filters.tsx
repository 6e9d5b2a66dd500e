import type { Reconciliation } from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import { InputNumber, Select } from 'antd'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../bases-english.ts'
import { SHOWS, SORTS, type useReconciliationUrl } from '../use-reconciliation-url.ts'

interface Props {
  found: Reconciliation
  url: ReturnType<typeof useReconciliationUrl>
}

const SHOW_WORDS = { differs: '不一致', single: '只有一种', all: '全部' } as const
const SORT_WORDS = { percent: '相差最大在前', school: '按学校', element: '按数据项' } as const

/** Which figures are shown, and in which order; all of it stands in the address. */
export function ReconciliationFilters({ found, url }: Props) {
  const say = useText(ENGLISH)
  const { search, query, narrow } = url
  const { differs, single, agrees } = found.counts
  const counts = { differs, single: differs + single, all: differs + single + agrees }
  return (
    <div className="row bases-filters no-print">
      {SHOWS.map((show) => (
        <button
          key={show}
          type="button"
          className="chip"
          aria-pressed={query.show === show}
          onClick={() => narrow({ show: show === 'differs' ? undefined : show })}
        >
          {say(SHOW_WORDS[show])} {show === 'single' ? single : counts[show]}
        </button>
      ))}
      <button
        type="button"
        className="chip"
        aria-pressed={search['unexplained'] === '1'}
        onClick={() => narrow({ unexplained: search['unexplained'] === '1' ? undefined : '1' })}
      >
        {say('只看未说明')} {found.counts.unexplained}
      </button>
      <Chosen name="element" label={say('数据项')} all={say('全部数据项')} choices={found.elements} url={url} />
      <Chosen name="school" label={say('学校')} all={say('全部学校')} choices={found.schools} url={url} />
      {found.towns.length > 0 ? (
        <Chosen
          name="town"
          label={say('镇街')}
          all={say('全部镇街')}
          choices={found.towns.map((town) => ({ key: town, name: town }))}
          url={url}
        />
      ) : null}
      <span className="row">
        <span aria-hidden="true">{say('相差超过')}</span>
        <InputNumber
          aria-label={say('相差超过')}
          min={0}
          max={1000}
          style={{ width: 84 }}
          suffix="%"
          value={query.beyond === undefined ? null : Number(query.beyond)}
          onChange={(value) => narrow({ beyond: value ? String(value) : undefined })}
        />
      </span>
      <Select
        aria-label={say('排序')}
        value={query.sort ?? 'percent'}
        onChange={(sort: string) => narrow({ sort: sort === 'percent' ? undefined : sort })}
        options={SORTS.map((value) => ({ value, label: say(SORT_WORDS[value]) }))}
      />
    </div>
  )
}

interface ChosenProps {
  name: 'element' | 'school' | 'town'
  label: string
  all: string
  choices: readonly { key: string; name: string }[]
  url: ReturnType<typeof useReconciliationUrl>
}

function Chosen({ name, label, all, choices, url }: ChosenProps) {
  return (
    <Select
      aria-label={label}
      showSearch
      optionFilterProp="label"
      style={{ width: name === 'town' ? 120 : 200 }}
      value={url.search[name] ?? ''}
      onChange={(value: string) => url.narrow({ [name]: value || undefined })}
      options={[{ value: '', label: all }, ...choices.map(({ key, name: called }) => ({ value: key, label: called }))]}
    />
  )
}
