import type { Evidence } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { bytes } from '../../../../shared/numbers.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { evidenceAddress, type ItemKey, useAddEvidence, useWithdrawEvidence } from '../api.ts'
import { ENGLISH } from '../county-items-english.ts'
import { ReasonForm } from './reason-form.tsx'
import { FileChoice } from './record-form.tsx'

interface Props {
  of: ItemKey
  evidence: readonly Evidence[]
  mayChange: boolean
}

/** The files that bear a conclusion out, withdrawn ones told as such; another may be added. */
export function EvidenceList({ of, evidence, mayChange }: Props) {
  const say = useText(ENGLISH)
  const add = useAddEvidence()
  const [isAdding, setAdding] = useState(false)
  const send = (file: File | null) => {
    if (file) add.mutate({ ...of, schoolYear: String(of.schoolYear), file }, { onSuccess: () => setAdding(false) })
  }
  return (
    <section className="stack" aria-label={say('佐证材料')}>
      <h3>{say('佐证材料')}</h3>
      {evidence.length === 0 ? <p className="dim">{say('还没有佐证材料。')}</p> : null}
      <ul className="county-evidence">
        {evidence.map((each) => (
          <One key={each.id} evidence={each} mayWithdraw={mayChange && each.withdrawn === null} />
        ))}
      </ul>
      {mayChange && !isAdding ? (
        <p>
          <Button onClick={() => setAdding(true)}>{say('补充佐证材料')}</Button>
        </p>
      ) : null}
      {isAdding ? <FileChoice file={add.isPending ? (add.variables?.file ?? null) : null} onChange={send} /> : null}
      {add.error ? <Failed error={add.error} /> : null}
    </section>
  )
}

function One({ evidence, mayWithdraw }: { evidence: Evidence; mayWithdraw: boolean }) {
  const say = useText(ENGLISH)
  const withdraw = useWithdrawEvidence(evidence.id)
  const [isAsking, setAsking] = useState(false)
  return (
    <li>
      <a href={evidenceAddress(evidence.id)} download className="break">
        {evidence.fileName}
      </a>{' '}
      <span className="dim small">
        {bytes(evidence.size)}，{evidence.by} {dateTime(evidence.at)} {evidence.about}
      </span>
      {evidence.withdrawn ? (
        <p className="small mark-unmet">
          {say('{by} 于 {at} 撤下：{reason}', { ...evidence.withdrawn, at: dateTime(evidence.withdrawn.at) })}
        </p>
      ) : null}
      {mayWithdraw && !isAsking ? (
        <Button size="small" type="link" onClick={() => setAsking(true)}>
          {say('撤下')}
          <span className="sr">：{evidence.fileName}</span>
        </Button>
      ) : null}
      {isAsking ? (
        <ReasonForm label={say('撤下的原因')} action={say('撤下这份材料')} act={withdraw} onCancel={() => setAsking(false)} />
      ) : null}
    </li>
  )
}
