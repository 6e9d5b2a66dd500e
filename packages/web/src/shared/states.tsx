import { Button } from 'antd'
import type { ReactNode } from 'react'
import { CallFailed } from './call.ts'
import { ENGLISH } from './english.ts'
import { useText } from './text.ts'

/** A page or part that is on its way. Says what it is doing. */
export function Loading({ what }: { what?: string }) {
  const say = useText(ENGLISH)
  return (
    <p className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {what ?? say('正在载入')}…
    </p>
  )
}

/** Nothing here yet: what will stand here, and the first step. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state state-empty">
      <p className="state-title">{title}</p>
      {children}
    </div>
  )
}

/** Any error a call can end with, in the server's words, with the number to quote. */
export function Failed({ error, title, retry }: { error: unknown; title?: string; retry?: () => void }) {
  const say = useText(ENGLISH)
  const reply = error instanceof CallFailed ? error.reply : null
  // What this side of the line says itself; the server speaks for all else.
  const own = reply?.status === 0 ? OWN[reply.code] : undefined
  return (
    <div className="notice notice-unmet" role="alert">
      <p className="notice-title">
        <span aria-hidden="true">■ </span>
        {title ?? (own ? say('操作未完成') : reply?.title) ?? say('页面出错了')}
      </p>
      <p>{own ? say(own) : (reply?.detail ?? say('页面没有显示出来，数据没有受到影响。请刷新后再试。'))}</p>
      {reply?.fields?.map((f) => (
        <p key={f.path}>{f.message}</p>
      ))}
      {reply?.reference ? <p className="dim small break">{say('求助时请报编号：{n}', { n: reply.reference })}</p> : null}
      {retry ? (
        <Button size="small" onClick={retry}>
          {say('再试一次')}
        </Button>
      ) : null}
    </div>
  )
}

/** Shown where the role does not reach; a plain page, not a broken one. */
export function Refused({ what }: { what: string }) {
  const say = useText(ENGLISH)
  return (
    <div className="state state-empty">
      <h1 className="state-title">{say('您的角色不能查看“{what}”', { what })}</h1>
      <p>{say('它不在您现在这个岗位的范围内。如果应由您负责，请联系安全管理员核对岗位。')}</p>
    </div>
  )
}

/** By the codes of call.ts. */
const OWN: Readonly<Record<string, keyof typeof ENGLISH>> = {
  unreachable: '连不上服务器。已经载入的内容仍可查看，请检查网络后再试。',
  aborted: '已取消，没有保存任何内容。',
}
