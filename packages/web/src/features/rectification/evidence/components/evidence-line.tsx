import type { ItemEvidence } from '@junheng/core/features/rectification/evidence/schema.ts'
import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { bytes } from '../../../../shared/numbers.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { evidenceAddress, useOpenPdf, useWithdrawEvidence } from '../api.ts'
import { ENGLISH } from '../evidence-english.ts'
import { EvidencePreview } from './evidence-preview.tsx'

const WORDS = {
  holds: '有效',
  replaced: '已有新版',
  'not-yet': '未到有效期',
  expired: '已过有效期',
  withdrawn: '已撤下',
} as const
const GLYPHS = { holds: '●', replaced: '–', 'not-yet': '◐', expired: '■', withdrawn: '–' } as const
const MARKS = { holds: 'met', replaced: 'out', 'not-yet': 'spare', expired: 'unmet', withdrawn: 'out' } as const

interface Props {
  piece: ItemEvidence
  mayReplace: boolean
  /** Also what others handed in. */
  mayWithdrawAll: boolean
  onReplace: () => void
}

/** One version of one piece of evidence. */
export function EvidenceLine({ piece, mayReplace, mayWithdrawAll, onReplace }: Props) {
  const say = useText(ENGLISH)
  const open = useOpenPdf()
  const [isShown, setShown] = useState(false)
  const [isAsking, setAsking] = useState(false)
  const isPast = piece.state === 'replaced' || piece.state === 'withdrawn'
  const facts = [
    say('第 {n} 版', { n: piece.version }),
    bytes(piece.size),
    `${piece.by} ${dateTime(piece.at)}`,
    ...(piece.milestone === null ? [] : [say('节点 {n}', { n: piece.milestone })]),
  ]
  const sr = <span className="sr">：{piece.fileName}</span>
  return (
    <li className="evidence-line">
      <div className="row">
        <span className={`mark mark-${MARKS[piece.state]}`}>
          <span aria-hidden="true">{GLYPHS[piece.state]}</span> {say(WORDS[piece.state])}
        </span>
        <a href={evidenceAddress(piece.id)} download className="break">
          {piece.fileName}
        </a>
        <span className="dim small">{facts.join(' · ')}</span>
      </div>
      {piece.about ? <p className="break">{piece.about}</p> : null}
      {piece.validFrom || piece.validUntil ? (
        <p className="dim small">
          {say('有效期 {from} 至 {until}', {
            from: piece.validFrom ?? say('起始不限'),
            until: piece.validUntil ?? say('长期'),
          })}
        </p>
      ) : null}
      {piece.withdrawn ? (
        <p className="small">{say('{by} 于 {at} 撤下：{reason}', { ...piece.withdrawn, at: dateTime(piece.withdrawn.at) })}</p>
      ) : null}
      <div className="row no-print">
        {piece.kind === 'pdf' ? (
          <Button size="small" loading={open.isPending} onClick={() => open.mutate(piece.id)}>
            {say('在新标签页打开')}
            {sr}
          </Button>
        ) : (
          <Button size="small" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {isShown ? say('收起预览') : say('预览')}
            {sr}
          </Button>
        )}
        {mayReplace && !isPast ? (
          <Button size="small" onClick={onReplace}>
            {say('上传新版')}
            {sr}
          </Button>
        ) : null}
        {!isPast && (mayWithdrawAll || (piece.isOwn && mayReplace)) ? (
          <Button size="small" onClick={() => setAsking(true)}>
            {say('撤下')}
            {sr}
          </Button>
        ) : null}
      </div>
      {open.error ? <Failed error={open.error} /> : null}
      {isShown ? <EvidencePreview piece={piece} /> : null}
      {isAsking ? <WithdrawDialog piece={piece} onClose={() => setAsking(false)} /> : null}
    </li>
  )
}

function WithdrawDialog({ piece, onClose }: { piece: ItemEvidence; onClose: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const withdraw = useWithdrawEvidence(piece.id)
  const [reason, setReason] = useState('')
  return (
    <Modal
      open
      title={say('撤下这份材料')}
      okText={say('撤下')}
      cancelText={say('取消')}
      okButtonProps={{ danger: true, disabled: reason.trim().length < 2, loading: withdraw.isPending }}
      onCancel={onClose}
      onOk={() => withdraw.mutate(reason.trim(), { onSuccess: onClose })}
    >
      <div className="stack">
        <p className="break">{piece.fileName}</p>
        <p>{say('撤下后仍留在历史里，但不再作为佐证。')}</p>
        <div>
          <label htmlFor={id}>{say('原因（至少两个字）')}</label>
          <Input.TextArea id={id} rows={2} maxLength={500} value={reason} onChange={(e) => setReason(e.target.value)} />
        </div>
        {withdraw.error ? <Failed error={withdraw.error} /> : null}
      </div>
    </Modal>
  )
}
