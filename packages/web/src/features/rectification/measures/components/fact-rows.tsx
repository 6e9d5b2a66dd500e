import { Button, Select } from 'antd'
import { type ReactNode, useRef } from 'react'
import { useText } from '../../../../shared/text.ts'
import type { DraftRoom, MeasureDraft } from '../measure-draft.ts'
import { ENGLISH } from '../measures-english.ts'
import { Field } from './field.tsx'
import { GradeField, NumberField, StageField } from './small-inputs.tsx'

interface Props<T> {
  name: string
  rows: readonly T[]
  make: () => T
  change: (rows: T[]) => void
  children: (row: T, put: (part: Partial<T>) => void) => ReactNode
}

/** Lines of one kind, added and taken away. */
export function Rows<T extends object>({ name, rows, make, change, children }: Props<T>) {
  const say = useText(ENGLISH)
  const keys = useRef(new WeakMap<object, number>())
  const next = useRef(0)
  const keyOf = (row: T): number => {
    const known = keys.current.get(row) ?? next.current++
    keys.current.set(row, known)
    return known
  }
  const put = (at: number, part: Partial<T>) => {
    const changed = { ...rows[at]!, ...part }
    keys.current.set(changed, keyOf(rows[at]!))
    change(rows.with(at, changed))
  }
  return (
    <fieldset className="measure-rows">
      <legend>{name}</legend>
      {rows.map((row, at) => (
        <div className="measure-fields" key={keyOf(row)}>
          {children(row, (part) => put(at, part))}
          <Button
            size="small"
            className="measure-remove"
            aria-label={say('去掉{name}第 {n} 行', { name, n: at + 1 })}
            onClick={() => change(rows.toSpliced(at, 1))}
          >
            {say('去掉')}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change([...rows, make()])}>
        {say('加一行')}
      </Button>
    </fieldset>
  )
}

export function RoomRows({
  name,
  rows,
  change,
}: {
  name: string
  rows: readonly DraftRoom[]
  change: (rows: DraftRoom[]) => void
}) {
  const say = useText(ENGLISH)
  const make = (): DraftRoom => ({ kind: 'music', area: '', count: '1' })
  return (
    <Rows name={name} rows={rows} make={make} change={change}>
      {(room, put) => (
        <>
          <Field label={say('教室')}>
            {(id) => (
              <Select
                id={id}
                value={room.kind}
                onChange={(kind) => put({ kind })}
                options={[
                  { value: 'music', label: say('音乐') },
                  { value: 'art', label: say('美术') },
                ]}
              />
            )}
          </Field>
          <NumberField label={say('每间面积')} value={room.area} unit="㎡" change={(area) => put({ area })} />
          <NumberField label={say('间数')} value={room.count} change={(count) => put({ count })} />
        </>
      )}
    </Rows>
  )
}

type ClassRow = MeasureDraft['classes'][number]
export function ClassRows({ rows, change }: { rows: readonly ClassRow[]; change: (rows: ClassRow[]) => void }) {
  const say = useText(ENGLISH)
  const make = (): ClassRow => ({ stage: 'primary', grade: '', count: '1' })
  return (
    <Rows name={say('增加的班级（该年级重新均衡编班）')} rows={rows} make={make} change={change}>
      {(row, put) => (
        <>
          <StageField label={say('学段')} value={row.stage} change={(stage) => put({ stage, grade: '' })} />
          <GradeField label={say('年级')} value={row.grade} stage={row.stage} change={(grade) => put({ grade })} />
          <NumberField label={say('增加')} value={row.count} unit={say('个')} change={(count) => put({ count })} />
        </>
      )}
    </Rows>
  )
}
