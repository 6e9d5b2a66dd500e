import type { BoardRow, Reminders } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { Button, Checkbox, Input, Modal } from 'antd'
import { useEffect, useId, useState } from 'react'
import { dateTime } from '../../../../../shared/dates.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useRemind } from '../api.ts'
import { isWaiting } from '../board-view.ts'
import { ENGLISH } from '../open-english.ts'

const NAMED = 60

/** Reminds whoever has not handed in, of those the board shows now. First it says who would be told. */
export function RemindButton({ round, rows }: { round: string; rows: readonly BoardRow[] }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const late = rows.filter(isWaiting)
  return (
    <>
      <Button disabled={late.length === 0} onClick={() => setOpen(true)}>
        {say('催报（{n}）', { n: late.length })}
      </Button>
      {isOpen ? <RemindDialog round={round} returns={late.map(({ id }) => id)} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function RemindDialog({ round, returns, onClose }: { round: string; returns: string[]; onClose: () => void }) {
  const say = useText(ENGLISH)
  const [note, setNote] = useState('')
  const [force, setForce] = useState(false)
  const planned = useRemind(round)
  const sending = useRemind(round)
  const id = useId()
  const plan = planned.mutate
  // Asked when it opens, and again where those told lately are to be told all the same.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the returns are those of the moment it was opened
  useEffect(() => plan({ returns, force }), [force])
  const { data } = planned
  const told = sending.data?.told
  return (
    <Modal
      open
      title={say('催报')}
      okText={told === undefined ? say('提醒 {n} 人', { n: data?.people.length ?? 0 }) : say('完成')}
      cancelText={say('取消')}
      cancelButtonProps={{ hidden: told !== undefined }}
      okButtonProps={{ disabled: told === undefined && (data?.people.length ?? 0) === 0, loading: sending.isPending }}
      onCancel={onClose}
      onOk={() => (told === undefined ? sending.mutate({ returns, note: note.trim(), force, confirm: true }) : onClose())}
      destroyOnHidden
    >
      <div className="stack">
        {told !== undefined ? (
          <p className="mark-met" role="status">
            ● {say('已提醒 {n} 人，他们会在通知里看到。', { n: told })}
          </p>
        ) : (
          <>
            {planned.isPending && !data ? <Loading what={say('正在查看会提醒谁')} /> : null}
            {data ? <Planned plan={data} /> : null}
            {data && (data.recent.length > 0 || force) ? (
              <Checkbox checked={force} onChange={(e) => setForce(e.target.checked)}>
                {say('24 小时内提醒过的也再提醒一次')}
              </Checkbox>
            ) : null}
            <div>
              <label htmlFor={id}>{say('附言（可不填）')}</label>
              <Input.TextArea id={id} rows={2} maxLength={300} value={note} onChange={(e) => setNote(e.target.value)} />
            </div>
          </>
        )}
        {planned.error ? <Failed error={planned.error} /> : null}
        {sending.error ? <Failed error={sending.error} /> : null}
      </div>
    </Modal>
  )
}

function Planned({ plan: { people, recent, nobody, done } }: { plan: Reminders }) {
  const say = useText(ENGLISH)
  return (
    <>
      <p>{say('将提醒 {n} 人：', { n: people.length })}</p>
      <ul className="lines remind-people">
        {people.slice(0, NAMED).map((person, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two people of a unit may have one role, and the list does not change
          <li key={i}>
            {person.unit} <span className="dim">{person.role}</span>
            {person.returns.length > 1 ? <span className="dim">（{person.returns.join('、')}）</span> : null}
          </li>
        ))}
        {people.length > NAMED ? <li className="dim">{say('等 {n} 人', { n: people.length })}</li> : null}
      </ul>
      {recent.length > 0 ? (
        <p className="dim">
          {say('{n} 人 24 小时内已提醒过，这次不再提醒（最近一次 {at}）。', {
            n: recent.length,
            at: dateTime(
              recent
                .map(({ at }) => at)
                .sort()
                .at(-1)!,
            ),
          })}
        </p>
      ) : null}
      {nobody.length > 0 ? (
        <p className="severity-warn">
          ▲ {say('没有账号可提醒：{names}', { names: nobody.slice(0, 12).join('、') + (nobody.length > 12 ? '……' : '') })}
        </p>
      ) : null}
      {done > 0 ? <p className="dim">{say('{n} 份已经交了，不再提醒。', { n: done })}</p> : null}
    </>
  )
}
