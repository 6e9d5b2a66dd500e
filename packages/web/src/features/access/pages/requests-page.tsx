import type { PostRequest } from '@junheng/core/features/access/bulk/schema.ts'
import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { requestsQuery, useGrantRequests, useRefuseRequests } from '../bulk-api.ts'
import { ENGLISH } from '../bulk-english.ts'
import { ReasonDialog } from '../components/reason-dialog.tsx'
import '../access.css'

/** Posts that came with accounts made in bulk: the security administrator looks at them and grants or refuses, many at once. */
export default function RequestsPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(requestsQuery)
  return (
    <PageFrame name={say('申请的岗位')}>
      <h1>{say('申请的岗位')}</h1>
      {isPending ? <Loading what={say('正在载入申请')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? (
        <Empty title={say('没有等待授予的岗位')}>
          <p>{say('批量建立的账号会在这里申请岗位。')}</p>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? <Requests items={data.items} /> : null}
    </PageFrame>
  )
}

function Requests({ items }: { items: readonly PostRequest[] }) {
  const say = useText(ENGLISH)
  const { modal } = App.useApp()
  const grant = useGrantRequests()
  const refuse = useRefuseRequests()
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const [isRefusing, setRefusing] = useState(false)
  const chosen = items.filter(({ id }) => !unchosen.has(id))
  const ids = chosen.map(({ id }) => id)
  const n = chosen.length
  const turn = (id: string, isOn: boolean) => {
    const next = new Set(unchosen)
    if (isOn) next.delete(id)
    else next.add(id)
    setUnchosen(next)
  }
  const ask = () => {
    const unlisted = chosen.filter(({ isListed }) => !isListed).length
    modal.confirm({
      title: say('授予这 {n} 个岗位？', { n }),
      content: [
        unlisted > 0 ? say('其中 {n} 个的单位或学校不在名录里，请确认没有填错。', { n: unlisted }) : '',
        say('授予后，这些人立即可以登录。'),
      ].join(''),
      okText: say('授予'),
      cancelText: say('取消'),
      onOk: () => grant.mutate(ids),
    })
  }
  const failed = [grant, refuse].find(({ isError }) => isError)
  return (
    <section className="card stack" aria-label={say('申请的岗位')}>
      <p>{say('请核对每个人的角色和单位，再一次授予。授予后本人即可登录。')}</p>
      <div className="row">
        <Checkbox
          checked={n === items.length}
          indeterminate={n > 0 && n < items.length}
          onChange={(e) => setUnchosen(new Set(e.target.checked ? [] : items.map(({ id }) => id)))}
        >
          {say('全选')}
        </Checkbox>
        <Button type="primary" disabled={n === 0} loading={grant.isPending} onClick={ask}>
          {say('授予选中的 {n} 个岗位', { n })}
        </Button>
        <Button disabled={n === 0} loading={refuse.isPending} onClick={() => setRefusing(true)}>
          {say('不授予选中的 {n} 个', { n })}
        </Button>
      </div>
      {failed ? <Failed error={failed.error} title={say('没有授予')} /> : null}
      <RequestTable items={items} isChosen={(id) => !unchosen.has(id)} turn={turn} />
      {isRefusing ? (
        <ReasonDialog
          title={say('不授予这 {n} 个岗位', { n })}
          action={say('不授予')}
          close={() => setRefusing(false)}
          send={(reason) => refuse.mutate({ requests: ids, reason })}
        />
      ) : null}
    </section>
  )
}

interface TableProps {
  items: readonly PostRequest[]
  isChosen: (id: string) => boolean
  turn: (id: string, isOn: boolean) => void
}

function RequestTable({ items, isChosen, turn }: TableProps) {
  const say = useText(ENGLISH)
  return (
    <table className="t t-cards">
      <thead>
        <tr>
          <td className="access-chosen" />
          {(['账号', '姓名', '角色', '单位', '名录', '区县', '申请'] as const).map((label) => (
            <th key={label} scope="col">
              {say(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <td className="access-chosen">
              <Checkbox
                aria-label={say('选择 {name}', { name: item.account.name })}
                checked={isChosen(item.id)}
                onChange={(e) => turn(item.id, e.target.checked)}
              />
            </td>
            <th scope="row">{item.account.name}</th>
            <td data-label={say('姓名')}>{item.account.displayName}</td>
            <td data-label={say('角色')}>{ROLE_NAMES[item.role]}</td>
            <td data-label={say('单位')}>{item.school ? `${item.unit}（${item.school}）` : item.unit}</td>
            <td data-label={say('名录')}>
              {item.isListed ? say('在名录中') : <span className="severity-warn">▲ {say('不在名录中')}</span>}
            </td>
            <td data-label={say('区县')}>{item.county.name}</td>
            <td data-label={say('申请')} className="dim">
              {item.requestedName} {dateTime(item.requestedAt)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
