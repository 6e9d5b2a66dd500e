import type { ReconciliationRow } from '@junheng/core/features/collection/national/reconcile.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { saveCsv } from '../../../shared/csv.ts'
import { Pager } from '../../../shared/pager.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../gather-english.ts'

const PAGE = 50
const HEADER = ['学校', '项目', '统计', '自报', '名单', '最大相差', '采用', '来源'] as const
const USED = { national: '统计', reported: '自报', list: '名单' } as const
const STAGES = { primary: '小学', junior: '初中' } as const

/** 统计, 自报 and what the lists come to, beside each other; what differs first. */
export function ReconciliationTable({ rows }: { rows: readonly ReconciliationRow[] }) {
  const say = useText(ENGLISH)
  const [isAll, setAll] = useState(false)
  const [page, setPage] = useState(1)
  const differing = rows.filter(differs)
  const shown = isAll ? rows : differing
  const show = (all: boolean) => {
    setAll(all)
    setPage(1)
  }
  return (
    <section className="card card-flush" aria-labelledby="gather-reconciliation">
      <h3 id="gather-reconciliation" style={{ padding: '12px 16px 0' }}>
        {say('对账：{n} 项，{m} 项不一致', { n: rows.length, m: differing.length })}
      </h3>
      <p className="dim small" style={{ padding: '4px 16px' }}>
        {say('“最大相差”是三者之间的最大差；差异的原因在下载的工作簿“对账”表里填写。')}
      </p>
      <div className="row" style={{ paddingBottom: 8 }}>
        <button type="button" className="chip" aria-pressed={!isAll} onClick={() => show(false)}>
          {say('只看不一致')} {differing.length}
        </button>
        <button type="button" className="chip" aria-pressed={isAll} onClick={() => show(true)}>
          {say('全部')} {rows.length}
        </button>
        <Button size="small" disabled={shown.length === 0} onClick={() => save(shown)}>
          {say('导出 CSV')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <p style={{ padding: '8px 16px 16px' }} className="mark-met">
          ● {say('没有不一致的项目。')}
        </p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className="frame frame-bare" aria-label={say('对账')} tabIndex={0}>
          <table className="t t-cards">
            <thead>
              <tr>
                {HEADER.map((h) => (
                  <th key={h} scope="col">
                    {say(h)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.slice((page - 1) * PAGE, page * PAGE).map((row) => (
                <tr key={`${row.schoolCode} ${row.stage} ${row.element}`}>
                  <th scope="row">
                    {row.schoolName}
                    {row.stage ? ` · ${say(STAGES[row.stage])}` : ''}
                  </th>
                  <td data-label={say('项目')}>
                    {row.elementName}
                    {row.unit === '' ? '' : `（${row.unit}）`}
                  </td>
                  <td data-label={say('统计')} className="num">
                    {row.national ?? '—'}
                  </td>
                  <td data-label={say('自报')} className="num">
                    {row.reported ?? '—'}
                  </td>
                  <td data-label={say('名单')} className="num">
                    {row.list ?? '—'}
                  </td>
                  <td data-label={say('最大相差')} className="num">
                    {differs(row) ? <strong>▲ {row.difference}</strong> : (row.difference ?? '—')}
                  </td>
                  <td data-label={say('采用')}>{say(USED[row.used])}</td>
                  <td data-label={say('来源')} className="wide break dim small">
                    {row.source}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <Pager page={page} size={PAGE} total={shown.length} onPage={setPage} />
    </section>
  )
}

/** In the office's words, whatever language the page is in. */
const save = (rows: readonly ReconciliationRow[]): void =>
  saveCsv(
    '对账.csv',
    ['学校代码', '学校', '学段', '项目', '单位', '统计', '自报', '名单', '最大相差', '采用', '来源'],
    rows.map((r) => [
      r.schoolCode,
      r.schoolName,
      r.stage === null ? '' : STAGES[r.stage],
      r.elementName,
      r.unit,
      r.national,
      r.reported,
      r.list,
      r.difference,
      USED[r.used],
      r.source,
    ]),
  )

const differs = ({ difference }: ReconciliationRow): boolean => difference !== null && difference !== 0
