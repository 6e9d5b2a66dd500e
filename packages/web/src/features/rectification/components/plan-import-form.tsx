import { useNavigate } from '@tanstack/react-router'
import { App, Button, InputNumber } from 'antd'
import { useId, useRef, useState } from 'react'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { bytes } from '../../../shared/numbers.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useImportPlan } from '../api.ts'
import { ENGLISH } from '../plans-english.ts'

/** Choosing a published plan, its main text and the number of schools it speaks of, and having it read. */
export function PlanImportForm() {
  const say = useText(ENGLISH)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const read = useImportPlan()
  const [file, setFile] = useState<File>()
  const [body, setBody] = useState<File>()
  const [schools, setSchools] = useState<number | null>(null)
  const [share, setShare] = useState(0)
  const stop = useRef<AbortController>(null)
  const id = useId()

  const send = () => {
    if (!file) return
    setShare(0)
    stop.current = new AbortController()
    read.mutate(
      { file, body, publishedSchools: schools ?? undefined, onProgress: setShare, signal: stop.current.signal },
      {
        onSuccess: ({ outcome, plan }) => {
          if (outcome === 'already-stored') void message.info(say('这份方案以前读入过，没有重复保存。'))
          void navigate({ to: '/plans/$id', params: { id: plan.id } })
        },
      },
    )
  }
  const leave = () => {
    stop.current?.abort()
    read.reset()
    setFile(undefined)
    setBody(undefined)
    setSchools(null)
  }

  if (!file)
    return (
      <DropZone button={say('选择方案附件')} accept=".docx,.xlsx" onFile={setFile}>
        <p>{say('把已发布的整改方案附件（十列的表，docx 或 xlsx）拖到这里，或点按钮选择。')}</p>
        <p className="dim small">{say('读出每项指标的学校、措施、节点和资金，并列出前后不一致的地方；原文不作改动。')}</p>
      </DropZone>
    )
  return (
    <section className="card stack" aria-label={say('读入整改方案')}>
      <dl className="facts">
        <dt>{say('方案附件')}</dt>
        <dd className="break">
          {file.name} · {bytes(file.size)}
        </dd>
        <dt>{say('方案正文（可不填）')}</dt>
        <dd>
          {body ? (
            <span className="break">
              {body.name} · {bytes(body.size)}{' '}
              <button type="button" className="link" onClick={() => setBody(undefined)}>
                {say('不用这个')}
              </button>
            </span>
          ) : (
            <DropZone button={say('选择正文')} accept=".docx,.txt" primary={false} onFile={setBody}>
              <p className="dim small">{say('docx 或 txt。给出后，会核对正文与附件是否一致。')}</p>
            </DropZone>
          )}
        </dd>
        <dt>
          <label htmlFor={id}>{say('文件公布的学校总数（可不填）')}</label>
        </dt>
        <dd>
          <InputNumber
            id={id}
            min={1}
            max={100_000}
            precision={0}
            value={schools}
            onChange={setSchools}
            suffix={say('所')}
            style={{ width: 140 }}
          />
        </dd>
      </dl>
      {read.isPending ? (
        <p role="status">
          {say(share < 1 ? '正在上传' : '正在读方案')}…{' '}
          <progress className="progress" value={share < 1 ? share : undefined} aria-label={say('进度')} />
        </p>
      ) : null}
      {read.isError ? <Failed error={read.error} /> : null}
      <div className="row">
        <Button type="primary" loading={read.isPending} onClick={send}>
          {say('读入方案')}
        </Button>
        <Button onClick={leave}>{say('取消')}</Button>
      </div>
    </section>
  )
}
