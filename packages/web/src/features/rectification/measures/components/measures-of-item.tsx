import '../measures.css'
import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { MEASURE_STATES, type MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
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
  const form = (measure: MeasureView | null) => (
    <Suspense key={measure?.id ?? 'new'} fallback={<Loading />}>
      <MeasureForm no={no} school={school} standard={standard} measure={measure} onDone={() => setOpen(null)} />
    </Suspense>
  )
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
        open === measure.id ? (
          form(measure)
        ) : (
          <MeasureLine key={measure.id} measure={measure} mayManage={mayManage} onEdit={() => setOpen(measure.id)} />
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

function MeasureLine({ measure, mayManage, onEdit }: { measure: MeasureView; mayManage: boolean; onEdit: () => void }) {
  const say = useText(ENGLISH)
  const [settling, setSettling] = useState<'done' | 'cancelled' | null>(null)
  const settle = useSettleMeasure()
  const { id, title, kind, state, doneOn, costCny, version, projects, holdsFrom } = measure
  const late = projects.filter(({ delayDays }) => delayDays > 0)
  return (
    <article className="card measure-line">
      <p>
        <strong>{title}</strong> <span className="tag">{MEASURE_NAMES[kind]}</span>{' '}
        <span className={state === 'cancelled' ? 'dim' : undefined}>
          {MEASURE_STATES[state]}
          {doneOn ? ` ${doneOn}` : ''}
        </span>
      </p>
      <p className="dim small">
        {holdsFrom === null ? say('所依赖项目的验收日未定') : say('自 {day} 起', { day: holdsFrom })} ·{' '}
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
                {say('修改和看效果')}
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
