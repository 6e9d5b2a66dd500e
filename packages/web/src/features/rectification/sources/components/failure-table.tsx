import type { FailureLine } from '@junheng/core/features/rectification/sources/schema.ts'
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { besideLine, plain } from '../../../../shared/numbers.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../sources-english.ts'

interface Props {
  label: string
  failures: readonly FailureLine[]
  chosen: ReadonlySet<string>
  onChoose: (key: string, isChosen: boolean) => void
}

/** Failing things with their figures, each to be chosen or to be found in the ledger. */
export function FailureTable({ label, failures, chosen, onChoose }: Props) {
  const say = useText(ENGLISH)
  const heads = [say('选'), say('对象'), { num: say('现值 / 标准') }, { num: say('缺口') }, say('最早可举证日'), say('台账')]
  return (
    <PlainTable label={label} heads={heads}>
      {failures.map((failure) => (
        <Row key={failure.key} failure={failure} isChosen={chosen.has(failure.key)} onChoose={onChoose} />
      ))}
    </PlainTable>
  )
}

interface RowProps {
  failure: FailureLine
  isChosen: boolean
  onChoose: Props['onChoose']
}

function Row({ failure, isChosen, onChoose }: RowProps) {
  const say = useText(ENGLISH)
  const { key, schoolName, stage, name, value, threshold, gap, unit, problem, isSpare, proofFrom, proofFromWhy, itemNo } = failure
  const where = [schoolName ?? say('全县'), stage && say(stage === 'primary' ? '小学' : '初中')].filter(Boolean).join(' ')
  return (
    <tr>
      <td data-label={say('选')}>
        <Checkbox
          checked={isChosen && itemNo === null}
          disabled={itemNo !== null}
          onChange={(e) => onChoose(key, e.target.checked)}
          aria-label={say('选 {what}', { what: `${where} ${name}` })}
        />
      </td>
      <th scope="row" className="failure-what">
        <span className="failure-name">{where}</span> {name}
        {isSpare ? <span className="mark mark-spare small"> ◐ {say('已达标学段的余项')}</span> : null}
        <br />
        <span className="dim small break">{problem}</span>
      </th>
      <td data-label={say('现值 / 标准')} className="num nowrap">
        {value === null ? '—' : besideLine(value, threshold)}
        {threshold === null ? null : <span className="dim"> / {plain(threshold)}</span>}
      </td>
      <td data-label={say('缺口')} className="num nowrap">
        {gap === null ? '—' : `${plain(gap)} ${unit}`}
      </td>
      <td data-label={say('最早可举证日')} className="nowrap" title={proofFromWhy}>
        {proofFrom ?? '—'}
      </td>
      <td data-label={say('台账')} className="nowrap">
        {itemNo === null ? (
          '—'
        ) : (
          <Link to="/ledger/$no" params={{ no: String(itemNo) }} search={{}}>
            № {itemNo}
          </Link>
        )}
      </td>
    </tr>
  )
}
