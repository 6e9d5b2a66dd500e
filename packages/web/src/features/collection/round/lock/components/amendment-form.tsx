import type { Amendable, AmendableValue } from '@junheng/core/features/collection/round/lock/schema.ts'
import { rowText } from '@junheng/core/features/collection/round/value-path.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useAskAmendment } from '../api.ts'
import { ENGLISH } from '../lock-english.ts'
import { FindValue } from './find-value.tsx'

/** What is asked for so far, by basis and path: the whole value as it will be sent. */
type Wanted = ReadonlyMap<string, { of: AmendableValue; value: string }>

export const keyOf = ({ basis, path }: Pick<AmendableValue, 'basis' | 'path'>): string => `${basis} ${path}`

/** Asking for other values: find them, give the new ones, say why. Nothing changes before it is approved. */
export function AmendmentForm({ id, amendable }: { id: string; amendable: Amendable }) {
  const say = useText(ENGLISH)
  const [wanted, setWanted] = useState<Wanted>(new Map())
  const [reason, setReason] = useState('')
  const [evidence, setEvidence] = useState('')
  const asking = useAskAmendment(id)
  const ids = useId()
  const set = (of: AmendableValue, value: string) => setWanted(new Map(wanted).set(keyOf(of), { of, value }))
  const remove = (of: AmendableValue) => setWanted(new Map([...wanted].filter(([key]) => key !== keyOf(of))))
  const changed = [...wanted.values()].filter(({ of, value }) => of.value !== value)
  const send = () =>
    asking.mutate(
      {
        changes: changed.map(({ of, value }) => ({ basis: of.basis, path: of.path, value, seen: of.value })),
        reason: reason.trim(),
        evidence: evidence.trim() || null,
      },
      {
        onSuccess: () => {
          setWanted(new Map())
          setReason('')
          setEvidence('')
        },
      },
    )
  return (
    <section className="card stack" aria-labelledby={`${ids}-title`}>
      <h2 id={`${ids}-title`}>{say('申请修订')}</h2>
      <h3>{say('要修订的数据')}</h3>
      {wanted.size === 0 ? <p className="dim">{say('从下面查找要修订的数据项，加入后填写新值。')}</p> : null}
      <ul className="amendment-chosen">
        {[...wanted.values()].map(({ of, value }) => (
          <li key={keyOf(of)}>
            <span>
              {of.name} <span className="dim">{of.parts ? '' : `${of.value || say('未报')} ${of.unit} →`}</span>
            </span>
            {of.parts ? (
              <Parts of={of} value={value} onChange={(next) => set(of, next)} />
            ) : (
              <Input
                aria-label={say('{name} 的新值', { name: of.name })}
                value={value}
                suffix={of.unit}
                onChange={(e) => set(of, e.target.value)}
              />
            )}
            <Button size="small" type="text" onClick={() => remove(of)} aria-label={say('移出：{name}', { name: of.name })}>
              {say('移出')}
            </Button>
          </li>
        ))}
      </ul>
      <FindValue
        values={amendable.values.filter((value) => !wanted.has(keyOf(value)))}
        onChoose={(value) => set(value, value.value)}
      />
      <div>
        <label htmlFor={`${ids}-reason`}>{say('修订原因（必填，写入操作记录和该项数据的历史）')}</label>
        <Input.TextArea
          id={`${ids}-reason`}
          rows={2}
          maxLength={1000}
          value={reason}
          onChange={(e) => setReason(e.target.value)}
        />
      </div>
      <div>
        <label htmlFor={`${ids}-evidence`}>{say('依据（文件名、文号、验收单等）')}</label>
        <Input id={`${ids}-evidence`} maxLength={1000} value={evidence} onChange={(e) => setEvidence(e.target.value)} />
      </div>
      {asking.error ? <Failed error={asking.error} /> : null}
      <div className="row">
        <Button
          type="primary"
          disabled={changed.length === 0 || reason.trim().length < 4}
          loading={asking.isPending}
          onClick={send}
        >
          {say('提交修订申请')}
        </Button>
        <span role="status">{asking.isSuccess && changed.length === 0 ? say('已提交，等待批准。') : ''}</span>
      </div>
    </section>
  )
}

/** A list's row is one value: each of its words has its field. */
function Parts({ of, value, onChange }: { of: AmendableValue; value: string; onChange: (value: string) => void }) {
  const say = useText(ENGLISH)
  const words: Record<string, string> = JSON.parse(value)
  return (
    <>
      {(of.parts ?? []).map(({ key, name }) => (
        <span key={key}>
          {name}{' '}
          <Input
            aria-label={say('{name} 的新值', { name: `${of.name} ${name}` })}
            value={words[key] ?? ''}
            onChange={(e) => onChange(rowText({ ...words, [key]: e.target.value }))}
          />
        </span>
      ))}
    </>
  )
}
