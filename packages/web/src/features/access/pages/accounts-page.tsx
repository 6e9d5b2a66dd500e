import { BRANCH_NAMES } from '@junheng/core/features/access/roles.ts'
import type { Account } from '@junheng/core/features/access/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { type Say, useText } from '../../../shared/text.ts'
import { ENGLISH } from '../accounts-english.ts'
import { accountsQuery } from '../api.ts'
import { AccountActions } from '../components/account-actions.tsx'
import { NewAccountForm } from '../components/new-account-form.tsx'
import { OneTimePassword } from '../components/one-time-password.tsx'
import { OpenRequests } from '../components/open-requests.tsx'
import type { Issued } from '../issued.ts'
import { postName } from '../post-name.ts'

export default function AccountsPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(accountsQuery)
  const mayManage = useMay('account.manage')
  const [isAdding, setAdding] = useState(false)
  const [issued, setIssued] = useState<Issued | null>(null)
  return (
    <PageFrame name={say('账号')}>
      <div className="row">
        <h1>{say('账号')}</h1>
        {mayManage && !isAdding ? (
          <span className="row row-end">
            <Link to="/accounts/bulk">{say('批量建立')}</Link>{' '}
            <Button type="primary" onClick={() => setAdding(true)}>
              {say('新建账号')}
            </Button>
          </span>
        ) : null}
      </div>
      <OpenRequests />
      {issued ? <OneTimePassword issued={issued} done={() => setIssued(null)} /> : null}
      {isAdding ? (
        <NewAccountForm
          done={(made) => {
            setAdding(false)
            if (made) setIssued(made)
          }}
        />
      ) : null}
      {isPending ? <Loading what={say('正在载入账号')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <Empty title={say('还没有账号')} /> : null}
      {data && data.items.length > 0 ? <Accounts items={data.items} counties={data.counties} issue={setIssued} /> : null}
    </PageFrame>
  )
}

interface AccountsProps {
  items: readonly Account[]
  counties: readonly { code: string; name: string }[]
  issue: (issued: Issued) => void
}

function Accounts({ items, counties, issue }: AccountsProps) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('账号列表')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {(['账号', '姓名', '岗位', '状态', '上次登录', '在线', '操作'] as const).map((h) => (
              <th key={h} scope="col">
                {say(h)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((account) => (
            <tr key={account.id}>
              <th scope="row">{account.name}</th>
              <td data-label={say('姓名')}>{account.displayName}</td>
              <td data-label={say('岗位')}>
                {account.posts.length === 0
                  ? say('未授予（{branch}）', { branch: BRANCH_NAMES[account.branch] })
                  : account.posts.map(postName).join('；')}
              </td>
              <td data-label={say('状态')}>{stateOf(account, say)}</td>
              <td data-label={say('上次登录')}>{account.lastSignInAt ? dateTime(account.lastSignInAt) : say('从未')}</td>
              <td data-label={say('在线')}>{say('{n} 处', { n: account.openSessions })}</td>
              <td>
                <AccountActions account={account} counties={counties} issue={issue} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function stateOf({ disabled, lockedUntil, hasSecondFactor }: Account, say: Say<typeof ENGLISH>): string {
  if (disabled) return say('已停用')
  const state = lockedUntil ? say('已锁定，到 {time}', { time: dateTime(lockedUntil) }) : say('正常')
  return hasSecondFactor ? say('{state}，有第二步验证', { state }) : state
}
