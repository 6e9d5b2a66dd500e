import { Button } from 'antd'
import type { ReactNode } from 'react'
import { CallFailed } from './call.ts'

/** A page or part that is on its way. Says what it is doing. */
export function Loading({ what = '正在载入' }: { what?: string }) {
  return (
    <p className="state" role="status">
      <span className="spinner" aria-hidden="true" />
      {what}…
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
  const reply = error instanceof CallFailed ? error.reply : null
  return (
    <div className="notice notice-unmet" role="alert">
      <p className="notice-title">
        <span aria-hidden="true">■ </span>
        {title ?? reply?.title ?? '页面出错了'}
      </p>
      <p>{reply?.detail ?? '页面没有显示出来，数据没有受到影响。请刷新后再试。'}</p>
      {reply?.fields?.map((f) => (
        <p key={f.path}>{f.message}</p>
      ))}
      {reply?.reference ? <p className="dim small break">求助时请报编号：{reply.reference}</p> : null}
      {retry ? (
        <Button size="small" onClick={retry}>
          再试一次
        </Button>
      ) : null}
    </div>
  )
}

/** Shown where the role does not reach; a plain page, not a broken one. */
export function Refused({ what }: { what: string }) {
  return (
    <div className="state state-empty">
      <h1 className="state-title">您的角色不能查看“{what}”</h1>
      <p>按照三员分立的要求，管理账号的人不接触业务数据，办理业务的人不管理账号。如确有需要，请联系系统管理员调整角色。</p>
    </div>
  )
}
