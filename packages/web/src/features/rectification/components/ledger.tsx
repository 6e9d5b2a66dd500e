import { filterEntries } from '@junheng/core/features/rectification/plan-filter.ts'
import { groupEntries, PLAN_VIEWS } from '@junheng/core/features/rectification/plan-views.ts'
import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useDeferredValue, useMemo } from 'react'
import { comparePinyin, matches } from '../../../shared/pinyin.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useKey } from '../../../shared/use-key.ts'
import { ProgressContext, progressQuery } from '../adopt/plan-progress.tsx'
import { ENGLISH as PROGRESS } from '../adopt/progress-english.ts'
import { tableAddress, useExtractLedger } from '../api.ts'
import { readLedgerUrl } from '../ledger-url.ts'
import { ENGLISH } from '../plan-english.ts'
import { today, usePlanEntries } from '../use-plan-ledger.ts'
import { LedgerFilters } from './ledger-filters.tsx'
import { LedgerTable } from './ledger-table.tsx'

const VIEW_NAMES = {
  indicator: '按指标',
  school: '按学校',
  unit: '按责任单位',
  section: '按责任科室',
  month: '按月份',
} as const

/** The plan as a ledger: grouped, narrowed and ordered by the address, exported as it is shown. */
export function Ledger({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const far = useText(PROGRESS)
  const progress = useQuery(progressQuery(detail.id))
  const entries = usePlanEntries(detail)
  const wanted = useDeferredValue(search)
  const { view, sort } = readLedgerUrl(search)
  // Narrowed to a unit and grouped by unit, the other units of its indicators are not meant.
  const only = search[view]
  const day = today()
  const shown = useMemo(() => filterEntries(entries, readLedgerUrl(wanted).filter, day, matches), [entries, wanted, day])
  const groups = useMemo(() => groupEntries(shown, view, sort, comparePinyin, only), [shown, view, sort, only])
  const find = useKey('/', (field) => field.focus())
  const extract = useExtractLedger(detail.id)
  if (progress.error) return <Failed error={progress.error} retry={() => void progress.refetch()} />
  if (!progress.data) return <Loading />
  if (entries.length === 0)
    return (
      <Empty title={say('这份方案没有读出不达标事项')}>
        <p>{say('原表的内容可以用上面的“原表导出”查看。')}</p>
      </Empty>
    )
  return (
    <section className="stack" aria-label={say('台账')}>
      <div className="ledger-tools no-print">
        <fieldset className="segments" aria-label={say('看台账的方式')}>
          {PLAN_VIEWS.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              aria-pressed={each === view}
              onClick={() => change({ view: each === 'indicator' ? undefined : each })}
            >
              {say(VIEW_NAMES[each])}
            </button>
          ))}
        </fieldset>
        <Input
          ref={(field) => {
            find.current = field?.input ?? null
          }}
          aria-label={say('搜索台账')}
          placeholder={say('学校、措施、单位或首字母（按 / ）')}
          style={{ width: 280, maxWidth: '100%' }}
          value={search['q'] ?? ''}
          onChange={(e) => change({ q: e.target.value }, 'replace')}
        />
        <span className="row-end">
          <Checkbox
            checked={search['full'] === '1'}
            onChange={(e) => change({ full: e.target.checked ? '1' : undefined }, 'replace')}
          >
            {say('每格全文')}
          </Checkbox>
          <span className="row">
            <span className="dim small">{extract.isPending ? say('正在导出') : say('导出所见')}</span>
            {(['docx', 'xlsx'] as const).map((format) => (
              <Button
                key={format}
                size="small"
                disabled={shown.length === 0 || extract.isPending}
                aria-label={`${say('导出所见')} ${format}`}
                onClick={() =>
                  extract.mutate({ format, view, sort, ...(only && { only }), entries: shown.map(({ key }) => key) })
                }
              >
                {format}
              </Button>
            ))}
          </span>
        </span>
      </div>
      <LedgerFilters entries={entries} today={day} />
      {extract.isError ? <Failed error={extract.error} /> : null}
      {shown.length === 0 ? (
        <Empty title={say('没有符合筛选的事项')}>
          <p>{say('换一个条件，或清除筛选看全部 {n} 处事项。', { n: entries.length })}</p>
        </Empty>
      ) : (
        <ProgressContext value={progress.data}>
          <LedgerTable
            groups={groups}
            shown={shown}
            total={entries.length}
            view={view}
            sort={sort}
            today={day}
            isFull={search['full'] === '1'}
          />
        </ProgressContext>
      )}
      {progress.data.adoptedAt === null ? (
        <p className="dim small">{say('期限按文件所写推算；是否已经完成，文件里看不出来。')}</p>
      ) : (
        <p className="row small">
          <span className="dim">{far('期限按文件所写推算；完成情况取自台账里的任务和措施。')}</span>
          <span className="dim">{far('原表带进展')}</span>
          {(['docx', 'xlsx'] as const).map((format) => (
            <a key={format} href={tableAddress(detail.id, format)} aria-label={`${far('原表带进展')} ${format}`}>
              {format}
            </a>
          ))}
        </p>
      )}
    </section>
  )
}
