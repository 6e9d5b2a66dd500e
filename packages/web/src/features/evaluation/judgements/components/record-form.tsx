import type { RoundPlace, StatedItem } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Button, Input, InputNumber, Radio } from 'antd'
import { useId, useState } from 'react'
import { date } from '../../../../shared/dates.ts'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { type ItemKey, useRecord } from '../api.ts'
import { ENGLISH } from '../county-items-english.ts'
import { useConclusionWord } from '../use-conclusion-word.ts'

interface Props {
  of: ItemKey
  stated: Pick<StatedItem, 'kind' | 'recorded'> & { place: Omit<RoundPlace, 'roundId' | 'returnId'> | null }
  /** Most points of a score; null where nobody set them. */
  max?: number | null
}

/** Recording a conclusion, or another version of it: what, on which grounds, when, who answers for it, and a file. */
export function RecordForm({ of, stated, max = null }: Props) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const record = useRecord()
  const ids = useId()
  const { kind, recorded, place } = stated
  const today = date(new Date().toISOString())
  const [conclusion, setConclusion] = useState(recorded?.conclusion ?? place?.conclusion ?? '')
  const [grounds, setGrounds] = useState(recorded?.grounds ?? '')
  const [responsible, setResponsible] = useState(recorded?.responsible ?? '')
  const [concludedOn, setConcludedOn] = useState(today)
  const [file, setFile] = useState<File | null>(null)
  const choices = kind === 'veto' ? (['no', 'yes'] as const) : (['met', 'unmet'] as const)
  const isReady = conclusion !== '' && grounds.trim().length >= 4 && concludedOn !== ''
  const send = () =>
    record.mutate({
      ...of,
      schoolYear: String(of.schoolYear),
      conclusion,
      grounds: grounds.trim(),
      responsible: responsible.trim(),
      concludedOn,
      seen: String(recorded?.version ?? 0),
      seenInRound: String(place?.version ?? 0),
      file,
    })
  return (
    <section className="card stack" aria-labelledby={`${ids}-title`}>
      <h3 id={`${ids}-title`}>{recorded ? say('记录新的结论') : say('记录结论')}</h3>
      {kind === 'score' ? (
        <div className="row">
          <label htmlFor={`${ids}-score`}>{say('得分')}</label>
          <InputNumber
            id={`${ids}-score`}
            min={0}
            max={max ?? 100}
            step={0.5}
            precision={2}
            value={conclusion === '' ? null : Number(conclusion)}
            onChange={(value) => setConclusion(value === null ? '' : String(value))}
          />
        </div>
      ) : (
        <Radio.Group aria-label={say('结论')} value={conclusion} onChange={(e) => setConclusion(String(e.target.value))}>
          {choices.map((each) => (
            <Radio key={each} value={each}>
              {word(kind, each)}
            </Radio>
          ))}
        </Radio.Group>
      )}
      <div>
        <label htmlFor={`${ids}-grounds`}>{say('依据（必填）：按哪些事实得出这个结论')}</label>
        <Input.TextArea
          id={`${ids}-grounds`}
          rows={3}
          maxLength={4000}
          value={grounds}
          onChange={(e) => setGrounds(e.target.value)}
        />
      </div>
      <div className="row">
        <label htmlFor={`${ids}-who`}>{say('责任人')}</label>
        <Input
          id={`${ids}-who`}
          style={{ width: 160 }}
          maxLength={60}
          value={responsible}
          onChange={(e) => setResponsible(e.target.value)}
        />
        <label htmlFor={`${ids}-on`}>{say('日期')}</label>
        <Input
          id={`${ids}-on`}
          type="date"
          style={{ width: 150 }}
          max={today}
          value={concludedOn}
          onChange={(e) => setConcludedOn(e.target.value)}
        />
      </div>
      <FileChoice file={file} onChange={setFile} />
      <p className="dim small">
        {place?.mayWrite
          ? say('记录的同时写入“{unit}”的填报，作为评估的数据。', { unit: place.unit })
          : place
            ? say('“{unit}”的填报现在不能修改，结论只记录在这里。', { unit: place.unit })
            : say('本学年没有收这一项的填报，结论只记录在这里。')}
      </p>
      {record.error ? <Failed error={record.error} /> : null}
      <div className="row">
        <Button type="primary" disabled={!isReady} loading={record.isPending} onClick={send}>
          {say('记录')}
        </Button>
      </div>
    </section>
  )
}

/** A file of evidence, chosen or dropped. */
export function FileChoice({ file, onChange }: { file: File | null; onChange: (file: File | null) => void }) {
  const say = useText(ENGLISH)
  return file ? (
    <p className="row break">
      {file.name}
      <Button size="small" onClick={() => onChange(null)}>
        {say('去掉文件')}
      </Button>
    </p>
  ) : (
    <DropZone button={say('选择文件')} accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx,.zip" primary={false} onFile={onChange}>
      <p className="dim small">{say('佐证材料：pdf、照片、文档、表格，50 MB 以内')}</p>
    </DropZone>
  )
}
