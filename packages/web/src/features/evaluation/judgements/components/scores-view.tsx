import { sheetTotals } from '@junheng/core/features/evaluation/judgements/rubric.ts'
import type { Rubrics, ScoreLine } from '@junheng/core/features/evaluation/judgements/rubric-schema.ts'
import type { CountyItems } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { plain } from '../../../../shared/numbers.ts'
import { useMay } from '../../../../shared/session.ts'
import { findItem } from '../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import type { Judged } from '../../use-judged.ts'
import { rubricsQuery, useSetScores } from '../api.ts'
import { ENGLISH } from '../county-items-english.ts'
import { linesOf, type Stated } from '../item-lines.ts'
import { ProofMarks } from './proof-marks.tsx'
import { SetBy } from './set-by.tsx'

interface Props {
  judged: Judged
  items: CountyItems
}

/** 政府工作评分表 of 2012: points and rubric as the province sets them, the recorded score, its evidence, and the total. */
export default function ScoresView({ judged, items }: Props) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(rubricsQuery(items.schoolYear))
  if (!data) return error ? <Failed error={error} retry={() => void refetch()} /> : <Loading what={say('正在取评分表')} />
  return <Sheet key={`${data.schoolYear} ${data.scores.version}`} rubrics={data} judged={judged} items={items} />
}

function Sheet({ rubrics: { scores, schoolYear }, judged, items }: Props & { rubrics: Rubrics }) {
  const say = useText(ENGLISH)
  const mayRecord = useMay('judgement.manage') && items.isOwn
  const save = useSetScores()
  const id = useId()
  const [lines, setLines] = useState<readonly ScoreLine[]>(scores.lines)
  const [source, setSource] = useState(scores.source)
  const stated = new Map(
    linesOf(judged.county.items, items).flatMap((line) =>
      line.stated.filter(({ kind }) => kind === 'score').map((each) => [each.item, each] as const),
    ),
  )
  const scoreOf = (key: string) => {
    const judgedScore = stated.get(key)?.judged ?? null
    return judgedScore === null ? null : Number(judgedScore)
  }
  const totals = sheetTotals(lines.map(({ key, max }) => ({ max, score: scoreOf(key) })))
  const isChanged = source !== scores.source || JSON.stringify(lines) !== JSON.stringify(scores.lines)
  const change = (key: string, part: Partial<ScoreLine>) =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <>
      <p>{say('共 {n} 项，满分 100 分，85 分合格。每项分值由各省定，默认未设；设定后得分不能高于分值。', { n: lines.length })}</p>
      <SetBy set={scores.set} isDefault={say('现为默认：分值和评分办法都没有设定。')} />
      <section className="card card-flush stack" aria-label={say('政府工作评分表')}>
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">{say('序号')}</th>
              <th scope="col">{say('指标')}</th>
              <th scope="col">{say('分值')}</th>
              <th scope="col">{say('评分办法')}</th>
              <th scope="col" className="num">
                {say('参评得分')}
              </th>
              <th scope="col">{say('记录、佐证和复核')}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ key, max, rubric }) => {
              const name = findItem(judged.view, key)?.zh ?? key
              const own = stated.get(key)
              return (
                <tr key={key}>
                  <td data-label={say('序号')}>{findItem(judged.view, key)?.number}</td>
                  <th scope="row" className="wide">
                    {name}
                  </th>
                  <td data-label={say('分值')}>
                    <InputNumber
                      aria-label={say('分值：{name}', { name })}
                      className="rubric-points"
                      disabled={!mayRecord}
                      min={0}
                      max={100}
                      precision={2}
                      value={max}
                      onChange={(value) => change(key, { max: value })}
                    />
                  </td>
                  <td data-label={say('评分办法')} className="rubric-text">
                    <Input.TextArea
                      aria-label={say('评分办法：{name}', { name })}
                      disabled={!mayRecord}
                      autoSize={{ minRows: 1, maxRows: 5 }}
                      maxLength={2000}
                      value={rubric}
                      onChange={(e) => change(key, { rubric: e.target.value })}
                    />
                  </td>
                  <td className="num" data-label={say('参评得分')}>
                    {plain(scoreOf(key))}
                  </td>
                  <td data-label={say('记录、佐证和复核')}>{own ? <Recorded stated={own} /> : null}</td>
                </tr>
              )
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                {say('合计')}
              </th>
              <td data-label={say('分值')}>
                {plain(totals.max)}
                {totals.max !== null && totals.max !== 100 ? (
                  <span className="mark mark-spare"> ◐ {say('不是 100 分')}</span>
                ) : null}
              </td>
              <td />
              <td className="num" data-label={say('参评得分')}>
                {plain(totals.score)}
              </td>
              <td>{totals.score === null ? say('还有未评分的项，不合计') : null}</td>
            </tr>
          </tfoot>
        </table>
      </section>
      {mayRecord ? (
        <div className="row no-print">
          <label htmlFor={id}>{say('分值的依据（省级文件名称、文号）')}</label>
          <Input id={id} style={{ maxWidth: 420 }} maxLength={200} value={source} onChange={(e) => setSource(e.target.value)} />
          <Button
            type="primary"
            disabled={!isChanged}
            loading={save.isPending}
            onClick={() => save.mutate({ schoolYear: String(schoolYear), source, seen: scores.version, lines: [...lines] })}
          >
            {say('保存分值和评分办法')}
          </Button>
        </div>
      ) : null}
      {save.error ? <Failed error={save.error} /> : null}
    </>
  )
}

function Recorded({ stated }: { stated: Stated }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  return (
    <>
      <button type="button" className="link" onClick={() => change({ item: stated.element })}>
        {stated.recorded ? say('{n} 分', { n: Number(stated.recorded.conclusion) }) : say('记录得分')}
        <span className="sr">：{stated.zh}</span>
      </button>
      <ProofMarks reasons={stated.reasons} recorded={stated.recorded} />
    </>
  )
}
