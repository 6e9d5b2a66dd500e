import type { ItemEvidence } from '@junheng/core/features/rectification/evidence/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { milestonesQuery } from '../../milestones/api.ts'
import { useAddEvidence } from '../api.ts'
import { ENGLISH } from '../evidence-english.ts'

interface Props {
  no: number
  /** The version a new one takes the place of. */
  replaces: ItemEvidence | null
  onDone: () => void
}

/** A file with what it proves and how long it is valid. */
export function EvidenceUpload({ no, replaces, onDone }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const add = useAddEvidence(no)
  const { data } = useQuery(milestonesQuery(no))
  const [file, setFile] = useState<File | null>(null)
  const [about, setAbout] = useState(replaces?.about ?? '')
  const [milestone, setMilestone] = useState<number | null>(replaces?.milestone ?? null)
  const [validFrom, setFrom] = useState('')
  const [validUntil, setUntil] = useState('')
  const [share, setShare] = useState(0)
  const standing = data?.milestones.filter(({ withdrawn }) => withdrawn === null) ?? []
  const send = () =>
    file &&
    add.mutate(
      { file, about: about.trim(), milestone, validFrom, validUntil, replaces: replaces?.id ?? null, onProgress: setShare },
      { onSuccess: onDone },
    )
  return (
    <div className="card stack no-print">
      {replaces ? <h3>{say('上传“{name}”的新版', { name: replaces.fileName })}</h3> : null}
      <DropZone button={say('选择文件')} accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png" primary={file === null} onFile={setFile}>
        <span className="dim small">
          {file ? say('已选：{name}', { name: file.name }) : say('pdf、docx、xlsx、jpg、png，不超过 50 MB')}
        </span>
      </DropZone>
      <div>
        <label htmlFor={`${id}-about`}>{say('说明')}</label>
        <Input id={`${id}-about`} maxLength={200} value={about} onChange={(e) => setAbout(e.target.value)} />
      </div>
      {standing.length > 0 ? (
        <div>
          <label htmlFor={`${id}-milestone`}>{say('证明的节点')}</label>
          <Select
            id={`${id}-milestone`}
            className="evidence-select"
            value={milestone ?? 0}
            onChange={(next) => setMilestone(next === 0 ? null : next)}
            options={[
              { value: 0, label: say('整条任务') },
              ...standing.map((each) => ({ value: each.no, label: `${each.due ?? ''} ${each.text}` })),
            ]}
          />
        </div>
      ) : null}
      <div className="row">
        <span>
          <label htmlFor={`${id}-from`}>{say('有效期开始')}</label>
          <Input id={`${id}-from`} type="date" value={validFrom} onChange={(e) => setFrom(e.target.value)} />
        </span>
        <span>
          <label htmlFor={`${id}-until`}>{say('有效期结束')}</label>
          <Input id={`${id}-until`} type="date" value={validUntil} onChange={(e) => setUntil(e.target.value)} />
        </span>
      </div>
      {add.error ? <Failed error={add.error} /> : null}
      <div className="row">
        <Button type="primary" disabled={file === null} loading={add.isPending} onClick={send}>
          {say('上传')}
        </Button>
        <Button onClick={onDone}>{say('取消')}</Button>
        <span className="dim small" role="status">
          {add.isPending ? say('已上传 {n}%', { n: Math.round(share * 100) }) : ''}
        </span>
      </div>
    </div>
  )
}
