import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import type { Account, Post } from '@junheng/core/features/access/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { accountsQuery, useAccountAction } from '../api.ts'

export default function AccountsPage() {
  const { data, error, isPending, refetch } = useQuery(accountsQuery)
  return (
    <PageFrame name="账号">
      <h1>账号</h1>
      {isPending ? <Loading what="正在载入账号" /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <Empty title="还没有账号" /> : null}
      {data && data.items.length > 0 ? <Accounts items={data.items} /> : null}
    </PageFrame>
  )
}

function Accounts({ items }: { items: readonly Account[] }) {
  const mayManage = useMay('account.manage')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label="账号列表" tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {['账号', '姓名', '岗位', '状态', '上次登录', '在线'].map((h) => (
              <th key={h} scope="col">
                {h}
              </th>
            ))}
            {mayManage ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {items.map((account) => (
            <tr key={account.id}>
              <th scope="row">{account.name}</th>
              <td data-label="姓名">{account.displayName}</td>
              <td data-label="岗位">{account.posts.length === 0 ? '—' : account.posts.map(postName).join('；')}</td>
              <td data-label="状态">{stateOf(account)}</td>
              <td data-label="上次登录">{account.lastSignInAt ? dateTime(account.lastSignInAt) : '从未'}</td>
              <td data-label="在线">{account.openSessions} 处</td>
              {mayManage ? (
                <td>
                  <Actions account={account} />
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const postName = ({ role, unit }: Post): string => (unit === '' ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} · ${unit}`)

function stateOf({ disabled, lockedUntil }: Account): string {
  if (disabled) return '停用'
  return lockedUntil ? `已锁定，到 ${dateTime(lockedUntil)}` : '正常'
}

function Actions({ account }: { account: Account }) {
  const { modal } = App.useApp()
  const act = useAccountAction()
  const end = () =>
    modal.confirm({
      title: `让“${account.name}”的 ${account.openSessions} 处登录立即失效？`,
      content: '对方需要重新登录，没有提交的内容不会保存。',
      okText: '使登录失效',
      cancelText: '取消',
      onOk: () => act.mutate({ id: account.id, action: 'end-sessions' }),
    })
  return (
    <div className="row">
      <HistoryLink subject={account.id} name={account.name} />
      {account.lockedUntil ? (
        <Button size="small" loading={act.isPending} onClick={() => act.mutate({ id: account.id, action: 'unlock' })}>
          解除锁定
        </Button>
      ) : null}
      {account.openSessions > 0 ? (
        <Button size="small" loading={act.isPending} onClick={end}>
          使登录失效
        </Button>
      ) : null}
      {act.isError ? <Failed error={act.error} /> : null}
    </div>
  )
}
