import '../adopt.css'
import type { Adoption, PlanSource } from '@junheng/core/features/rectification/adopt/schema.ts'
import { ITEM_SOURCES } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { yuan } from '../../../../shared/numbers.ts'
import { useMay } from '../../../../shared/session.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { tableAddress } from '../../api.ts'
import { ENGLISH } from '../adopt-english.ts'
import { adoptionQuery, useAdopt } from '../api.ts'
import { countsOf, mayTake, mayTakePart, partCounts } from '../choices.ts'
import { DifferencesCard, RemovedCard } from './differences-card.tsx'
import { EntriesCard } from './entries-card.tsx'
import { NamesCard } from './names-card.tsx'
import { PartsCard } from './parts-card.tsx'

/** Where a published plan becomes ledger items: its names, what would be made, what differs from the version before. Looking stores nothing. */
export default function AdoptRoom({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data, error, isPending, isFetching, refetch } = useQuery(adoptionQuery(detail.id, search['follows']))
  if (isPending) return <Loading what={say('正在比对台账与名录')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  return <Room detail={detail} adoption={data} isRenewing={isFetching} />
}

interface RoomProps {
  detail: PlanDetail
  adoption: Adoption
  /** What is shown is being asked for again: what is not seen cannot be adopted. */
  isRenewing: boolean
}

function Room({ detail, adoption, isRenewing }: RoomProps) {
  const say = useText(ENGLISH)
  const mayAdopt = useMay('item.manage') && detail.withdrawn === null
  const mayReview = useMay('rectification.review') && detail.withdrawn === null
  const [source, setSource] = useState<PlanSource>(adoption.source)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const adopt = useAdopt(detail.id)
  const counts = countsOf(adoption.entries)
  const takeOver = adoption.entries.filter((one) => mayTake(one) && chosen.has(one.key)).map(({ key }) => key)
  const [parts, setParts] = useState<ReadonlySet<string>>(new Set())
  const takeParts = adoption.parts.filter((one) => mayTakePart(one) && parts.has(one.id)).map(({ id }) => id)
  const { cny, ...beside } = partCounts(adoption.parts)
  const isNothing = counts.n + counts.m + takeOver.length + beside.due + takeParts.length === 0
  const send = () => {
    const { fingerprint, follows } = adoption
    const onSuccess = () => {
      setChosen(new Set())
      setParts(new Set())
    }
    adopt.mutate({ fingerprint, follows, source, takeOver, takeParts }, { onSuccess })
  }
  return (
    <>
      <section className="card stack" aria-labelledby="adopt">
        <h2 id="adopt">{say('列入台账')}</h2>
        <p role="status">
          {adoption.adopted
            ? `${say('已于 {at} 由 {by} 列入。', { at: dateTime(adoption.adopted.at), by: adoption.adopted.by })} `
            : null}
          {say('将新增 {n} 条，关联已有 {m} 条，已列入 {a} 条；{w} 条等待确认校名。', counts)}{' '}
          {say('方案有措施 {m} 项、建设项目 {p} 个，写明资金 {f} 项共 {sum}。', { ...beside, sum: yuan(cny) })}
        </p>
        <p className="dim small">
          {say('每所学校、每个学段的每项指标各一条。先看下面的对应和内容，再列入；同一问题已有任务的只关联，不重复。')}
        </p>
        {mayAdopt ? <SourceFields adoption={adoption} source={source} onChange={setSource} /> : null}
        <div className="row">
          {mayAdopt ? (
            <Button
              type="primary"
              className="adopt-go"
              disabled={isNothing || isRenewing}
              loading={adopt.isPending}
              onClick={send}
            >
              {adopt.isPending
                ? say('正在列入')
                : isNothing
                  ? say('没有可列入的')
                  : say('列入台账（新增 {n}，关联 {m}，更新 {k}；措施等 {d} 项）', {
                      ...counts,
                      k: takeOver.length + takeParts.length,
                      d: beside.due,
                    })}
            </Button>
          ) : null}
          {counts.a > 0 ? (
            <span className="row">
              <span className="dim small">{say('台账导出')}</span>
              {(['docx', 'xlsx'] as const).map((format) => (
                <a key={format} href={tableAddress(detail.id, format)} aria-label={`${say('台账导出')} ${format}`}>
                  {format}
                </a>
              ))}
              <span className="dim small">{say('有变化的内容以“【台账】”注在原处，没有变化的与原表逐格相同。')}</span>
            </span>
          ) : null}
        </div>
        {adopt.isError ? <Failed error={adopt.error} /> : null}
      </section>
      <NamesCard adoption={adoption} mayReview={mayReview} />
      <DifferencesCard entries={adoption.entries} chosen={chosen} onChange={setChosen} mayAdopt={mayAdopt} />
      <RemovedCard removed={adoption.removed} />
      <PartsCard parts={adoption.parts} removed={adoption.removedParts} chosen={parts} onChange={setParts} mayAdopt={mayAdopt} />
      <EntriesCard adoption={adoption} />
    </>
  )
}

interface SourceProps {
  adoption: Adoption
  source: PlanSource
  onChange: (source: PlanSource) => void
}

/** What holds for every item of the plan; once it is adopted, as it was said then. */
function SourceFields({ adoption: { adopted, follows, earlier }, source, onChange }: SourceProps) {
  const say = useText(ENGLISH)
  const id = useId()
  const [, change] = useUrl()
  return (
    <div className="adopt-source">
      <div>
        <label htmlFor={`${id}-source`}>{say('问题来源')}</label>
        <Select
          id={`${id}-source`}
          value={source.source}
          disabled={adopted !== null}
          options={(Object.keys(ITEM_SOURCES) as (keyof typeof ITEM_SOURCES)[]).map((value) => ({
            value,
            label: say(ITEM_SOURCES[value]),
          }))}
          onChange={(value) => onChange({ ...source, source: value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-number`}>{say('来函文号')}</label>
        <Input
          id={`${id}-number`}
          value={source.sourceNumber}
          disabled={adopted !== null}
          maxLength={200}
          onChange={(e) => onChange({ ...source, sourceNumber: e.target.value })}
        />
      </div>
      <div>
        <label htmlFor={`${id}-date`}>{say('来函日期')}</label>
        <Input
          id={`${id}-date`}
          type="date"
          value={source.sourceDate ?? ''}
          disabled={adopted !== null}
          onChange={(e) => onChange({ ...source, sourceDate: e.target.value || null })}
        />
      </div>
      {earlier.length > 0 ? (
        <div className="is-wide">
          <label htmlFor={`${id}-follows`}>{say('这是哪份方案的新版本')}</label>
          <Select
            id={`${id}-follows`}
            value={follows ?? 'none'}
            disabled={adopted !== null}
            options={[
              ...earlier.map(({ id: value, title, adoptedAt }) => ({
                value,
                label: say('{title}（{at} 列入）', { title, at: dateTime(adoptedAt) }),
              })),
              { value: 'none', label: say('都不是') },
            ]}
            onChange={(value) => change({ follows: value })}
          />
        </div>
      ) : null}
    </div>
  )
}
