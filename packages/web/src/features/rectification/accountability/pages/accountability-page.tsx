import { PROPOSAL_KINDS, type Proposal, type ProposalKind } from '@junheng/core/features/rectification/accountability/contract.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { ENGLISH } from '../accountability-english.ts'
import { proposalsQuery } from '../api.ts'
import { DecideButtons } from '../components/decide-buttons.tsx'
import { OverdueTerm } from '../components/overdue-term.tsx'

const SIZE = 50

/** 问责建议: what the system proposes with its facts, and what people decided. */
export default function AccountabilityPage() {
  const say = useText(ENGLISH)
  const [{ kind, open, page = '1' }, change] = useUrl()
  const asked = { page, size: String(SIZE), ...(isKind(kind) && { kind }), ...(open && { open: 'true' as const }) }
  const { data, error, refetch } = useQuery({ ...proposalsQuery(asked), placeholderData: keepPreviousData })
  const kinds = Object.entries(PROPOSAL_KINDS).map(([value, label]) => ({ value, label }))
  return (
    <PageFrame name={say('问责建议')}>
      <h1>{say('问责建议')}</h1>
      <p className="dim">
        {say('系统只摆事实、提建议：销号后又不达标、逾期太久、验收退回两次及以上的，列在这里；是否问责由人决定。')}
      </p>
      {data ? <OverdueTerm days={data.overdueDays} /> : null}
      <div className="row">
        <Select
          aria-label={say('类型')}
          value={isKind(kind) ? kind : ''}
          options={[{ value: '', label: say('全部类型') }, ...kinds]}
          onChange={(next) => change({ kind: next, page: undefined })}
          popupMatchSelectWidth={false}
        />
        <Checkbox checked={Boolean(open)} onChange={(e) => change({ open: e.target.checked ? '1' : undefined, page: undefined })}>
          {say('只看未处理')}
        </Checkbox>
      </div>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在读取')} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('没有问责建议')}>
          <p>{say('销号后没有反弹，也没有长期逾期和反复退回的任务。')}</p>
        </Empty>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <PlainTable label={say('问责建议')} heads={HEADS.map((head) => say(head))}>
            {data.items.map((proposal) => (
              <ProposalRow key={proposal.no} proposal={proposal} />
            ))}
          </PlainTable>
          <Pager page={Number(page)} size={SIZE} total={data.total} onPage={(next) => change({ page: String(next) })} />
        </>
      ) : null}
    </PageFrame>
  )
}

const HEADS = ['类型', '整改任务', '责任单位', '事实', '时间', '处理'] as const
const isKind = (kind: string | undefined): kind is ProposalKind => kind !== undefined && Object.hasOwn(PROPOSAL_KINDS, kind)

function ProposalRow({ proposal }: { proposal: Proposal }) {
  const say = useText(ENGLISH)
  const mayDecide = useMay('item.manage')
  const { kind, item, units, cause, at, decision } = proposal
  return (
    <tr>
      <td data-label={say('类型')}>{PROPOSAL_KINDS[kind]}</td>
      <td data-label={say('整改任务')}>
        <Link to="/ledger/$no" params={{ no: String(item.no) }} search={{}}>
          № {item.no}
        </Link>{' '}
        {item.problem}
      </td>
      <td data-label={say('责任单位')}>{units.join('、') || say('—')}</td>
      <td data-label={say('事实')}>{cause}</td>
      <td data-label={say('时间')}>{dateTime(at)}</td>
      <td data-label={say('处理')}>
        {decision ? (
          <>
            {decision.taken ? say('已采纳') : say('未采纳')}：{decision.note}
            <p className="dim small">
              {decision.by} {dateTime(decision.at)}
            </p>
          </>
        ) : mayDecide ? (
          <DecideButtons no={proposal.no} />
        ) : (
          say('待处理')
        )}
      </td>
    </tr>
  )
}
