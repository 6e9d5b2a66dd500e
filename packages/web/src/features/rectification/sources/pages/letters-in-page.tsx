import type { FeedbackLetterLine } from '@junheng/core/features/rectification/sources/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { lettersQuery } from '../api.ts'
import { LetterForm } from '../components/letter-form.tsx'
import { SourceNav } from '../components/source-nav.tsx'
import { ENGLISH } from '../sources-english.ts'
import '../sources.css'

/** Feedback letters received and how far their problems have come; a new one is entered here. */
export default function LettersInPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const mayAdd = useMay('item.manage')
  const { data, error, isPending, refetch } = useQuery(lettersQuery)
  const isNew = mayAdd && search['new'] === '1'
  return (
    <PageFrame name={say('收到的反馈意见')}>
      <SourceNav here="/ledger/letters-in" />
      <div className="row">
        <h1>{say('收到的反馈意见')}</h1>
        {mayAdd ? (
          <Button
            className="row-end no-print"
            type={isNew ? 'default' : 'primary'}
            aria-expanded={isNew}
            onClick={() => change({ new: isNew ? undefined : '1' })}
          >
            {say('登记反馈意见')}
          </Button>
        ) : null}
      </div>
      {isNew ? <LetterForm review={search['review'] ?? null} due={search['due'] ?? null} /> : null}
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.length === 0 && !isNew ? (
        <Empty title={say('还没有登记反馈意见')}>
          <p>
            {say(
              '市级复核、省评、国家认定的反馈意见和督办函登记在这里：一份来文，一个整改期限，逐条列入台账，再生成整改方案和整改报告。',
            )}
          </p>
        </Empty>
      ) : null}
      {data && data.length > 0 ? <Letters letters={data} /> : null}
    </PageFrame>
  )
}

function Letters({ letters }: { letters: readonly FeedbackLetterLine[] }) {
  const say = useText(ENGLISH)
  const heads = (['标题', '发文机关', '文号', '日期', '整改期限', '进展'] as const).map((head) => say(head))
  return (
    <section className="card card-flush">
      <PlainTable label={say('收到的反馈意见')} heads={heads}>
        {letters.map((letter) => (
          <tr key={letter.id}>
            <th scope="row">
              <Link to="/ledger/letters-in/$id" params={{ id: letter.id }} search={{}}>
                {letter.title}
              </Link>
            </th>
            <td data-label={say('发文机关')}>{letter.agency}</td>
            <td data-label={say('文号')}>{letter.number}</td>
            <td data-label={say('日期')} className="nowrap">
              {letter.dated}
            </td>
            <td data-label={say('整改期限')} className="nowrap">
              {letter.due}
            </td>
            <td data-label={say('进展')}>
              {say('{settled} / {items} 已办结', { settled: letter.settled, items: letter.items })}
              {letter.overdue > 0 ? <span className="mark mark-unmet"> ▲ {say('逾期 {n}', { n: letter.overdue })}</span> : null}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}
