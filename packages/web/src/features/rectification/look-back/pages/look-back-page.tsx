import { addressOf } from '@junheng/core/endpoint.ts'
import { ITEM_STATE_NAMES } from '@junheng/core/features/rectification/ledger/states.ts'
import { downloadLookBackFile } from '@junheng/core/features/rectification/look-back/contract.ts'
import type { LookBackDetail, LookBackItem } from '@junheng/core/features/rectification/look-back/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Progress } from 'antd'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { lookBackQuery } from '../api.ts'
import { CheckForm } from '../components/check-form.tsx'
import { ENGLISH } from '../look-back-english.ts'
import '../look-back.css'

/** One look-back: how far it is, what rebounded (first), and checking the rest. */
export default function LookBackPage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(lookBackQuery(id))
  return (
    <PageFrame name={data?.name ?? say('回头看')} {...(data && { isDemo: data.isDemo })}>
      <div className="row">
        <h1>{data?.name ?? say('回头看')}</h1>
        <Link to="/rectification/look-backs" search={{}} className="no-print">
          {say('历次回头看')}
        </Link>
      </div>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Found lookBack={data} /> : null}
    </PageFrame>
  )
}

function Found({ lookBack }: { lookBack: LookBackDetail }) {
  const say = useText(ENGLISH)
  const { id, ruleWords, population, total, checked, rebounds, seed, drawnFrom, items, units, due } = lookBack
  const heads = [say('台账'), say('任务'), say('责任单位'), say('原销号日期'), say('核查结果'), say('核查情况')]
  return (
    <>
      <div className="row">
        <span>{ruleWords}</span>
        <span>{say('{n}/{of} 条', { n: total, of: population })}</span>
        {due ? (
          <span>
            {say('期限')} {due}
          </span>
        ) : null}
        <span className={rebounds > 0 ? 'rebounded' : ''}>
          {rebounds > 0 ? `■ ${say('反弹 {n} 条', { n: rebounds })}` : say('没有反弹')}
        </span>
      </div>
      <Progress
        aria-label={say('已核查 {n}/{of}', { n: checked, of: total })}
        percent={total === 0 ? 0 : Math.floor((100 * checked) / total)}
        format={() => say('已核查 {n}/{of}', { n: checked, of: total })}
        strokeColor="var(--primary)"
        style={{ maxWidth: 480 }}
      />
      <PlainTable label={lookBack.name} heads={heads}>
        {items.map((item) => (
          <Row key={item.no} id={id} item={item} />
        ))}
      </PlainTable>
      {units.length > 0 ? (
        <section className="stack">
          <h2>{say('按单位')}</h2>
          <PlainTable label={say('按单位')} heads={[say('单位'), { num: say('核查') }, { num: say('反弹') }]}>
            {units.map(({ name, checked: of, rebounds: n }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="num" data-label={say('核查')}>
                  {of}
                </td>
                <td className={n > 0 ? 'num rebounded' : 'num'} data-label={say('反弹')}>
                  {n}
                </td>
              </tr>
            ))}
          </PlainTable>
        </section>
      ) : null}
      {seed !== null && drawnFrom.length > 0 ? (
        <p className="dim small break">
          {say('种子 {seed}', { seed })}。{say('按种子可以重新抽取，名单相同。抽取范围的台账号：')}
          {drawnFrom.join('、')}
        </p>
      ) : null}
    </>
  )
}

function Row({ id, item }: { id: string; item: LookBackItem }) {
  const say = useText(ENGLISH)
  const { no, problem, schoolName, indicatorName, units, closedOn, state, result, note, checkedOn, checkedBy, file } = item
  return (
    <tr className={result === 'rebounds' ? 'is-rebound' : ''}>
      <th scope="row" className="nowrap">
        <Link to="/ledger/$no" params={{ no: String(no) }} search={{}}>
          № {no}
        </Link>
      </th>
      <td data-label={say('任务')}>
        {[schoolName, indicatorName].filter(Boolean).join('　')}
        <p className="dim small">{problem}</p>
      </td>
      <td data-label={say('责任单位')}>{units.join('、') || '—'}</td>
      <td data-label={say('原销号日期')} className="nowrap">
        {closedOn}
      </td>
      <td data-label={say('核查结果')}>
        {result === 'rebounds' ? (
          <>
            <span className="rebounded">■ {say('反弹')}</span> <span className="dim small">{ITEM_STATE_NAMES[state]}</span>
          </>
        ) : result === 'holds' ? (
          `● ${say('巩固')}`
        ) : (
          <span className="dim">○ {say('未核查')}</span>
        )}
      </td>
      <td data-label={say('核查情况')}>
        {result ? (
          <>
            {note}
            <p className="dim small">{say('{by} 于 {on} 核查', { by: checkedBy ?? '', on: checkedOn ?? '' })}</p>
            {file ? (
              <a href={addressOf(downloadLookBackFile, { id, no: String(no) })} download>
                {say('佐证')}：{file}
              </a>
            ) : null}
          </>
        ) : item.mayCheck ? (
          <CheckForm id={id} item={item} />
        ) : (
          '—'
        )}
      </td>
    </tr>
  )
}
