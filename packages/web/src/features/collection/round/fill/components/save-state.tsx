import { Button } from 'antd'
import { CallFailed } from '../../../../../shared/call.ts'
import { dateTimeSecond } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill, useSaveStatus } from '../use-fill.ts'

/** Where what was typed is now, in words; always in the same place and of the same height. */
export function SaveState() {
  const say = useText(ENGLISH)
  const { store } = useFill()
  const { state, unsaved, conflicts, savedAt, isKept } = useSaveStatus(store)
  const waiting = unsaved - conflicts
  return (
    <p className="fill-saved no-print" role="status" aria-live="polite">
      {conflicts > 0 ? <span className="severity-warn">▲ {say('冲突 {n} 项', { n: conflicts })} </span> : null}
      {state === 'saving' ? (
        <span>{say('正在保存…')}</span>
      ) : state === 'waiting' ? (
        <span className="severity-warn">▲ {say('离线，{n} 项暂存本机，连上后自动保存', { n: waiting })}</span>
      ) : state === 'refused' ? (
        <span className="severity-error">■ {say('{n} 项没有保存', { n: waiting })}</span>
      ) : waiting > 0 ? (
        <span>{say('{n} 项待保存', { n: waiting })}</span>
      ) : savedAt ? (
        <span className="mark-met">✓ {say('已保存 {time}', { time: dateTimeSecond(savedAt.toISOString()).slice(11, 16) })}</span>
      ) : (
        <span className="dim">{say('改动自动保存')}</span>
      )}
      {isKept ? null : <span className="severity-error"> ■ {say('这台电脑不能暂存，保存前请不要关闭页面')}</span>}
    </p>
  )
}

/** The server will not take what was typed: why, and the two ways on. */
export function SaveRefused() {
  const say = useText(ENGLISH)
  const { store } = useFill()
  const { state, error, unsaved } = useSaveStatus(store)
  if (state !== 'refused') return null
  return (
    <div className="notice notice-unmet" role="alert">
      <p className="notice-title">
        <span aria-hidden="true">■ </span>
        {say('有 {n} 项没有保存，仍暂存在本机', { n: unsaved })}
      </p>
      <p>{error instanceof CallFailed ? error.reply.detail : say('保存时出错。')}</p>
      <p className="row">
        <Button size="small" onClick={() => void store.flush()}>
          {say('再保存一次')}
        </Button>
        <Button size="small" danger onClick={() => store.discard()}>
          {say('放弃这 {n} 项', { n: unsaved })}
        </Button>
      </p>
    </div>
  )
}
