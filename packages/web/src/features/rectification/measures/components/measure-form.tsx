import { MEASURE_NAMES } from '@junheng/core/features/rectification/measures/facts.ts'
import { TO_FILL } from '@junheng/core/features/rectification/measures/outline.ts'
import type { MeasureView } from '@junheng/core/features/rectification/measures/schema.ts'
import { MEASURE_KINDS } from '@junheng/core/features/rectification/plan/plan.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import type { StandardKey } from '../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type PreviewAsked, previewQuery, projectsQuery, useSaveMeasure } from '../api.ts'
import { draftOf, factsOf, newDraft } from '../measure-draft.ts'
import { ENGLISH } from '../measures-english.ts'
import { EffectView } from './effect-view.tsx'
import { FactFields } from './fact-fields.tsx'
import { Field } from './field.tsx'

interface Props {
  /** The item it is for; further items of a stored measure stay with it. */
  no: number
  /** Of the item: what a new measure begins with. */
  school: string | null
  standard: StandardKey
  /** Null: a new one. */
  measure: MeasureView | null
  /** The measure of a published plan whose numbers a new one fills in. */
  fills?: MeasureView | null
  onDone: () => void
}

/** A measure as it is written, with what it would come to below, reckoned anew at every change. */
export default function MeasureForm({ no, school, standard, measure, fills = null, onDone }: Props) {
  const say = useText(ENGLISH)
  const [title, setTitle] = useState(measure?.title ?? '')
  const [cost, setCost] = useState(measure?.costCny == null ? '' : String(measure.costCny / 10_000))
  const [projects, setProjects] = useState((measure ?? fills)?.projects.map(({ id }) => id) ?? [])
  const [reason, setReason] = useState('')
  const [draft, setDraft] = useState(() =>
    measure?.facts ? draftOf(measure.facts) : newDraft(fills?.kind ?? 'purchase', school),
  )
  const all = useQuery(projectsQuery)
  const save = useSaveMeasure()
  const facts = factsOf(draft)
  const costCny = cost.trim() === '' ? null : Math.round(Number(cost) * 10_000)
  const send = () => {
    if (facts === null) return
    const items = [...new Set([no, ...(measure?.items.map((item) => item.no) ?? [])])]
    const text = {
      title: title.trim() || MEASURE_NAMES[facts.kind],
      facts,
      items,
      projects,
      costCny,
      partOf: measure?.partOf ?? fills?.id ?? null,
    }
    save.mutate({ id: measure?.id ?? null, seen: measure?.version ?? 1, reason, ...text }, { onSuccess: onDone })
  }
  return (
    <section className="card stack" aria-label={say('填写措施')}>
      {fills ? (
        <blockquote className="measure-quote">
          {fills.title}
          <p className="dim small">{say('请填：{what}', { what: TO_FILL[draft.kind] })}</p>
        </blockquote>
      ) : null}
      <div className="measure-fields">
        <Field label={say('措施类别')}>
          {(id) => (
            <Select
              id={id}
              value={draft.kind}
              onChange={(kind) => setDraft(newDraft(kind, school))}
              options={MEASURE_KINDS.map((kind) => ({ value: kind, label: MEASURE_NAMES[kind] }))}
            />
          )}
        </Field>
        <Field label={say('措施（不填则用类别名）')} wide>
          {(id) => <Input id={id} value={title} maxLength={500} onChange={(e) => setTitle(e.target.value)} />}
        </Field>
        <Field label={say('经费')}>
          {(id) => (
            <Input
              id={id}
              inputMode="decimal"
              value={cost}
              suffix={say('万元')}
              onChange={(e) => setCost(e.target.value.replace(/[^\d.]/g, ''))}
            />
          )}
        </Field>
        <Field label={say('须先验收的建设项目')} wide>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={projects}
              onChange={setProjects}
              placeholder={say('不依赖项目')}
              options={(all.data?.projects ?? []).map((each) => ({
                value: each.id,
                label: `${each.name}（${each.acceptance ?? say('验收日未定')}）`,
              }))}
            />
          )}
        </Field>
      </div>
      <FactFields draft={draft} change={setDraft} />
      {measure ? (
        <div className="measure-fields">
          <Field label={say('修改原因')} wide>
            {(id) => <Input id={id} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} />}
          </Field>
        </div>
      ) : null}
      {save.error ? <Failed error={save.error} title={say('没有保存')} /> : null}
      <div className="row">
        <Button type="primary" disabled={facts === null || Number.isNaN(costCny)} loading={save.isPending} onClick={send}>
          {say('保存措施')}
        </Button>
        <Button onClick={onDone}>{say('取消')}</Button>
      </div>
      <h3>{say('预计效果')}</h3>
      <Preview asked={facts && { facts, projects, standard, day: null, measure: measure?.id ?? null }} />
    </section>
  )
}

function Preview({ asked }: { asked: PreviewAsked | null }) {
  const say = useText(ENGLISH)
  const may = useMay('rectification.read')
  const settled = useDeferredValue(asked)
  const { data, error, isFetching } = useQuery({ ...previewQuery(settled), enabled: settled !== null && may })
  if (asked === null) return <p className="dim">{say('填完带日期的数量后，这里列出每个指标的前后对比。')}</p>
  if (error) return <Failed error={error} />
  if (!data) return <Loading what={say('正在推算')} />
  const { basis, effect, given } = data
  return (
    <div aria-busy={isFetching} className={isFetching ? 'is-stale' : undefined}>
      <p className="dim small">
        {say('数据：{data}（统计时点 {day}）· 口径：{profile} · 推算到 {on}', {
          data: basis.packageName,
          day: basis.dataDay ?? say('未写明'),
          profile: basis.profile ?? say('标准默认'),
          on: effect.day,
        })}
        {given.length > 0 ? ` · ${say('前后都已计入：{list}', { list: given.join('、') })}` : null}
      </p>
      <EffectView effect={effect} />
    </div>
  )
}
