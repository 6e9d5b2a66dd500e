import { BASIS_NAMES } from '@junheng/core/features/collection/round/bases.ts'
import type { MissingValue, NamedFault } from '@junheng/core/features/collection/round/check/schema.ts'
import { useEffect, useRef, useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { SeverityWord } from '../../../../../shared/marks.tsx'
import { useText } from '../../../../../shared/text.ts'
import { BasisMarks } from '../../bases/components/basis-marks.tsx'
import { ENGLISH } from '../review-english.ts'
import type { ReviewLine } from '../review-lines.ts'
import { RemarkForm } from './remark-form.tsx'
import { RemarkThread } from './remark-thread.tsx'
import { ValueHistoryLink } from './value-history-link.tsx'

interface Props {
  line: ReviewLine
  returnId: string
  mayRemark: boolean
  /** The line the address asks for. */
  isAsked: boolean
}

/** One value in review: what it is, what it was, what was found, what was said, and what one can ask. */
export function ReviewRow({ line, returnId, mayRemark, isAsked }: Props) {
  const say = useText(ENGLISH)
  const [isAsking, setAsking] = useState(false)
  const row = useRef<HTMLTableRowElement>(null)
  useEffect(() => {
    if (isAsked) row.current?.scrollIntoView({ block: 'center' })
  }, [isAsked])
  const { path, name, subject, unit, value, before, faults, missing, remarks } = line
  return (
    <tr ref={row} className={isAsked ? 'review-asked' : undefined} data-path={path ?? ''}>
      <th scope="row">
        <span className="review-name">{name}</span>
        <span className="dim small">
          {subject}
          {unit ? ` · ${unit}` : ''}
        </span>
      </th>
      <td className="num break" data-label={say('本次')}>
        {value ? value.text : <span className="dim">{path === null ? '' : say('未报')}</span>}
        {value && value.basis !== 'reported' ? <span className="review-basis">{BASIS_NAMES[value.basis]}</span> : null}
        {value ? <BasisMarks values={line.bases} shown={value.basis} /> : null}
      </td>
      <td className="num dim break" data-label={say('上年')}>
        {before ?? '—'}
      </td>
      <td className="num" data-label={say('变化')}>
        <Change line={line} />
      </td>
      <td className="review-said">
        {faults.map((fault) => (
          <FaultWords key={fault.key} fault={fault} />
        ))}
        {missing ? <MissingWords missing={missing} /> : null}
        {remarks.map((remark) => (
          <RemarkThread key={remark.id} returnId={returnId} remark={remark} maySettle={mayRemark} />
        ))}
        {isAsking ? <RemarkForm returnId={returnId} path={path} name={name} onDone={() => setAsking(false)} /> : null}
      </td>
      <td className="review-acts no-print">
        {mayRemark && !isAsking ? (
          <button type="button" className="link" onClick={() => setAsking(true)}>
            {say('提出疑问')}
            <span className="sr">：{name}</span>
          </button>
        ) : null}
        {path !== null ? <ValueHistoryLink returnId={returnId} path={path} name={name} /> : null}
      </td>
    </tr>
  )
}

function Change({ line: { change, isOther } }: Pick<Props, 'line'>) {
  const say = useText(ENGLISH)
  if (isOther) return <strong>{say('有变')}</strong>
  if (change === null) return <span className="dim">—</span>
  const shown = `${change > 0 ? '+' : ''}${(100 * change).toFixed(1)}%`
  return Math.abs(change) >= 0.1 ? <strong>{shown}</strong> : <span>{shown}</span>
}

function FaultWords({ fault }: { fault: NamedFault }) {
  return (
    <div>
      <p>
        <SeverityWord severity={fault.severity} /> {fault.message} <span className="dim small">{fault.rule}</span>
      </p>
      <Explanation explanation={fault.explanation} />
    </div>
  )
}

function MissingWords({ missing }: { missing: MissingValue }) {
  const say = useText(ENGLISH)
  return (
    <div>
      <p>
        <SeverityWord severity="warn" /> {say('没有填报，{what}要用。', { what: missing.forWhat.join('、') })}
      </p>
      <Explanation explanation={missing.explanation} />
    </div>
  )
}

function Explanation({ explanation }: { explanation: NamedFault['explanation'] }) {
  const say = useText(ENGLISH)
  if (explanation === null) return <p className="dim small">{say('单位没有写明原因。')}</p>
  return (
    <p className="review-explanation">
      <b>{say('单位说明')}</b> {explanation.text}{' '}
      <span className="dim small">
        {explanation.by} {dateTime(explanation.at)}
      </span>
    </p>
  )
}
