import type { LookBackLine } from '@junheng/core/features/rectification/look-back/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Pager } from '../../../../shared/pager.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { lookBacksQuery } from '../api.ts'
import { DrawForm } from '../components/draw-form.tsx'
import { ENGLISH } from '../look-back-english.ts'
import '../look-back.css'

/** 回头看: every list that was drawn, how far it is checked and what rebounded; and drawing a new one. */
export default function LookBacksPage() {
  const say = useText(ENGLISH)
  const [{ page = '1' }, change] = useUrl()
  const mayDraw = useMay('item.manage')
  const { data, error, isPending, refetch } = useQuery({ ...lookBacksQuery(page), placeholderData: keepPreviousData })
  const heads = [say('名称'), say('范围'), say('抽取'), say('进度'), say('反弹'), say('期限'), say('抽取时间')]
  return (
    <PageFrame name={say('回头看')}>
      <h1>{say('回头看')}</h1>
      <p className="dim">{say('对已销号的任务再核查：仍然达标的记“巩固”，不再达标的记“反弹”，反弹的自动重新整改。')}</p>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.total === 0 ? (
        <Empty title={say('还没有回头看')}>
          <p>{say('有任务销号后，在这里按规则或随机抽取名单，逐条核查。')}</p>
        </Empty>
      ) : null}
      {data && data.total > 0 ? (
        <>
          <PlainTable label={say('历次回头看')} heads={heads}>
            {data.items.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </PlainTable>
          <Pager page={data.page} size={data.size} total={data.total} onPage={(next) => change({ page: String(next) })} />
        </>
      ) : null}
      {mayDraw && data ? <DrawForm /> : null}
    </PageFrame>
  )
}

function Row({ line }: { line: LookBackLine }) {
  const say = useText(ENGLISH)
  const { id, name, ruleWords, population, total, checked, rebounds, due, seed, madeAt } = line
  return (
    <tr>
      <th scope="row">
        <Link to="/rectification/look-backs/$id" params={{ id }}>
          {name}
        </Link>
      </th>
      <td data-label={say('范围')}>{ruleWords}</td>
      <td data-label={say('抽取')}>
        {say('{n}/{of} 条', { n: total, of: population })}
        {seed === null ? null : <span className="dim small"> {say('种子 {seed}', { seed })}</span>}
      </td>
      <td data-label={say('进度')}>{say('已核查 {n}/{of}', { n: checked, of: total })}</td>
      <td data-label={say('反弹')}>
        {rebounds > 0 ? <span className="rebounded">■ {say('反弹 {n} 条', { n: rebounds })}</span> : say('没有反弹')}
      </td>
      <td data-label={say('期限')} className="nowrap">
        {due ?? '—'}
      </td>
      <td data-label={say('抽取时间')} className="nowrap">
        {dateTime(madeAt)}
      </td>
    </tr>
  )
}
