import type { Account } from '@junheng/core/features/access/schema.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { useMay, useSignedIn } from '../../../shared/session.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { useAccountAction, useDisableAccount, useResetPassword } from '../api.ts'
import type { Issued } from '../issued.ts'
import { useResetSecondFactor } from '../second-factor-api.ts'
import { IdentityAction } from './identity-action.tsx'
import { PostsDialog } from './posts-dialog.tsx'
import { ReasonDialog } from './reason-dialog.tsx'

interface Props {
  account: Account
  counties: readonly { code: string; name: string }[]
  issue: (issued: Issued) => void
}

/** What may be done with an account now, by whoever looks: the system administrator keeps it, the security administrator its posts. */
export function AccountActions({ account, counties, issue }: Props) {
  const say = useText(ENGLISH)
  const { modal } = App.useApp()
  const mayManage = useMay('account.manage')
  const mayGrant = useMay('account.grant')
  const isOwn = useSignedIn().account.id === account.id
  const act = useAccountAction()
  const reset = useResetPassword()
  const disable = useDisableAccount()
  const mayReset = useMay('account.reset-second-factor')
  const takeOff = useResetSecondFactor()
  const [open, setOpen] = useState<'posts' | 'disable' | 'second-factor' | null>(null)
  const ask = (title: string, content: string, okText: string, onOk: () => void) =>
    modal.confirm({ title, content, okText, cancelText: say('取消'), onOk })
  const end = () =>
    ask(
      say('让“{name}”的 {n} 处登录立即失效？', { name: account.name, n: account.openSessions }),
      say('对方需要重新登录，没有提交的内容不会保存。'),
      say('使登录失效'),
      () => act.mutate({ id: account.id, action: 'end-sessions' }),
    )
  const renew = () =>
    ask(
      say('重置“{name}”的密码？', { name: account.name }),
      say('现在的密码和登录立即失效，新的一次性密码只显示一次。'),
      say('重置密码'),
      () => reset.mutate(account.id, { onSuccess: issue }),
    )
  const failed = [act, reset, disable, takeOff].find(({ isError }) => isError)
  return (
    <div className="row">
      <HistoryLink subject={account.id} name={account.name} />
      {mayManage && account.lockedUntil ? (
        <Button size="small" loading={act.isPending} onClick={() => act.mutate({ id: account.id, action: 'unlock' })}>
          {say('解除锁定')}
        </Button>
      ) : null}
      {mayManage && account.openSessions > 0 ? (
        <Button size="small" loading={act.isPending} onClick={end}>
          {say('使登录失效')}
        </Button>
      ) : null}
      {mayManage && !isOwn ? (
        <>
          <Button size="small" loading={reset.isPending} onClick={renew}>
            {say('重置密码')}
          </Button>
          <Button size="small" loading={disable.isPending} onClick={() => setOpen('disable')}>
            {account.disabled ? say('启用') : say('停用')}
          </Button>
        </>
      ) : null}
      {mayManage && !isOwn ? <IdentityAction account={account} /> : null}
      {mayReset && !isOwn && account.hasSecondFactor ? (
        <Button size="small" loading={takeOff.isPending} onClick={() => setOpen('second-factor')}>
          {say('解除第二步验证')}
        </Button>
      ) : null}
      {mayGrant && !isOwn ? (
        <Button size="small" onClick={() => setOpen('posts')}>
          {say('岗位')}
        </Button>
      ) : null}
      {failed ? <Failed error={failed.error} /> : null}
      {open === 'disable' ? (
        <ReasonDialog
          title={account.disabled ? say('启用“{name}”', { name: account.name }) : say('停用“{name}”', { name: account.name })}
          action={account.disabled ? say('启用') : say('停用')}
          close={() => setOpen(null)}
          send={(reason) => disable.mutate({ id: account.id, disabled: !account.disabled, reason })}
        />
      ) : null}
      {open === 'second-factor' ? (
        <ReasonDialog
          title={say('解除“{name}”的第二步验证', { name: account.name })}
          action={say('解除')}
          close={() => setOpen(null)}
          send={(reason) => takeOff.mutate({ id: account.id, reason })}
        />
      ) : null}
      {open === 'posts' ? <PostsDialog account={account} counties={counties} close={() => setOpen(null)} /> : null}
    </div>
  )
}
