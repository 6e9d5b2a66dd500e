import type { Since } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { type Say, useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { sinceQuery } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'

/** What became of the county since its 申报版: what fell back, and how long the exemptions it rests on carry. */
export function SinceCard() {
  const say = useText(ENGLISH)
  const [{ against }] = useUrl()
  const { data, error, isPending, refetch } = useQuery(sinceQuery(against))
  if (isPending) return <Loading what={say('正在与申报版比较')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (data === null) return null
  return (
    <>
      <Falls since={data} />
      <Exemptions since={data} />
    </>
  )
}

function Falls({ since: { declared, against, later, falls } }: { since: Since }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  return (
    <section className="card stack" aria-labelledby="falls">
      <h2 id="falls">{say('申报以来的回落')}</h2>
      {against ? (
        <div className="row">
          <Select
            aria-label={say('与哪次评估比较')}
            value={against.id}
            popupMatchSelectWidth={false}
            style={{ maxWidth: '100%' }}
            onChange={(id: string) => change({ against: id })}
            options={later.map(({ id, name, madeAt }) => ({ value: id, label: `${name}（${dateTime(madeAt)}）` }))}
          />
          <Link to="/runs/comparison" search={{ before: declared.id, after: against.id }}>
            {say('看全部变化')}
          </Link>
        </div>
      ) : (
        <p className="dim">{say('申报之后还没有保存新的评估，没有可比较的。')}</p>
      )}
      {against && falls.length === 0 ? (
        <p>
          <span className="mark-met">●</span> {say('申报时达标的，现在都达标。')}
        </p>
      ) : null}
      {falls.length > 0 ? (
        <PlainTable
          label={say('申报以来的回落')}
          heads={[say('对象'), say('项目'), { num: say('申报时') }, { num: say('现在') }, say('结论')]}
        >
          {falls.map((fall) => (
            <tr key={`${fall.kind} ${fall.school} ${fall.stage} ${fall.key}`}>
              <th scope="row">{subjectOf(fall, say)}</th>
              <td data-label={say('项目')}>
                {fall.kind === 'section'
                  ? say('学校综合')
                  : fall.kind === 'spread'
                    ? say('{name}差异系数', { name: fall.zh })
                    : fall.zh}
              </td>
              <td data-label={say('申报时')} className="num">
                {fall.before?.toFixed(fall.decimals) ?? '—'}
              </td>
              <td data-label={say('现在')} className="num">
                {fall.after?.toFixed(fall.decimals) ?? '—'}
              </td>
              <td data-label={say('结论')}>
                <MarkWord mark={fall.verdict} />
              </td>
            </tr>
          ))}
        </PlainTable>
      ) : null}
    </section>
  )
}

function subjectOf({ schoolName, stage }: Since['falls'][number], say: Say<typeof ENGLISH>): string {
  const of = stage === null ? '' : stage === 'primary' ? say('小学') : say('初中')
  return schoolName === null ? `${say('全县')} ${of}` : `${schoolName} ${of}`
}

function Exemptions({ since: { exemptions } }: { since: Since }) {
  const say = useText(ENGLISH)
  if (exemptions.length === 0) return null
  return (
    <section className="card stack" aria-labelledby="exemptions">
      <h2 id="exemptions">{say('申报所用的例外')}</h2>
      <p className="dim">
        {say('去掉这条例外，申报版里会有结论改变。认定后三年内达标的期限依规程转引，只有一个来源，请以正式文件为准。')}
      </p>
      <PlainTable
        label={say('申报所用的例外')}
        heads={[
          say('例外'),
          { num: say('申报时依靠它的结论') },
          { num: say('现在') },
          say('口径有效期'),
          say('达标期限'),
          say('还有'),
        ]}
      >
        {exemptions.map((each) => (
          <tr key={each.key}>
            <th scope="row" className="wide">
              {each.zh}
            </th>
            <td data-label={say('申报时依靠它的结论')} className="num">
              {each.restingThen}
            </td>
            <td data-label={say('现在')} className="num">
              {each.restingNow ?? '—'}
            </td>
            <td data-label={say('口径有效期')} className="nowrap">
              {each.validUntil ?? say('没有止日')}
            </td>
            <td data-label={say('达标期限')} className="nowrap">
              {each.catchUpBy ?? say('认定后起算')}
            </td>
            <td data-label={say('还有')} className="nowrap">
              {leftOf(each.daysLeft, say)}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}

function leftOf(days: number | null, say: Say<typeof ENGLISH>): string {
  if (days === null) return '—'
  if (days < 0) return say('逾期 {n} 天', { n: -days })
  return days >= 730 ? say('{n} 年余', { n: Math.floor(days / 365.25) }) : say('{n} 天', { n: days })
}
