import type { BoardRow } from '@junheng/core/features/collection/round/open/board-schema.ts'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { DueWord } from '../../fill/components/due-word.tsx'
import { isWaiting, shareOf } from '../board-view.ts'
import { ENGLISH } from '../open-english.ts'
import { StateWord } from './state-word.tsx'

interface Props {
  rows: readonly BoardRow[]
  today: string
  /** Of schools or of units; they have other columns. */
  ofSchools: boolean
}

/** One line a return; its name opens it. */
export function BoardTable({ rows, today, ofSchools }: Props) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame board-frame" aria-label={say('填报进度')} tabIndex={0}>
      <table className="t t-cards board">
        <thead>
          <tr>
            <th scope="col">{ofSchools ? say('学校') : say('单位')}</th>
            <th scope="col">{say('状态')}</th>
            <th scope="col">{say('截止')}</th>
            <th scope="col">{say('完成度')}</th>
            <th scope="col" className="num">
              {say('错误')}
            </th>
            <th scope="col" className="num">
              {say('未说明的提示')}
            </th>
            <th scope="col">{say('最近填写')}</th>
            <th scope="col">{say('签认提交')}</th>
            <th scope="col">{ofSchools ? say('类型、镇街') : say('填报单位')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.id} row={row} today={today} ofSchools={ofSchools} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? <p className="state">{say('没有符合筛选的单位，请减少筛选条件。')}</p> : null}
    </section>
  )
}

function Row({ row, today, ofSchools }: { row: BoardRow; today: string; ofSchools: boolean }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <th scope="row">
        <Link to="/returns/$id/review" params={{ id: row.id }}>
          {row.name}
        </Link>
      </th>
      <td className="nowrap" data-label={say('状态')}>
        <StateWord row={row} />
      </td>
      <td data-label={say('截止')}>
        <DueWord due={row.due} today={today} isWaiting={isWaiting(row)} />
        {row.next ? (
          <div className="dim small">{say('下一部分：{part}，{day} 起', { part: row.next.zh, day: row.next.opens })}</div>
        ) : null}
      </td>
      <td data-label={say('完成度')}>
        <Share row={row} />
      </td>
      <td className="num" data-label={say('错误')}>
        <Count n={row.errors} isCounted={row.isCounted} className="severity-error" glyph="■" />
      </td>
      <td className="num" data-label={say('未说明的提示')}>
        <Count n={row.unexplained} isCounted={row.isCounted} className="severity-warn" glyph="▲" />
      </td>
      <td className="nowrap" data-label={say('最近填写')}>
        {row.openedAt === null ? <span className="dim">—</span> : dateTime(row.changedAt)}
      </td>
      <td data-label={say('签认提交')}>
        {row.submittedAt === null ? (
          <span className="dim">—</span>
        ) : (
          <>
            {row.attestedBy} <span className="dim nowrap">{dateTime(row.submittedAt)}</span>
          </>
        )}
      </td>
      <td data-label={ofSchools ? say('类型、镇街') : say('填报单位')}>
        {ofSchools ? (
          [row.type, row.town].filter(Boolean).join('　')
        ) : row.keeper === null ? (
          <span className="severity-warn">▲ {say('还没有指定')}</span>
        ) : (
          row.keeper
        )}
        {ofSchools && row.keeper !== null && row.keeper !== row.name ? (
          <div className="dim small">{say('由{keeper}填报', { keeper: row.keeper })}</div>
        ) : null}
      </td>
    </tr>
  )
}

function Share({ row }: { row: BoardRow }) {
  const say = useText(ENGLISH)
  if (row.asked === 0) return <span className="dim">{say('还没有要填的')}</span>
  const share = Math.floor(shareOf(row) * 100)
  return (
    <span
      className="board-share"
      title={say('已填 {filled} 项，到今天应填 {asked} 项', { filled: row.filled, asked: row.asked })}
    >
      <span className="board-bar" aria-hidden="true">
        <span style={{ width: `${share}%` }} />
      </span>
      <span className="nowrap">
        {row.filled} / {row.asked}
      </span>
    </span>
  )
}

function Count({ n, isCounted, className, glyph }: { n: number; isCounted: boolean; className: string; glyph: string }) {
  const say = useText(ENGLISH)
  if (!isCounted)
    return (
      <span className="dim" title={say('刚有改动，正在重新检查')}>
        …
      </span>
    )
  return n === 0 ? (
    <span className="dim">0</span>
  ) : (
    <span className={`${className} nowrap`}>
      <span aria-hidden="true">{glyph} </span>
      {n}
    </span>
  )
}
