import { PROJECT_STATES, type ProjectState, type ProjectView } from '@junheng/core/features/rectification/measures/schema.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useSaveProject } from '../api.ts'
import { ENGLISH } from '../measures-english.ts'
import { Field } from './field.tsx'
import { DayField, NumberField } from './small-inputs.tsx'

const DAYS = [
  ['plannedCompletion', '计划完工'],
  ['forecastCompletion', '预计完工'],
  ['plannedAcceptance', '计划验收'],
  ['forecastAcceptance', '预计验收（空则同计划）'],
] as const

/** A building; `project` null: a new one. A changed one says why. */
export function ProjectForm({ project, onDone }: { project: ProjectView | null; onDone: () => void }) {
  const say = useText(ENGLISH)
  const [name, setName] = useState(project?.name ?? '')
  const [seats, setSeats] = useState(project?.seats == null ? '' : String(project.seats))
  const [state, setState] = useState<ProjectState>(project?.state ?? 'planned')
  const [reason, setReason] = useState('')
  const [days, setDays] = useState({
    plannedCompletion: project?.plannedCompletion ?? '',
    plannedAcceptance: project?.plannedAcceptance ?? '',
    forecastCompletion: project?.forecastCompletion ?? '',
    forecastAcceptance: project?.forecastAcceptance ?? '',
  })
  const save = useSaveProject()
  const send = () => {
    const text = {
      name: name.trim(),
      seats: seats === '' ? null : Number(seats),
      state,
      plannedCompletion: days.plannedCompletion || null,
      plannedAcceptance: days.plannedAcceptance || null,
      forecastCompletion: days.forecastCompletion || null,
      forecastAcceptance: days.forecastAcceptance || null,
    }
    save.mutate({ id: project?.id ?? null, seen: project?.version ?? 1, reason: reason.trim(), ...text }, { onSuccess: onDone })
  }
  const isReady = name.trim().length > 1 && (project === null || reason.trim().length > 1)
  return (
    <section className="card stack" aria-label={say('填写建设项目')}>
      <div className="measure-fields">
        <Field label={say('项目名称')} wide>
          {(id) => <Input id={id} value={name} maxLength={100} onChange={(e) => setName(e.target.value)} />}
        </Field>
        <NumberField label={say('新增学位')} unit={say('个')} value={seats} change={setSeats} />
        <Field label={say('状态')}>
          {(id) => (
            <Select
              id={id}
              value={state}
              onChange={setState}
              options={Object.entries(PROJECT_STATES).map(([value, label]) => ({ value, label }))}
            />
          )}
        </Field>
        {DAYS.map(([key, label]) => (
          <DayField key={key} label={say(label)} value={days[key]} change={(day) => setDays({ ...days, [key]: day })} />
        ))}
        {project ? (
          <Field label={say('变更原因')} wide>
            {(id) => <Input id={id} value={reason} maxLength={500} onChange={(e) => setReason(e.target.value)} />}
          </Field>
        ) : null}
      </div>
      {save.error ? <Failed error={save.error} title={say('没有保存')} /> : null}
      <div className="row">
        <Button type="primary" disabled={!isReady} loading={save.isPending} onClick={send}>
          {say('保存项目')}
        </Button>
        <Button onClick={onDone}>{say('取消')}</Button>
      </div>
    </section>
  )
}
