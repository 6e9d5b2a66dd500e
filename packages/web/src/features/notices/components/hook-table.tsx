import { HOOK_KINDS, type Hook, type Hooks } from '@junheng/core/features/notices/schema.ts'
import { Modal } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useRemoveHook, useTestHook } from '../api.ts'
import { ENGLISH } from '../channels-english.ts'
import { stateMark } from './delivery-state.tsx'

/** The robots with what became of their last message. */
export function HookTable({ hooks, change }: { hooks: Hooks; change: (hook: Hook) => void }) {
  const say = useText(ENGLISH)
  const columns = ['范围', '类型', '地址', '通知', '状态', '最近一次', '操作'] as const
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('群机器人列表')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hooks.items.map((hook) => (
            <Row key={hook.id} hook={hook} hasCounties={hooks.counties.length > 1} change={() => change(hook)} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Row({ hook, hasCounties, change }: { hook: Hook; hasCounties: boolean; change: () => void }) {
  const say = useText(ENGLISH)
  const whose = hook.unit || say('全区县')
  const name = hasCounties ? `${hook.county.name} ${whose}` : whose
  return (
    <tr>
      <th scope="row">{name}</th>
      <td data-label={say('类型')}>{HOOK_KINDS[hook.kind]}</td>
      <td data-label={say('地址')} className="break">
        {hook.mask}
      </td>
      <td data-label={say('通知')}>{say('{n} 类', { n: hook.kinds.length })}</td>
      <td data-label={say('状态')} className="nowrap">
        {hook.enabled ? say('在用') : <span className="dim">{say('已停用')}</span>}
      </td>
      <td data-label={say('最近一次')}>
        {hook.last ? (
          <>
            {stateMark(hook.last.state, say)} <span className="nowrap">{dateTime(hook.last.at)}</span>
            {hook.last.reason ? <span className="dim small"> {hook.last.reason}</span> : null}
          </>
        ) : (
          <span className="dim">{say('还没有发过')}</span>
        )}
      </td>
      <td>
        <Actions hook={hook} name={name} change={change} />
      </td>
    </tr>
  )
}

function Actions({ hook, name, change }: { hook: Hook; name: string; change: () => void }) {
  const say = useText(ENGLISH)
  const [isAsking, setAsking] = useState(false)
  const test = useTestHook()
  const remove = useRemoveHook()
  const words = (action: '修改' | '发测试消息' | '删除') => (
    <>
      <span aria-hidden="true">{say(action)}</span>
      <span className="sr">{say('{action}：{name}', { action: say(action), name })}</span>
    </>
  )
  return (
    <div className="notice-field">
      <span className="row">
        <button type="button" className="link" onClick={change}>
          {words('修改')}
        </button>
        <button type="button" className="link" disabled={test.isPending} onClick={() => test.mutate(hook.id)}>
          {words('发测试消息')}
        </button>
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {words('删除')}
        </button>
        <HistoryLink subject={hook.id} name={name} />
      </span>
      <span role="status" className="small">
        {test.isSuccess ? say('测试消息已发出，请到群里查看。') : ''}
      </span>
      {test.error || remove.error ? <Failed error={test.error ?? remove.error} /> : null}
      <Modal
        open={isAsking}
        title={say('删除{name}的群机器人？', { name })}
        okText={say('删除')}
        okButtonProps={{ danger: true }}
        cancelText={say('不删除')}
        onCancel={() => setAsking(false)}
        onOk={() => {
          setAsking(false)
          remove.mutate(hook.id)
        }}
      >
        <p>{say('删除后，通知不再发到这个群。')}</p>
      </Modal>
    </div>
  )
}
