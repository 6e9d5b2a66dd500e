import type { Doubt } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { doubtsQuery, useDecideDoubt } from '../api.ts'
import { ENGLISH } from '../county-items-english.ts'
import { ReasonForm } from './reason-form.tsx'

const KINDS = { verified: '核实与自报相差两成以上', amended: '锁定后修订', late: '锁定前三天内改动两成以上，未说明' } as const

/** Values worth asking about, each with its place and what was decided; nothing follows from it by itself. */
export default function DoubtsView({ schoolYear }: { schoolYear: number }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(doubtsQuery(schoolYear))
  return (
    <>
      <p>
        {say(
          '以下由数据的核实、修订和改动记录提出，只供核查，不是结论。是否属于弄虚作假由人判断，认可后仍须在一票否决中另行记录。',
        )}
      </p>
      <p className="dim small">{say('两成和三天是本系统的建议（推断），没有国家规定。')}</p>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在取数据疑点')} /> : null}
      {data?.doubts.length === 0 ? (
        <Empty title={say('没有数据疑点')}>
          <p>{say('本学年没有相差较大的核实、锁定后的修订或锁定前未说明的改动。')}</p>
        </Empty>
      ) : null}
      {data && data.doubts.length > 0 ? (
        <section className="card card-flush" aria-label={say('数据疑点')}>
          <table className="t t-cards">
            <thead>
              <tr>
                <th scope="col">{say('来由')}</th>
                <th scope="col">{say('单位')}</th>
                <th scope="col">{say('数据项')}</th>
                <th scope="col" className="num">
                  {say('原值')}
                </th>
                <th scope="col" className="num">
                  {say('现值')}
                </th>
                <th scope="col">{say('谁、何时、为何')}</th>
                <th scope="col">{say('处理')}</th>
              </tr>
            </thead>
            <tbody>
              {data.doubts.map((doubt) => (
                <Row key={doubt.key} doubt={doubt} schoolYear={schoolYear} />
              ))}
            </tbody>
          </table>
        </section>
      ) : null}
    </>
  )
}

function Row({ doubt, schoolYear }: { doubt: Doubt; schoolYear: number }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <td data-label={say('来由')}>{say(KINDS[doubt.kind])}</td>
      <th scope="row">
        <Place doubt={doubt} />
      </th>
      <td data-label={say('数据项')}>{doubt.what}</td>
      <td className="num" data-label={say('原值')}>
        {doubt.before}
      </td>
      <td className="num" data-label={say('现值')}>
        {doubt.after}
      </td>
      <td data-label={say('谁、何时、为何')}>
        {doubt.by} {dateTime(doubt.at)}
        {doubt.hours === null ? '' : say('，锁定前 {n} 小时', { n: doubt.hours })}
        <p className="dim small">{doubt.reason ?? say('没有说明')}</p>
      </td>
      <td data-label={say('处理')} className="wide">
        <Decision doubt={doubt} schoolYear={schoolYear} />
      </td>
    </tr>
  )
}

function Place({ doubt: { kind, unit, returnId: id, roundId: round } }: { doubt: Doubt }) {
  if (kind === 'amended')
    return (
      <Link to="/rounds/$round/lock" params={{ round }}>
        {unit}
      </Link>
    )
  return (
    <Link to={kind === 'verified' ? '/returns/$id/bases' : '/returns/$id/review'} params={{ id }}>
      {unit}
    </Link>
  )
}

function Decision({ doubt, schoolYear }: { doubt: Doubt; schoolYear: number }) {
  const say = useText(ENGLISH)
  const mayDecide = useMay('judgement.review')
  const decide = useDecideDoubt()
  const [asked, setAsked] = useState<boolean | null>(null)
  const { decision } = doubt
  const act = {
    ...decide,
    mutate: (reason: string) =>
      decide.mutate(
        { schoolYear: String(schoolYear), key: doubt.key, accepted: asked === true, reason },
        { onSuccess: () => setAsked(null) },
      ),
  }
  return (
    <>
      {decision ? (
        <p>
          {say(decision.accepted ? '已认可（{by} {at}）：{reason}' : '已排除（{by} {at}）：{reason}', {
            by: decision.by,
            at: dateTime(decision.at),
            reason: decision.reason,
          })}
        </p>
      ) : null}
      {mayDecide && asked === null ? (
        <span className="row">
          {([true, false] as const).map((accepted) => (
            <Button key={String(accepted)} size="small" onClick={() => setAsked(accepted)}>
              {accepted ? say('认可') : say('排除')}
              <span className="sr">
                ：{doubt.unit} {doubt.what}
              </span>
            </Button>
          ))}
        </span>
      ) : null}
      {asked === null ? null : (
        <ReasonForm
          label={asked ? say('认可的理由') : say('排除的理由')}
          action={asked ? say('认可这条疑点') : say('排除这条疑点')}
          act={act}
          onCancel={() => setAsked(null)}
        />
      )}
    </>
  )
}
