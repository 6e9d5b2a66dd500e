import type { ItemGroup, ItemGrouping } from '@junheng/core/features/rectification/views/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { groupsQuery, itemsQuery } from '../api.ts'
import { filterOf, sortOf } from '../item-url.ts'
import { ENGLISH } from '../ledger-english.ts'
import type { Picking } from '../use-picking.ts'
import { ItemTable } from './item-table.tsx'
import { ProgressBar } from './progress-bar.tsx'

const NOTHING = {
  indicator: '未写指标',
  school: '全县事项',
  unit: '未写责任单位',
  section: '未写责任科室',
  month: '未定完成时间',
} as const

/** The ledger group by group, each opened where one looks: the server counts, nothing is loaded unasked. */
export function ItemGroups({ by, today, picking }: { by: ItemGrouping; today: string; picking: Picking | null }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data, error, isPending, refetch } = useQuery({
    ...groupsQuery({ ...filterOf(search), by }),
    placeholderData: keepPreviousData,
  })
  if (isPending) return <Loading what={say('正在分组')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (data.groups.length === 0) return <Empty title={say('没有符合筛选的整改任务')} />
  return (
    <div className="item-groups">
      {by === 'unit' || by === 'section' ? (
        <p className="dim small">{say('几个单位共同负责的，在每个单位下都列出，合计可能多于总数。')}</p>
      ) : null}
      {data.groups.map((group) => (
        <Group key={group.key} group={group} name={group.name || say(NOTHING[by])} today={today} picking={picking} />
      ))}
    </div>
  )
}

interface GroupProps {
  group: ItemGroup
  name: string
  today: string
  picking: Picking | null
}

function Group({ group, name, today, picking }: GroupProps) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const [isOpen, setOpen] = useState(false)
  const { data, error, isPending } = useQuery({
    ...itemsQuery({ ...filterOf(search), ...group.filter, sort: sortOf(search), size: 50, page: 1 }),
    enabled: isOpen,
  })
  return (
    <section className="item-group">
      <h2>
        <button type="button" className="item-group-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
          <span className="item-group-name">{name}</span>
          <span className="num">{say('{n} 条', { n: group.total })}</span>
          {group.late > 0 ? <span className="item-late">▲ {say('逾期 {n} 条', { n: group.late })}</span> : null}
        </button>
        <ProgressBar tally={group} />
      </h2>
      {isOpen && isPending ? <Loading /> : null}
      {error ? <Failed error={error} /> : null}
      {isOpen && data ? (
        <>
          <ItemTable items={data.items} today={today} picking={picking} label={name} />
          {data.total > data.items.length ? (
            <button
              type="button"
              className="link small"
              onClick={() => change({ ...group.filter, by: undefined, page: undefined })}
            >
              {say('看全部 {n} 条', { n: data.total })}
            </button>
          ) : null}
        </>
      ) : null}
    </section>
  )
}
