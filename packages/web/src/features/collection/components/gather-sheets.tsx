import { groupedSheets } from '@junheng/core/features/collection/national/grouped-sheets.ts'
import type { RecognisedSheet } from '@junheng/core/features/collection/national/schema.ts'
import { useState } from 'react'
import { Pager } from '../../../shared/pager.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../gather-english.ts'
import './gather.css'

const PAGE = 20
const HEADER = ['文件', '工作表', '认作', '行数', '填入', '没有读取'] as const

/** What each sheet was taken for, which of its columns were read, and which were not. */
export function GatherSheets({ sheets }: { sheets: readonly RecognisedSheet[] }) {
  const say = useText(ENGLISH)
  const [page, setPage] = useState(1)
  const groups = groupedSheets(sheets)
  return (
    <section className="card card-flush" aria-labelledby="gather-sheets">
      <h3 id="gather-sheets" style={{ padding: '12px 16px 8px' }}>
        {say('认出的表')}
      </h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('认出的表')} tabIndex={0}>
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
            {groups.slice((page - 1) * PAGE, page * PAGE).map((s) => (
              <tr key={`${s.file} ${s.sheets[0]}`}>
                <th scope="row" className="break gather-file">
                  {s.file}
                </th>
                <td data-label={say('工作表')}>
                  {s.sheets[0]}
                  {s.sheets.length > 1 ? <div className="dim small">{say('等 {n} 张', { n: s.sheets.length })}</div> : null}
                </td>
                <td data-label={say('认作')} className="gather-table">
                  <TakenFor sheet={s} />
                </td>
                <td data-label={say('行数')} className="num">
                  {s.rows}
                </td>
                <td data-label={say('填入')} className="wide break">
                  {s.read.map(readAs).join('；') || '—'}
                </td>
                <td data-label={say('没有读取')} className="wide break">
                  {s.unknown.join('、') || '—'}
                  {s.dropped.length > 0 ? (
                    <div className="dim small">{say('个人信息，不读取：{names}', { names: s.dropped.join('、') })}</div>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Pager page={page} size={PAGE} total={groups.length} onPage={setPage} />
    </section>
  )
}

/** 体育→体育专任教师数; where the sheet says it in the same words, once. */
function readAs({ shown, fillsName, unit }: RecognisedSheet['read'][number]): string {
  const inUnit = unit === null ? '' : `（按${unit}）`
  return shown === fillsName ? `${shown}${inUnit}` : `${shown} → ${fillsName}${inUnit}`
}

function TakenFor({ sheet: { table, by } }: { sheet: Pick<RecognisedSheet, 'table' | 'by'> }) {
  const say = useText(ENGLISH)
  if (table === null) return <span className="severity-warn">{say('▲ 没有认出')}</span>
  return (
    <>
      {table.zh}
      <div className="dim small">
        {by === 'title' ? say('按表题') : say('按列名')}
        {table.confidence === '推断' ? ` · ${say('列名系推断')}` : ''}
      </div>
    </>
  )
}
