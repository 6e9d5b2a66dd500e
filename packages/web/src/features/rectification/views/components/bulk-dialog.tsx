import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Modal, Progress } from 'antd'
import { useId, useRef, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type BulkChange, changeMany, itemsKey } from '../api.ts'
import { ENGLISH } from '../ledger-english.ts'
import type { Picking } from '../use-picking.ts'
import { type BulkDraft, BulkFields, changeOf } from './bulk-fields.tsx'

interface Props {
  kind: BulkChange['kind']
  title: string
  picking: Picking
  onClose: () => void
}

interface Run {
  all: number
  done: number
  refused: { no: number; refusal: string }[]
  isOver: boolean
  error: unknown
}

/** Asks once, naming how many; then does it part by part, shows how far it is, can be stopped, and says of each refused item why. */
export function BulkDialog({ kind, title, picking, onClose }: Props) {
  const say = useText(ENGLISH)
  const client = useQueryClient()
  const id = useId()
  const [draft, setDraft] = useState<BulkDraft>({})
  const [run, setRun] = useState<Run | null>(null)
  const stop = useRef(new AbortController())
  const change = changeOf(kind, draft)
  const start = async () => {
    if (!change) return
    const items = picking.items
    setRun({ all: items.length, done: 0, refused: [], isOver: false, error: null })
    let error: unknown = null
    await changeMany(
      items,
      change,
      (results) =>
        setRun((now) =>
          now === null
            ? now
            : {
                ...now,
                done: now.done + results.length,
                refused: [...now.refused, ...results.flatMap(({ no, refusal }) => (refusal === null ? [] : [{ no, refusal }]))],
              },
        ),
      stop.current.signal,
    ).catch((thrown: unknown) => {
      error = thrown
    })
    setRun((now) => (now === null ? now : { ...now, isOver: true, error }))
    picking.clear()
    void client.invalidateQueries({ queryKey: itemsKey })
  }
  const isRunning = run !== null && !run.isOver
  return (
    <Modal
      open
      title={title}
      okText={run ? say('知道了') : say('对 {n} 条执行', { n: picking.items.length })}
      cancelText={isRunning ? say('停止') : say('取消')}
      okButtonProps={{ danger: kind === 'drop' && !run, disabled: run ? !run.isOver : change === null, loading: isRunning }}
      cancelButtonProps={{ style: run?.isOver ? { display: 'none' } : {} }}
      closable={!isRunning}
      maskClosable={false}
      onCancel={() => (isRunning ? stop.current.abort() : onClose())}
      onOk={() => (run ? onClose() : void start())}
      destroyOnHidden
    >
      {run ? <Running run={run} id={id} /> : <BulkFields kind={kind} draft={draft} onChange={setDraft} />}
    </Modal>
  )
}

function Running({ run: { all, done, refused, isOver, error }, id }: { run: Run; id: string }) {
  const say = useText(ENGLISH)
  return (
    <div className="stack">
      <Progress percent={Math.round((done / all) * 100)} aria-labelledby={id} showInfo={false} />
      <p id={id} role="status">
        {isOver
          ? say('完成 {done} 条，没有做的 {refused} 条，未处理 {left} 条。', {
              done: done - refused.length,
              refused: refused.length,
              left: all - done,
            })
          : say('已处理 {done}/{all}', { done, all })}
      </p>
      {error ? <Failed error={error} /> : null}
      {refused.length > 0 ? (
        <ul className="bulk-refused">
          {refused.map(({ no, refusal }) => (
            <li key={no}>
              <Link to="/ledger/$no" params={{ no: String(no) }}>
                № {no}
              </Link>{' '}
              {refusal}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
