import type { Verifiable } from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import { VERIFICATION_METHODS, type VerificationMethod } from '@junheng/core/features/collection/round/bases/verified.ts'
import { Button, Input, Radio, Select } from 'antd'
import { useId, useState } from 'react'
import { DropZone } from '../../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useVerify } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'
import { FoundValue } from './found-value.tsx'

const METHOD_WORDS = { census: '专项普查', on_site: '实地核实', departments: '部门比对' } as const

interface Props {
  id: string
  values: readonly Verifiable[]
  /** Today, as the day it was found unless said otherwise. */
  today: string
}

/** Writing down what was found: which value, what it is, how and when, on which evidence. */
export function VerifyForm({ id, values, today }: Props) {
  const say = useText(ENGLISH)
  const verify = useVerify(id)
  const ids = useId()
  const [path, setPath] = useState<string | null>(null)
  const [value, setValue] = useState('')
  const [method, setMethod] = useState<VerificationMethod>('on_site')
  const [on, setOn] = useState(today)
  const [evidence, setEvidence] = useState('')
  const [file, setFile] = useState<File | null>(null)
  const chosen = values.find((each) => each.path === path) ?? null
  const choose = (next: string) => {
    setPath(next)
    // A list's row keeps what says which row it is; only what was measured is another.
    const found = values.find((each) => each.path === next)
    setValue(found?.parts ? found.value : '')
    verify.reset()
  }
  const isReady = chosen !== null && value.trim() !== '' && evidence.trim().length >= 2 && on !== ''
  const send = () => {
    if (chosen === null) return
    const request = { path: chosen.path, value: value.trim(), method, on, evidence: evidence.trim(), seen: chosen.seen, file }
    verify.mutate(request, {
      onSuccess: () => {
        setPath(null)
        setValue('')
        setEvidence('')
        setFile(null)
      },
    })
  }
  return (
    <section className="card bases-verify" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{say('写下核实的数')}</h2>
      <div>
        <label htmlFor={`${ids}-what`}>{say('要核实的数据项')}</label>
        <Select
          id={`${ids}-what`}
          showSearch
          optionFilterProp="label"
          style={{ width: '100%' }}
          placeholder={say('选择或输入名称查找')}
          value={path}
          onChange={choose}
          options={values.map((each) => ({ value: each.path, label: labelOf(each) }))}
        />
      </div>
      {chosen ? (
        <p className="dim">
          {say('自报：{value}', { value: chosen.reported ?? say('没有报') })} {chosen.parts ? '' : chosen.unit}
        </p>
      ) : null}
      {chosen ? <FoundValue of={chosen} value={value} onChange={setValue} /> : null}
      <Radio.Group aria-label={say('核实方式')} value={method} onChange={(e) => setMethod(e.target.value as VerificationMethod)}>
        {VERIFICATION_METHODS.map((each) => (
          <Radio key={each} value={each}>
            {say(METHOD_WORDS[each])}
          </Radio>
        ))}
      </Radio.Group>
      <div className="row">
        <label htmlFor={`${ids}-on`}>{say('核实日期')}</label>
        <Input
          id={`${ids}-on`}
          type="date"
          style={{ width: 160 }}
          max={today}
          value={on}
          onChange={(e) => setOn(e.target.value)}
        />
      </div>
      <div>
        <label htmlFor={`${ids}-evidence`}>{say('核实依据：谁在哪里看到了什么（必填）')}</label>
        <Input.TextArea
          id={`${ids}-evidence`}
          rows={2}
          maxLength={1000}
          value={evidence}
          onChange={(e) => setEvidence(e.target.value)}
        />
      </div>
      {file ? (
        <p className="row break">
          {file.name}
          <Button size="small" onClick={() => setFile(null)}>
            {say('去掉文件')}
          </Button>
        </p>
      ) : (
        <DropZone button={say('选择文件')} accept=".pdf,.jpg,.jpeg,.png,.xlsx,.docx,.zip" primary={false} onFile={setFile}>
          <p className="dim small">{say('附照片或文件（pdf、jpg、png、xlsx、docx、zip，50 MB 以内，可不附）')}</p>
        </DropZone>
      )}
      {verify.error ? <Failed error={verify.error} /> : null}
      <div className="row">
        <Button type="primary" disabled={!isReady} loading={verify.isPending} onClick={send}>
          {say('记下核实')}
        </Button>
        <span role="status">
          {verify.data ? say('已记下：{what} 核实为 {value}。', { what: verify.data.what, value: verify.data.words }) : ''}
        </span>
      </div>
    </section>
  )
}

const labelOf = ({ sheet, where, what, reported }: Verifiable): string =>
  [sheet, where || null, what === '整行' ? reported : what].filter(Boolean).join(' · ')
