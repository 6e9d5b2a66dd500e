import type { Amendment } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Button } from 'antd'
import { dateTime } from '../../../../../shared/dates.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useTakeBack } from '../api.ts'
import { ENGLISH } from '../lock-english.ts'
import { DecideButton } from './decide-button.tsx'
import '../lock.css'

const STATES = {
  asked: { glyph: '○', word: '待批准', mark: 'mark-not_judgeable' },
  approved: { glyph: '●', word: '已批准', mark: 'mark-met' },
  refused: { glyph: '■', word: '未批准', mark: 'mark-unmet' },
  withdrawn: { glyph: '–', word: '已撤回', mark: 'dim' },
} as const

/** Amendments with their values before and after, newest first; what waits for a decision carries its buttons. */
export function AmendmentList({ amendments, isWithUnit }: { amendments: readonly Amendment[]; isWithUnit: boolean }) {
  return (
    <ul className="amendments">
      {amendments.map((amendment) => (
        <li key={amendment.id} className="card stack">
          <OneAmendment amendment={amendment} isWithUnit={isWithUnit} />
        </li>
      ))}
    </ul>
  )
}

function OneAmendment({ amendment, isWithUnit }: { amendment: Amendment; isWithUnit: boolean }) {
  const say = useText(ENGLISH)
  const { state, unit, asked, decided, reason, evidence, mayDecide, mayWithdraw } = amendment
  const { glyph, word, mark } = STATES[state]
  return (
    <>
      <div className="row">
        <strong className={mark}>
          {glyph} {say(word)}
        </strong>
        {isWithUnit ? <strong>{unit}</strong> : null}
        <span className="dim small">{say('{by} 于 {at} 申请', { by: asked.by, at: dateTime(asked.at) })}</span>
        {decided && state !== 'withdrawn' ? (
          <span className="dim small">{say('{by} 于 {at} 办理', { by: decided.by, at: dateTime(decided.at) })}</span>
        ) : null}
      </div>
      <Changes amendment={amendment} />
      <p>{say('原因：{text}', { text: reason })}</p>
      {evidence ? <p>{say('依据：{text}', { text: evidence })}</p> : null}
      {decided?.note ? <p>{say('意见：{text}', { text: decided.note })}</p> : null}
      {mayDecide || mayWithdraw ? (
        <div className="row no-print">
          {mayDecide ? <DecideButton amendment={amendment} isApproval /> : null}
          {mayDecide ? <DecideButton amendment={amendment} isApproval={false} /> : null}
          {mayWithdraw ? <TakeBack amendment={amendment} /> : null}
        </div>
      ) : null}
    </>
  )
}

function Changes({ amendment: { changes } }: { amendment: Amendment }) {
  const say = useText(ENGLISH)
  return (
    <table className="t amendment-changes">
      <thead>
        <tr>
          <th scope="col">{say('数据项')}</th>
          <th scope="col">{say('原值')}</th>
          <th scope="col">{say('改为')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ basis, path, name, before, after }) => (
          <tr key={`${basis} ${path}`}>
            <th scope="row">
              {name}
              {basis === 'verified' ? <span className="dim small"> {say('核实值')}</span> : null}
            </th>
            <td className="num">{before || say('未报')}</td>
            <td className="num">
              <strong>{after || say('未报')}</strong>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function TakeBack({ amendment }: { amendment: Amendment }) {
  const say = useText(ENGLISH)
  const takeBack = useTakeBack(amendment)
  return (
    <>
      <Button size="small" loading={takeBack.isPending} onClick={() => takeBack.mutate(undefined)}>
        {say('撤回申请')}
      </Button>
      {takeBack.error ? <Failed error={takeBack.error} /> : null}
      <span className="dim small">{say('自己提出的申请，请由另一位统筹人员批准。')}</span>
    </>
  )
}
