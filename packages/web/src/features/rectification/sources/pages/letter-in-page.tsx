import { ITEM_SOURCES } from '@junheng/core/features/rectification/ledger/schema.ts'
import type { FeedbackLetter } from '@junheng/core/features/rectification/sources/schema.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { StateWord } from '../../views/components/state-word.tsx'
import '../../views/views.css'
import { letterQuery, saveLetterPaper } from '../api.ts'
import { ENGLISH } from '../sources-english.ts'
import '../sources.css'

/** One letter: what it asked for and by when, how each problem stands, and the papers that answer it. */
export default function LetterInPage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(letterQuery(id))
  return (
    <PageFrame name={data?.title ?? say('反馈意见')}>
      <Link to="/ledger/letters-in" search={{}} className="no-print">
        ← {say('回到反馈意见')}
      </Link>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Sheet letter={data} /> : null}
    </PageFrame>
  )
}

function Sheet({ letter }: { letter: FeedbackLetter }) {
  const say = useText(ENGLISH)
  const save = useMutation({ mutationFn: (paper: 'plan' | 'report') => saveLetterPaper(letter.id, paper) })
  return (
    <>
      <h1>{letter.title}</h1>
      <div className="row no-print">
        <Button loading={save.isPending && save.variables === 'plan'} onClick={() => save.mutate('plan')}>
          {say('整改方案（docx）')}
        </Button>
        <Button loading={save.isPending && save.variables === 'report'} onClick={() => save.mutate('report')}>
          {say('整改报告（docx）')}
        </Button>
      </div>
      {save.error ? <Failed error={save.error} /> : null}
      <section className="card" aria-label={say('反馈意见')}>
        <dl className="facts">
          <dt>{say('发文机关')}</dt>
          <dd>{letter.agency}</dd>
          <dt>{say('文号')}</dt>
          <dd>{letter.number}</dd>
          <dt>{say('来源')}</dt>
          <dd>{say(ITEM_SOURCES[letter.source])}</dd>
          <dt>{say('来文日期')}</dt>
          <dd>{letter.dated}</dd>
          <dt>{say('整改期限')}</dt>
          <dd>{letter.due}</dd>
          {letter.review ? (
            <>
              <dt>{say('关联的评估复核')}</dt>
              <dd>
                <Link to="/reviews/$id" params={{ id: letter.review.id }} search={{}}>
                  {letter.review.title}
                </Link>
              </dd>
            </>
          ) : null}
          <dt>{say('进展')}</dt>
          <dd>
            {say('{settled} / {items} 已办结', { settled: letter.settled, items: letter.items })}
            {letter.overdue > 0 ? <span className="mark mark-unmet"> ▲ {say('逾期 {n}', { n: letter.overdue })}</span> : null}
          </dd>
        </dl>
        <p className="dim small">{say('{by} 于 {at} 登记', { by: letter.addedBy, at: dateTime(letter.addedAt) })}</p>
      </section>
      <section className="card card-flush stack">
        <h2>{say('整改任务')}</h2>
        <Items letter={letter} />
      </section>
    </>
  )
}

function Items({ letter: { list } }: { letter: FeedbackLetter }) {
  const say = useText(ENGLISH)
  const heads = (['台账', '对象', '问题', '责任单位', '完成时间', '状态'] as const).map((head) => say(head))
  return (
    <PlainTable label={say('整改任务')} heads={heads}>
      {list.map((item) => (
        <tr key={item.no}>
          <th scope="row" className="nowrap">
            <Link to="/ledger/$no" params={{ no: String(item.no) }} search={{}}>
              № {item.no}
            </Link>
          </th>
          <td data-label={say('对象')}>{item.schoolName ?? say('全县')}</td>
          <td data-label={say('问题')} className="wide break">
            {item.problem}
          </td>
          <td data-label={say('责任单位')}>{item.units.map(({ name }) => name).join('、') || item.handler || '—'}</td>
          <td data-label={say('完成时间')} className="nowrap">
            {item.deadline ?? '—'}
          </td>
          <td data-label={say('状态')}>
            <StateWord state={item.state} isOverdue={item.isOverdue} />
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}
