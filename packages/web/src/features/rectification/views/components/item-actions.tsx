import type { ItemDetail, MayDo } from '@junheng/core/features/rectification/ledger/schema.ts'
import { Button, Input, InputNumber, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { useAct } from '../api.ts'
import { ENGLISH } from '../item-english.ts'
import { ACTION_WORDS } from '../item-words.ts'

type Action = Exclude<MayDo['action'], 'edit'>

/** What moves an item forward, in the order of its life; the first that is there is the primary one. */
const FORWARD: readonly MayDo['action'][] = ['close', 'verify', 'submit', 'start', 'reopen']
const WANTS_NOTE: ReadonlySet<string> = new Set(['report', 'return', 'reopen', 'merge', 'drop'])
const HINTS = {
  start: '开始后由责任人报告进展，完成后提请验收。',
  report: '写明做了什么、还差什么。',
  submit: '提请验收后由督学或统筹人员验收，由另一个人进行。',
  return: '写明哪里还不行，责任人会收到。',
  verify: '验收后可以销号；数据类事项还要有达标的数据。',
  close: '销号后保存依据，下一次评估若又不达标会重新整改。',
  reopen: '写明发现了什么，责任人会收到。',
  merge: '这一条并入另一条，进展在那一条里继续。',
  drop: '不再整改的任务留在台账里，不能删除。',
} as const satisfies Record<Action, string>

/** Only what may be done now; what the item itself does not allow yet says why. */
export function ItemActions({ item }: { item: ItemDetail }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const [open, setOpen] = useState<Action | null>(null)
  const primary = FORWARD.find((action) => item.actions.some((may) => may.action === action && may.refusal === null))
  if (item.actions.length === 0)
    return (
      <section className="card no-print" aria-label={say('可以做的事')}>
        <h2>{say('可以做的事')}</h2>
        <p className="dim">{say('这一条现在没有要您做的事。')}</p>
      </section>
    )
  const ordered = [...item.actions].sort((a, b) => Number(b.action === primary) - Number(a.action === primary))
  return (
    <section className="card no-print" aria-label={say('可以做的事')}>
      <h2>{say('可以做的事')}</h2>
      <div className="item-actions">
        {ordered.map(({ action, refusal }) =>
          refusal === null ? (
            <Button
              key={action}
              type={action === primary ? 'primary' : 'default'}
              danger={action === 'drop'}
              onClick={() => (action === 'edit' ? change({ edit: '1' }) : setOpen(action))}
            >
              {say(ACTION_WORDS[action])}
            </Button>
          ) : (
            <p key={action} className="item-refused">
              <strong>{say('还不能{action}', { action: say(ACTION_WORDS[action]) })}</strong>
              <br />
              {refusal}
            </p>
          ),
        )}
      </div>
      {open ? <ActDialog item={item} action={open} onClose={() => setOpen(null)} /> : null}
    </section>
  )
}

function ActDialog({ item, action, onClose }: { item: ItemDetail; action: Action; onClose: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const act = useAct(item.no)
  const [note, setNote] = useState('')
  const [into, setInto] = useState<number | null>(null)
  const wantsNote = WANTS_NOTE.has(action)
  const isReady = (!wantsNote || note.trim().length >= 2) && (action !== 'merge' || into !== null)
  return (
    <Modal
      open
      title={`${say(ACTION_WORDS[action])} № ${item.no}`}
      okText={say(ACTION_WORDS[action])}
      cancelText={say('取消')}
      okButtonProps={{ danger: action === 'drop', disabled: !isReady, loading: act.isPending }}
      onCancel={onClose}
      onOk={() =>
        act.mutate({ action, note: note.trim(), seen: item.version, ...(into !== null && { into }) }, { onSuccess: onClose })
      }
      destroyOnHidden
    >
      <div className="stack form-column">
        <p>{item.problem}</p>
        <p className="dim small">{say(HINTS[action])}</p>
        {action === 'merge' ? (
          <label htmlFor={`${id}-into`}>
            {say('并入哪一条（编号）')}
            <InputNumber id={`${id}-into`} min={1} precision={0} value={into} onChange={setInto} style={{ width: '100%' }} />
          </label>
        ) : null}
        <label htmlFor={`${id}-note`}>{wantsNote ? say('情况说明') : say('情况说明（可不填）')}</label>
        <Input.TextArea id={`${id}-note`} rows={3} maxLength={1000} value={note} onChange={(e) => setNote(e.target.value)} />
        {act.error ? <Failed error={act.error} /> : null}
      </div>
    </Modal>
  )
}
