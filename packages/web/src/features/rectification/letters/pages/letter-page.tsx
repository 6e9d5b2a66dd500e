import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadLetter, downloadReplyFile } from '@junheng/core/features/rectification/letters/contract.ts'
import { LETTER_STATE_NAMES } from '@junheng/core/features/rectification/letters/life.ts'
import { HOWS, type LetterDetail } from '@junheng/core/features/rectification/letters/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { date, dateTime } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PaperView } from '../../../../shared/paper/paper-view.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { letterQuery } from '../api.ts'
import { LetterActions } from '../components/letter-actions.tsx'
import { LetterDue } from '../components/letter-due.tsx'
import { ENGLISH } from '../letters-english.ts'
import '../letters.css'

/** One letter: what is to be done with it and what was done, beside what stands in it. */
export default function LetterPage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(letterQuery(id))
  return (
    <PageFrame name={data?.number ?? say('督办文书')} {...(data && { isDemo: data.isDemo })}>
      <div className="row no-print">
        <h1>{data?.number ?? say('督办文书')}</h1>
        <Link to="/rectification/letters" search={{}}>
          {say('督办文书登记簿')}
        </Link>
      </div>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <div className="letter-desk">
          <div className="stack no-print">
            <Facts letter={data} />
            {data.actions.length > 0 ? <LetterActions key={data.state} letter={data} /> : null}
            <Steps letter={data} />
          </div>
          <PaperView paper={data.paper} explain={null} />
        </div>
      ) : null}
    </PageFrame>
  )
}

function Facts({ letter }: { letter: LetterDetail }) {
  const say = useText(ENGLISH)
  const { id, to, items, on, state, deliveredOn, deliveredHow, deliveredTo, receivedOn, repliedOn } = letter
  return (
    <section className="card stack">
      <dl className="letter-facts">
        <dt>{say('状态')}</dt>
        <dd>
          <strong>{say(LETTER_STATE_NAMES[state] as '已编号')}</strong>
        </dd>
        <dt>{say('主送')}</dt>
        <dd>{to}</dd>
        <dt>{say('台账')}</dt>
        <dd>
          {items.length === 0 ? '—' : null}
          {items.map((no) => (
            <span key={no}>
              <Link to="/ledger/$no" params={{ no: String(no) }} search={{}}>
                № {no}
              </Link>{' '}
            </span>
          ))}
        </dd>
        <dt>{say('成文日期')}</dt>
        <dd>{on}</dd>
        <dt>{say('送达')}</dt>
        <dd>
          {deliveredOn && deliveredHow
            ? `${deliveredOn} ${say(HOWS[deliveredHow] as '系统送达')}${deliveredTo ? `，${deliveredTo}` : ''}`
            : say('未送达')}
        </dd>
        <dt>{say('签收日期')}</dt>
        <dd>{receivedOn ?? say('未签收')}</dd>
        <dt>{say('回复期限')}</dt>
        <dd>
          <LetterDue letter={letter} today={date(new Date().toISOString())} />
        </dd>
        <dt>{say('回复日期')}</dt>
        <dd>{repliedOn ?? '—'}</dd>
      </dl>
      <div className="row">
        <a href={addressOf(downloadLetter, { id })} download>
          {say('下载 Word')}
        </a>
        <Button size="small" onClick={() => window.print()}>
          {say('打印')}
        </Button>
      </div>
    </section>
  )
}

function Steps({ letter: { id, steps } }: { letter: LetterDetail }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack">
      <h2>{say('办理过程')}</h2>
      <ol className="letter-steps">
        {steps.map(({ step, action, note, at, by, file }) => (
          <li key={step}>
            <strong>{action}</strong> <span className="dim small">{say('{by} 于 {at}', { by, at: dateTime(at) })}</span>
            {note ? <p>{note}</p> : null}
            {file ? (
              <a href={addressOf(downloadReplyFile, { id, step: String(step) })} download>
                {say('附件')}：{file}
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  )
}
