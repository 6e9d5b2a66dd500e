import type { Verification } from '@junheng/core/features/audit/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useStartVerification, verificationQuery } from '../api.ts'
import { ENGLISH } from '../audit-english.ts'

/** The button that re-computes the whole chain in the background, how far it is, and what it found. */
export function VerificationCard() {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(verificationQuery)
  const start = useStartVerification()
  const verification = data?.verification ?? null
  const isRunning = verification?.state === 'running'
  return (
    <section className="card stack" aria-label={say('核验')}>
      <div className="row">
        <h2>{say('核验')}</h2>
        <span className="row-end no-print">
          <Button
            type={verification ? 'default' : 'primary'}
            loading={start.isPending || isRunning}
            onClick={() => start.mutate()}
          >
            {say(isRunning ? '正在核验' : verification ? '重新核验' : '核验')}
          </Button>
        </span>
      </div>
      <div role="status">{data ? <Outcome verification={verification} /> : null}</div>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {start.error ? <Failed error={start.error} /> : null}
    </section>
  )
}

function Outcome({ verification }: { verification: Verification | null }) {
  const say = useText(ENGLISH)
  if (!verification)
    return <p className="dim">{say('还没有核验过。核验会重新计算每一条的哈希，找出被改动、删除或调换的地方。')}</p>
  const { state, checked, total } = verification
  if (state === 'running')
    return (
      <div className="stack audit-running">
        <progress className="progress" aria-label={say('正在核验')} max={Math.max(total, 1)} value={checked} />
        <p className="dim">{say('已核验 {checked} / {total} 条，可以离开此页。', { checked, total })}</p>
      </div>
    )
  if (state === 'interrupted')
    return <p className="notice notice-spare">{say('上次核验没有做完，程序在中途停止了。请重新核验。')}</p>
  if (state === 'failed' || !verification.result)
    return <p className="notice notice-spare">{say('上次核验没有做完，服务器日志里有原因。请重新核验。')}</p>
  return <Found verification={verification} result={verification.result} />
}

function Found({ verification, result }: { verification: Verification; result: NonNullable<Verification['result']> }) {
  const say = useText(ENGLISH)
  const { whole, entries, seals, breaks, breakCount, notices } = result
  const unlisted = breakCount - breaks.length
  return (
    <div className={`notice ${whole ? 'notice-met' : 'notice-unmet'}`}>
      <p className="notice-title">
        <span aria-hidden="true">{whole ? '● ' : '■ '}</span>
        {whole ? say('完整，没有发现改动') : say('有 {n} 处不符', { n: breakCount })}
      </p>
      {breaks.length > 0 ? (
        <ul className="lines bullets audit-breaks">
          {breaks.map((each) => (
            <li key={`${each.kind}-${each.no}-${each.seal}-${each.entryId}-${each.text}`} className="break">
              {each.text}
              {each.no !== null && each.kind === 'altered' ? <See no={each.no} /> : null}
            </li>
          ))}
        </ul>
      ) : null}
      {unlisted > 0 ? <p>{say('另有 {n} 处没有列出，可在服务器上用 junheng verify-audit 查看。', { n: unlisted })}</p> : null}
      {notices.map((notice) => (
        <p key={notice}>{notice}</p>
      ))}
      <p className="small">
        {say('核验了 {entries} 条、{seals} 个封条，{by} 于 {at} 发起。', {
          entries,
          seals,
          by: verification.startedBy,
          at: dateTime(verification.startedAt),
        })}
      </p>
    </div>
  )
}

/** To the entry a finding is about. */
function See({ no }: { no: number }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const only = { person: undefined, verb: undefined, subject: undefined, from: undefined, to: undefined }
  return (
    <>
      {' '}
      <button
        type="button"
        className="link"
        onClick={() => change({ ...only, older: undefined, newer: undefined, no: String(no) })}
      >
        {say('看第 {no} 条', { no })}
      </button>
    </>
  )
}
