import type { RoundDetail } from '@junheng/core/features/collection/round/open/schema.ts'
import { Modal } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useChangeCalendar } from '../api.ts'
import { ENGLISH } from '../open-english.ts'
import { DueFields } from './due-fields.tsx'

/** Moves the days of a round's parts; what is not in yet follows. */
export function CalendarDialog({ round, onClose }: { round: RoundDetail; onClose: () => void }) {
  const say = useText(ENGLISH)
  const stood = Object.fromEntries(round.parts.map(({ key, due }) => [key, due]))
  const [due, setDue] = useState<Readonly<Record<string, string>>>(stood)
  const [selfCheckDue, setSelfCheckDue] = useState(round.selfCheckDue)
  const changing = useChangeCalendar(round.id)
  const seen = { due: stood, selfCheckDue: round.selfCheckDue }
  const isFaulty = round.parts.some(({ key, opens }) => (due[key] ?? '') < opens)
  return (
    <Modal
      open
      title={say('修改截止日期')}
      okText={say('保存')}
      cancelText={say('取消')}
      okButtonProps={{ loading: changing.isPending, disabled: isFaulty }}
      onCancel={onClose}
      onOk={() => changing.mutate({ due: { ...due }, selfCheckDue, seen }, { onSuccess: onClose })}
    >
      <div className="stack">
        <p>{say('还没有交的填报，截止日期随之变动；已通过的不变。')}</p>
        <DueFields parts={round.parts} due={due} onChange={setDue} />
        {round.selfCheckDue !== null ? (
          <label className="due-field">
            <span>{say('自查')}</span>
            <input type="date" value={selfCheckDue ?? ''} onChange={(e) => setSelfCheckDue(e.target.value || null)} />
          </label>
        ) : null}
        {changing.error ? <Failed error={changing.error} /> : null}
      </div>
    </Modal>
  )
}
