import '../measures.css'
import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { TO_FILL } from '@junheng/core/features/rectification/measures/outline.ts'
import { MEASURE_STATES, type MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Fragment, lazy, Suspense, useState } from 'react'
import { yuan } from '../../../../shared/numbers.ts'
import { useMay } from '../../../../shared/session.ts'
import type { StandardKey } from '../../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { measuresQuery, useSettleMeasure } from '../api.ts'
import { ENGLISH } from '../measures-english.ts'

// What is written with is loaded when somebody writes: most only read.
const MeasureForm = lazy(() => import('./measure-form.tsx'))
const SettleMeasure = lazy(() => import('./settle-measure.tsx'))

interface Props {
  no: number
  /** Of the item, where it has one. */
  school?: string | null
  standard?: StandardKey
}

/** The measures of an item: what each does, from when, what it waits for; added and changed with their effect in view. */
export function MeasuresOfItem({ no, school = null, standard = 'quality_balanced_2017' }: Props) {
  const say = useText(ENGLISH)
  const mayManage = useMay('item.manage')
  const { data, error, refetch } = useQuery(measuresQuery(no))
  /** Which is being written: an id, `new`, or none. */
  const [open, setOpen] = useState<string | null>(null)
  const form = (measure: MeasureView | null, fills: MeasureView | null = null) => (
    <Suspense key={measure?.id ?? 'new'} fallback={<Loading />}>
      <MeasureForm no={no} school={school} standard={standard} measure={measure} fills={fills} onDone={() => setOpen(null)} />
    </Suspense>
  )
  const parts = Map.groupBy(data?.measures ?? [], ({ partOf }) => partOf)
  return (
    <section className="stack" aria-labelledby="measures-of-item">
      <h2 id="measures-of-item">{say('措施')}</h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入措施')} /> : null}
      {data?.measures.length === 0 && open !== 'new' ? (
        <Empty title={say('还没有措施')}>
          <p>{say('措施写明从哪天起、动多少人、物、面积，系统据此推算各项指标和校际差异系数。')}</p>
        </Empty>
      ) : null}
      {data?.measures.map((measure) =>
        open === measure.id && measure.outline === null ? (
          form(measure)
        ) : (
          <Fragment key={measure.id}>
            <MeasureLine
              measure={measure}
              filled={(parts.get(measure.id) ?? []).filter(({ state }) => state !== 'cancelled').length}
              mayManage={mayManage}
              onEdit={() => setOpen(measure.id)}
            />
            {open === measure.id ? form(null, measure) : null}
          </Fragment>
        ),
      )}
      {open === 'new' ? form(null) : null}
      {mayManage && open === null ? (
        <div>
          <Button onClick={() => setOpen('new')}>{say('增加措施')}</Button>
        </div>
      ) : null}
    </section>
  )
}

interface LineProps {
  measure: MeasureView
  /** Of a measure a plan words: how many measures fill in its numbers at this item. */
  filled: number
  mayManage: boolean
  onEdit: () => void
}

function MeasureLine({ measure, filled, mayManage, onEdit }: LineProps) {
  const say = useText(ENGLISH)
  const [settling, setSettling] = useState<'done' | 'cancelled' | null>(null)
  const settle = useSettleMeasure()
  const { id, title, kind, state, doneOn, costCny, version, projects, holdsFrom, outline, partOf } = measure
  const late = projects.filter(({ delayDays }) => delayDays > 0)
  return (
    <article className="card measure-line">
      <p>
        <strong>{title}</strong>{' '}
        {(outline?.kinds ?? [kind]).map((each) => (
          <span key={each} className="tag">
            {MEASURE_NAMES[each]}
          </span>
        ))}{' '}
        {outline ? <span className="tag">{say('公布的措施')}</span> : null}
        {partOf ? <span className="dim small">{say('填的是公布措施的数字')}</span> : null}{' '}
        <span className={state === 'cancelled' ? 'dim' : undefined}>
          {MEASURE_STATES[state]}
          {doneOn ? ` ${doneOn}` : ''}
        </span>
      </p>
      {outline ? <Outline outline={outline} items={measure.items.length} filled={filled} /> : null}
      <p className="dim small">
        {outline ? null : holdsFrom === null ? say('所依赖项目的验收日未定') : say('自 {day} 起', { day: holdsFrom })}
        {outline ? null : ' · '}
        {say('经费 {sum}', { sum: yuan(costCny) })}
        {projects.length > 0
          ? ` · ${say('待 {list} 验收', { list: projects.map((each) => `${each.name}（${each.acceptance ?? '—'}）`).join('、') })}`
          : ''}
      </p>
      {late.map((project) => (
        <p key={project.id} className="mark mark-spare">
          <span aria-hidden="true">▲</span>{' '}
          {say('{name}比计划晚 {n} 天，措施随之推后', { name: project.name, n: project.delayDays })}
        </p>
      ))}
      {mayManage ? (
        <div className="row no-print">
          {state === 'planned' ? (
            <>
              <Button size="small" onClick={onEdit}>
                {outline ? say('填写数字') : say('修改和看效果')}
              </Button>
              <Button size="small" onClick={() => setSettling('done')}>
                {say('已完成')}
              </Button>
              <Button size="small" onClick={() => setSettling('cancelled')}>
                {say('取消措施')}
              </Button>
            </>
          ) : (
            <Button
              size="small"
              loading={settle.isPending}
              onClick={() => settle.mutate({ id, state: 'planned', doneOn: null, reason: '', seen: version })}
            >
              {say('恢复为待实施')}
            </Button>
          )}
        </div>
      ) : null}
      {settling ? (
        <Suspense fallback={<Loading />}>
          <SettleMeasure measure={measure} state={settling} onDone={() => setSettling(null)} />
        </Suspense>
      ) : null}
      {settle.error ? <Failed error={settle.error} /> : null}
    </article>
  )
}

/** What the plan's words give, and what somebody has yet to fill in before its effect can be reckoned. */
function Outline({ outline, items, filled }: { outline: NonNullable<MeasureView['outline']>; items: number; filled: number }) {
  const say = useText(ENGLISH)
  const { kinds, schools, figures } = outline
  return (
    <>
      <p className="small">
        {schools.length > 0
          ? `${say('{n} 所学校：{list}', { n: schools.length, list: schools.map(({ name }) => name).join('、') })} · `
          : ''}
        {say('答复 {n} 条任务', { n: items })}
        {figures.length > 0 ? ` · ${say('原文写明：{list}', { list: figures.map(({ quote }) => quote).join('、') })}` : ''}
      </p>
      <p className={filled > 0 ? 'small' : 'mark mark-spare small'}>
        <span aria-hidden="true">{filled > 0 ? '●' : '▲'}</span>{' '}
        {filled > 0
          ? say('本任务已填 {n} 项数字，计入推算', { n: filled })
          : say('待填：{what}；填了才能推算效果', { what: kinds.map((kind) => TO_FILL[kind]).join('；') })}
      </p>
    </>
  )
}
