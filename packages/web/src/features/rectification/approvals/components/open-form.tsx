import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { matches } from '../../../../shared/pinyin.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { projectsQuery } from '../../measures/api.ts'
import { departmentsQuery, useOpen } from '../api.ts'
import { ENGLISH } from '../approvals-english.ts'

interface Part {
  key: number
  unit: string | null
  matter: string
  due: string
}

const empty = (key: number): Part => ({ key, unit: null, matter: '', due: '' })

/** Adds a thing several departments approve. `item`, `project`: what it is for, from the address. */
export function OpenForm({ item, project }: { item: string | undefined; project: string | undefined }) {
  const say = useText(ENGLISH)
  const id = useId()
  const { data: departments = [] } = useQuery(departmentsQuery)
  const [title, setTitle] = useState('')
  const [no, setNo] = useState<number | null>(item ? Number(item) : null)
  const { data: buildings } = useQuery(projectsQuery)
  const [building, setBuilding] = useState<string | null>(project ?? null)
  const [parts, setParts] = useState<readonly Part[]>([empty(1), empty(2)])
  const open = useOpen()
  const set = (key: number, change: Partial<Part>) =>
    setParts((before) => before.map((part) => (part.key === key ? { ...part, ...change } : part)))
  const filled = parts.flatMap(({ unit, matter, due }) =>
    unit && matter.trim().length >= 2 ? [{ unit, matter: matter.trim(), due: due || null }] : [],
  )
  const begin = () =>
    open.mutate(
      { title, item: no, project: building, parts: filled },
      {
        onSuccess: () => {
          setTitle('')
          setParts([empty(1), empty(2)])
        },
      },
    )
  return (
    <section className="card stack no-print">
      <h2>{say('新增一件')}</h2>
      <div className="approval-fields">
        <div>
          <label htmlFor={`${id}-title`}>{say('办理的事情')}</label>
          <Input id={`${id}-title`} maxLength={120} value={title} onChange={(e) => setTitle(e.target.value)} />
        </div>
        <div>
          <label htmlFor={`${id}-item`}>{say('台账号（可选，建设项目可以不填）')}</label>
          <InputNumber id={`${id}-item`} min={1} precision={0} value={no} onChange={setNo} />
        </div>
        <div>
          <label htmlFor={`${id}-project`}>{say('建设项目（可选）')}</label>
          <Select
            id={`${id}-project`}
            className="approval-project"
            allowClear
            showSearch={{ filterOption: (text, option) => matches(String(option?.label ?? ''), text) }}
            value={building}
            options={(buildings?.projects ?? []).map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(value) => setBuilding(value ?? null)}
          />
        </div>
        {parts.map(({ key, unit, matter, due }) => (
          <div key={key} className="approval-part">
            <Select
              aria-label={say('部门')}
              placeholder={say('部门')}
              showSearch={{ filterOption: (text, option) => matches(String(option?.label ?? ''), text) }}
              value={unit}
              options={departments}
              onChange={(value) => set(key, { unit: value })}
            />
            <Input
              aria-label={say('事项')}
              placeholder={say('事项')}
              maxLength={120}
              value={matter}
              onChange={(e) => set(key, { matter: e.target.value })}
            />
            <Input type="date" aria-label={say('期限（可选）')} value={due} onChange={(e) => set(key, { due: e.target.value })} />
            <Button onClick={() => setParts((before) => before.filter((part) => part.key !== key))} disabled={parts.length === 1}>
              {say('去掉')}
            </Button>
          </div>
        ))}
        <div className="row">
          <Button onClick={() => setParts((before) => [...before, empty(Math.max(...before.map(({ key }) => key)) + 1)])}>
            {say('再加一个部门')}
          </Button>
          <Button
            type="primary"
            loading={open.isPending}
            disabled={
              title.trim().length < 2 ||
              filled.length === 0 ||
              filled.length < parts.filter(({ unit, matter }) => unit || matter).length
            }
            onClick={begin}
          >
            {say('新增并通知各部门')}
          </Button>
        </div>
        {open.error ? <Failed error={open.error} /> : null}
      </div>
    </section>
  )
}
