import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadIssued } from '@junheng/core/features/documents/bulletins/contract.ts'
import type { IssuedPaper } from '@junheng/core/features/documents/bulletins/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { LevelWord } from '../../../../shared/level-word.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { issuedListQuery } from '../api.ts'
import { ENGLISH } from '../bulletins-english.ts'
import '../bulletins.css'

const KINDS = { circular: '监测通报', warning_notice: '预警通知单', progress: '进度通报' } as const
const ISSUED = Object.keys(KINDS) as (keyof typeof KINDS)[]
const HEADS = ['文号', '标题', '种类', '主送', '发文日期', '经办', '下载'] as const

/** The register: every bulletin that got a number, newest first; a school sees what went to it. */
export default function IssuedListPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const kind = ISSUED.find((each) => each === search['kind'])
  const { data, error, isPending, refetch } = useQuery({
    ...issuedListQuery(Number(search['page'] ?? 1), kind),
    placeholderData: keepPreviousData,
  })
  return (
    <PageFrame name={say('通报和通知单')}>
      <h1>{say('通报和通知单')}</h1>
      <div className="row no-print">
        {[undefined, ...ISSUED].map((each) => (
          <button
            key={each ?? ''}
            type="button"
            className="chip"
            aria-pressed={kind === each}
            onClick={() => change({ kind: each, page: undefined })}
          >
            {each ? say(KINDS[each]) : say('全部')}
          </button>
        ))}
      </div>
      {isPending ? <Loading what={say('正在载入列表')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('还没有编号的公文')}>
          <p>
            {say(
              '监测通报在“评估记录”里选一次评估起草，进度通报在“公文报告”里起草，通知单在“预警”里对一条预警点“通知单”；编号后都留在这里。',
            )}
          </p>
        </Empty>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <PlainTable label={say('已编号的公文')} heads={HEADS.map((head) => say(head))}>
            {data.items.map((issued) => (
              <Row key={issued.id} issued={issued} />
            ))}
          </PlainTable>
          <Pager page={data.page} size={data.size} total={data.total} onPage={(page) => change({ page: String(page) })} />
        </>
      ) : null}
    </PageFrame>
  )
}

function Row({ issued: { id, number, title, kind, level, to, on, madeBy } }: { issued: IssuedPaper }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <th scope="row" className="nowrap">
        {number}
      </th>
      <td data-label={say('标题')}>
        <Link to="/papers/issued/$id" params={{ id }}>
          {title}
        </Link>
      </td>
      <td data-label={say('种类')}>
        {level ? <LevelWord level={level} /> : null} {say(KINDS[kind])}
      </td>
      <td data-label={say('主送')}>{to}</td>
      <td data-label={say('发文日期')} className="nowrap">
        {on}
      </td>
      <td data-label={say('经办')}>{madeBy}</td>
      <td>
        <a href={addressOf(downloadIssued, { id })} download className="issued-file">
          Word<span className="sr">：{number}</span>
        </a>
      </td>
    </tr>
  )
}
