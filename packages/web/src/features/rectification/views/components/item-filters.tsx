import { STAGES } from '@junheng/core/features/collection/county.ts'
import { ITEM_LEVELS, ITEM_SOURCES } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { GroupFilter, ItemGrouping } from '@junheng/core/features/rectification/views/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { matches } from '../../../../shared/pinyin.ts'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { groupsQuery } from '../api.ts'
import { NARROWING } from '../item-url.ts'
import { LEVEL_WORDS } from '../item-words.ts'
import { ENGLISH } from '../ledger-english.ts'

const STAGE_WORDS = { primary: '小学', junior: '初中' } as const
const ALL_OF = {
  indicator: '不限指标',
  school: '不限学校',
  unit: '不限单位',
  section: '不限科室',
  month: '不限月份',
} as const
const NAMES = { indicator: '指标', school: '学校', unit: '责任单位', section: '责任科室', month: '完成月份' } as const
const NOTHING = {
  indicator: '未写指标',
  school: '全县事项',
  unit: '未写责任单位',
  section: '未写责任科室',
  month: '未定完成时间',
} as const
const KEYS_OF: Readonly<Record<ItemGrouping, readonly (keyof GroupFilter)[]>> = {
  indicator: ['standard', 'matter', 'indicator'],
  school: ['school'],
  unit: ['unit'],
  section: ['section'],
  month: ['month'],
}

/** What narrows the ledger besides the state; every choice stands in the address. */
export function ItemFilters() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const narrow = (key: string, value: string) => change({ [key]: value || undefined, page: undefined })
  const isNarrowed = NARROWING.some((key) => search[key])
  return (
    <div className="item-filters no-print">
      {(['indicator', 'school', 'unit', 'section', 'month'] as const).map((by) => (
        <GroupSelect key={by} by={by} />
      ))}
      <Choice
        name={say('问题来源')}
        value={search['source']}
        onChange={(value) => narrow('source', value)}
        options={[
          { value: '', label: say('不限来源') },
          ...Object.entries(ITEM_SOURCES).map(([value, zh]) => ({ value, label: say(zh) })),
        ]}
      />
      <Choice
        name={say('程度')}
        value={search['level']}
        onChange={(value) => narrow('level', value)}
        options={[
          { value: '', label: say('不限程度') },
          ...(Object.keys(ITEM_LEVELS) as (keyof typeof LEVEL_WORDS)[]).map((value) => ({
            value,
            label: say(LEVEL_WORDS[value]),
          })),
        ]}
      />
      <Choice
        name={say('学段')}
        value={search['stage']}
        onChange={(value) => narrow('stage', value)}
        options={[{ value: '', label: say('不限学段') }, ...STAGES.map((value) => ({ value, label: say(STAGE_WORDS[value]) }))]}
      />
      <Checkbox checked={search['mine'] === '1'} onChange={(e) => narrow('mine', e.target.checked ? '1' : '')}>
        {say('只看我的')}
      </Checkbox>
      {isNarrowed ? (
        <button
          type="button"
          className="link small"
          onClick={() => change({ ...Object.fromEntries(NARROWING.map((key) => [key, undefined])), page: undefined })}
        >
          {say('清除筛选')}
        </button>
      ) : null}
    </div>
  )
}

interface ChoiceProps {
  name: string
  value: string | undefined
  options: { value: string; label: string }[]
  onChange: (value: string) => void
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  return (
    <Select
      size="small"
      aria-label={name}
      popupMatchSelectWidth={false}
      value={value ?? ''}
      onChange={onChange}
      options={options}
    />
  )
}

/** A group of the ledger, found by name or initials; what there is is asked for when somebody looks. */
function GroupSelect({ by }: { by: ItemGrouping }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const [isOpen, setOpen] = useState(false)
  const keys = KEYS_OF[by]
  const chosen = Object.fromEntries(keys.flatMap((key) => (search[key] ? [[key, search[key]]] : [])))
  const isChosen = Object.keys(chosen).length > 0
  const { data } = useQuery({ ...groupsQuery({ by, state: 'all' }), enabled: isOpen || isChosen })
  const value = isChosen ? JSON.stringify(chosen) : ''
  return (
    <Select
      size="small"
      aria-label={say(NAMES[by])}
      popupMatchSelectWidth={false}
      showSearch={{ filterOption: (text, option) => matches(String(option?.label ?? ''), text) }}
      value={value}
      loading={isOpen && !data}
      onOpenChange={setOpen}
      onChange={(next: string) =>
        change({
          ...Object.fromEntries(keys.map((key) => [key, undefined])),
          ...(next ? (JSON.parse(next) as GroupFilter) : {}),
          page: undefined,
        })
      }
      options={[
        { value: '', label: say(ALL_OF[by]) },
        ...(data?.groups ?? []).map(({ filter, name, total }) => ({
          value: JSON.stringify(Object.fromEntries(keys.flatMap((key) => (filter[key] ? [[key, filter[key]]] : [])))),
          label: `${name || say(NOTHING[by])}（${total}）`,
        })),
      ]}
    />
  )
}
