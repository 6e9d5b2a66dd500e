import { ITEM_GROUPINGS } from '@junheng/core/features/rectification/views/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Checkbox, Input } from 'antd'
import { Disclosure } from '../../../../shared/disclosure.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { SavedViews } from '../../../../shared/saved-views.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { useKey } from '../../../../shared/use-key.ts'
import '../../plan.css'
import '../views.css'
import { today } from '../../use-plan-ledger.ts'
import { itemsQuery } from '../api.ts'
import { BulkBar } from '../components/bulk-bar.tsx'
import { ItemColumns } from '../components/item-columns.tsx'
import { ItemExport } from '../components/item-export.tsx'
import { ItemFilters } from '../components/item-filters.tsx'
import { ItemGroups } from '../components/item-groups.tsx'
import { ItemTable } from '../components/item-table.tsx'
import { filterOf, groupingOf, NARROWING, STATE_CHOICES, sortOf, stateOf, VIEW_KEYS } from '../item-url.ts'
import { STATE_WORDS } from '../item-words.ts'
import { ENGLISH } from '../ledger-english.ts'
import { usePicking } from '../use-picking.ts'

const CHOICE_WORDS = { standing: '在办', overdue: '逾期', all: '全部', ...STATE_WORDS } as const
const SEEN_AT_FIRST = new Set(['standing', 'overdue', 'open', 'in_progress', 'submitted', 'verified', 'closed', 'all'])
const GROUP_WORDS = { indicator: '按指标', school: '按学校', unit: '按责任单位', section: '按责任科室', month: '按月份' } as const
const SIZE = 50

/** 整改台账: every item one may see, narrowed, ordered and grouped by the address. */
export default function LedgerPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const picking = usePicking()
  const mayAct = useMay('item.act')
  const mayCreate = useMay('item.manage')
  const by = groupingOf(search)
  const state = stateOf(search)
  const { data, error, isPending, refetch } = useQuery({
    ...itemsQuery({
      ...filterOf(search),
      sort: sortOf(search),
      page: Math.max(1, Number(search['page']) || 1),
      size: by ? 1 : SIZE,
    }),
    placeholderData: keepPreviousData,
  })
  const find = useKey('/', (field) => field.focus())
  const counts = data?.counts
  const countOf = (choice: (typeof STATE_CHOICES)[number]): number | '' => {
    if (!counts) return ''
    if (choice === 'standing') return counts.open + counts.in_progress + counts.submitted + counts.verified
    if (choice === 'all') return Object.entries(counts).reduce((sum, [key, n]) => (key === 'overdue' ? sum : sum + n), 0)
    return counts[choice]
  }
  return (
    <PageFrame name={say('整改台账')}>
      <header className="row">
        <h1>{headline(say, counts)}</h1>
        <span className="row row-end no-print">
          {mayCreate ? <AddItems /> : null}
          <SavedViews room="ledger" keys={VIEW_KEYS} />
          <ItemColumns />
          <ItemExport />
        </span>
      </header>
      <div className="ledger-tools no-print">
        <fieldset className="segments" aria-label={say('状态')}>
          {STATE_CHOICES.filter((each) => SEEN_AT_FIRST.has(each) || each === state || (counts && countOf(each) !== 0)).map(
            (each) => (
              <button
                key={each}
                type="button"
                className="chip"
                aria-pressed={each === state}
                onClick={() => change({ state: each === 'standing' ? undefined : each, page: undefined })}
              >
                {say(CHOICE_WORDS[each])} <span className="num chip-count">{countOf(each)}</span>
              </button>
            ),
          )}
        </fieldset>
        <Input.Search
          key={search['text'] ?? ''}
          ref={(field) => {
            find.current = field?.input ?? null
          }}
          aria-label={say('搜索编号、学校或问题')}
          placeholder={say('编号、学校或问题（按 / ）')}
          allowClear
          defaultValue={search['text'] ?? ''}
          onSearch={(text) => change({ text: text.trim() || undefined, page: undefined })}
          style={{ width: 240, maxWidth: '100%' }}
        />
      </div>
      <ItemFilters />
      <div className="ledger-tools no-print">
        <fieldset className="segments" aria-label={say('分组')}>
          <button
            type="button"
            className="chip"
            aria-pressed={by === null}
            onClick={() => change({ by: undefined, page: undefined })}
          >
            {say('逐条')}
          </button>
          {ITEM_GROUPINGS.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={by === each}
              onClick={() => change({ by: each, page: undefined })}
            >
              {say(GROUP_WORDS[each])}
            </button>
          ))}
        </fieldset>
        <span className="row-end">
          <Checkbox
            checked={search['full'] === '1'}
            onChange={(e) => change({ full: e.target.checked ? '1' : undefined }, 'replace')}
          >
            {say('每格全文')}
          </Checkbox>
        </span>
      </div>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {isPending ? <Loading what={say('正在载入台账')} /> : null}
      {data && mayAct && data.total > 0 ? (
        <BulkBar
          picking={picking}
          total={data.total}
          page={by ? [] : data.items.map(({ no, version }) => ({ no, seen: version }))}
        />
      ) : null}
      {data?.total === 0 ? <Nothing isNarrowed={NARROWING.some((key) => search[key])} isEmpty={countOf('all') === 0} /> : null}
      {data && data.total > 0 && by ? <ItemGroups by={by} today={today()} picking={mayAct ? picking : null} /> : null}
      {data && data.total > 0 && !by ? (
        <>
          <ItemTable
            items={data.items}
            today={today()}
            picking={mayAct ? picking : null}
            label={say('整改台账')}
            foot={
              <strong>
                {data.total > data.items.length
                  ? say('第 {from}–{to} 条，共 {n} 条', {
                      from: (data.page - 1) * data.size + 1,
                      to: (data.page - 1) * data.size + data.items.length,
                      n: data.total,
                    })
                  : say('共 {n} 条', { n: data.total })}
              </strong>
            }
          />
          <Pager page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
        </>
      ) : null}
    </PageFrame>
  )
}

const WAYS = [
  ['/ledger/from-run', '从评估结果'],
  ['/ledger/letters-in', '从反馈意见'],
  ['/ledger/import', '从工作簿'],
  ['/ledger/new', '手工新增'],
] as const

/** Every way into the ledger. */
function AddItems() {
  const say = useText(ENGLISH)
  return (
    <Disclosure label={say('列入台账')} className="add-items">
      {WAYS.map(([to, word]) => (
        <Link key={to} to={to}>
          {say(word)}
        </Link>
      ))}
    </Disclosure>
  )
}

type Counts = Readonly<Record<'open' | 'in_progress' | 'submitted' | 'verified' | 'closed' | 'overdue', number>>

/** What stands, in one sentence. */
function headline(say: ReturnType<typeof useText<typeof ENGLISH>>, counts: Counts | undefined): string {
  if (!counts) return say('整改台账')
  const standing = counts.open + counts.in_progress + counts.submitted + counts.verified
  if (standing === 0 && counts.closed === 0) return say('整改台账')
  if (standing === 0) return say('整改台账：{n} 条全部销号', { n: counts.closed })
  return counts.overdue > 0
    ? say('整改台账：在办 {n} 条，其中逾期 {late} 条', { n: standing, late: counts.overdue })
    : say('整改台账：在办 {n} 条，没有逾期', { n: standing })
}

function Nothing({ isNarrowed, isEmpty }: { isNarrowed: boolean; isEmpty: boolean }) {
  const say = useText(ENGLISH)
  if (!isEmpty)
    return (
      <Empty title={say('没有符合筛选的整改任务')}>
        <p>{isNarrowed ? say('换一个条件，或清除筛选。') : say('换一种状态看看。')}</p>
      </Empty>
    )
  return (
    <Empty title={say('台账里还没有整改任务')}>
      <p>{say('整改任务可以从评估结果、预警、复核意见、已发布的整改方案或表格生成，也可以逐条新增。')}</p>
    </Empty>
  )
}
