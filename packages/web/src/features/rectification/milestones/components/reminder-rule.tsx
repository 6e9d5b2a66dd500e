import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { remindersQuery, useSetReminders } from '../api.ts'
import { ENGLISH } from '../milestones-english.ts'

/** When people are reminded, and the dialog that changes it. */
export function ReminderRule() {
  const say = useText(ENGLISH)
  const mayManage = useMay('item.manage')
  const { data } = useQuery(remindersQuery)
  const [isOpen, setOpen] = useState(false)
  if (!data) return <p className="dim small">{say('到期提醒')}</p>
  const { before, onDay, overdueEvery } = data.rule
  const parts = [
    before.length > 0 ? say('到期前 {before} 天提醒', { before: before.join('、') }) : say('到期前不提醒'),
    ...(onDay ? [say('到期当天提醒')] : []),
    overdueEvery > 0 ? say('逾期后每 {n} 天提醒一次', { n: overdueEvery }) : say('逾期后不再提醒'),
  ]
  const source = data.changedBy === null ? say('系统建议') : say('{by} 设定', { by: data.changedBy })
  return (
    <p className="dim small">
      {parts.join('，')}（{source}）{' '}
      {mayManage ? (
        <Button size="small" className="no-print" onClick={() => setOpen(true)}>
          {say('设定提醒')}
        </Button>
      ) : null}
      {isOpen ? <Dialog rule={data.rule} seen={data.version} onClose={() => setOpen(false)} /> : null}
    </p>
  )
}

interface Props {
  rule: { before: number[]; onDay: boolean; overdueEvery: number }
  seen: number
  onClose: () => void
}

function Dialog({ rule, seen, onClose }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const set = useSetReminders()
  const [before, setBefore] = useState(rule.before.join('，'))
  const [onDay, setOnDay] = useState(rule.onDay)
  const [every, setEvery] = useState(String(rule.overdueEvery))
  const days = before
    .split(/[,，、\s]+/)
    .filter(Boolean)
    .map(Number)
  const isReady =
    days.length <= 6 &&
    days.every((day) => Number.isInteger(day) && day >= 1 && day <= 365) &&
    /^\d{1,2}$/.test(every) &&
    Number(every) <= 90
  return (
    <Modal
      open
      title={say('设定提醒')}
      okText={say('保存')}
      cancelText={say('取消')}
      okButtonProps={{ disabled: !isReady, loading: set.isPending }}
      onCancel={onClose}
      onOk={() => set.mutate({ rule: { before: days, onDay, overdueEvery: Number(every) }, seen }, { onSuccess: onClose })}
    >
      <div className="stack">
        <div>
          <label htmlFor={`${id}-before`}>{say('提前几天（用逗号分开）')}</label>
          <Input id={`${id}-before`} value={before} onChange={(e) => setBefore(e.target.value)} />
        </div>
        <Checkbox checked={onDay} onChange={(e) => setOnDay(e.target.checked)}>
          {say('到期当天也提醒')}
        </Checkbox>
        <div>
          <label htmlFor={`${id}-every`}>{say('逾期后每隔几天提醒（0 = 不再提醒）')}</label>
          <Input id={`${id}-every`} type="number" min={0} max={90} value={every} onChange={(e) => setEvery(e.target.value)} />
        </div>
        {set.error ? <Failed error={set.error} /> : null}
      </div>
    </Modal>
  )
}
