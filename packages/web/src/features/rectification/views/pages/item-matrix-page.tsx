import '../../plan.css'
import '../views.css'
import type { ItemMatrix, MatrixCell, MatrixColumn } from '@junheng/core/features/rectification/views/schema.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { progressQuery } from '../api.ts'
import { ProgressBar } from '../components/progress-bar.tsx'
import { STATE_GLYPHS, STATE_WORDS } from '../item-words.ts'
import { ENGLISH } from '../progress-english.ts'

const STAGES = { '': '全部学段', primary: '小学', junior: '初中' } as const

/** 整改进度矩阵: schools × indicators; each cell the item furthest behind and how many there are. */
export default function ItemMatrixPage() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const stage = search['stage'] === 'primary' || search['stage'] === 'junior' ? search['stage'] : ''
  const { data, error, isPending, refetch } = useQuery({
    ...progressQuery(stage === '' ? {} : { stage }),
    placeholderData: keepPreviousData,
  })
  const sum = sumOf(data)
  return (
    <PageFrame name={say('整改进度')}>
      <header className="row">
        <h1 className="heading-waits">
          {data && sum.total > 0
            ? say('{rows} 所学校、{columns} 项指标：已销号 {closed}/{total}', {
                rows: data.rows.filter(({ schoolCode }) => schoolCode !== null).length,
                columns: data.columns.length,
                closed: sum.closed,
                total: sum.standing + sum.closed,
              })
            : say('整改进度')}
        </h1>
        {data && sum.total > 0 ? <ProgressBar tally={sum} /> : null}
      </header>
      {isPending ? (
        <Loading what={say('正在汇总进度')} />
      ) : (
        <Stages chosen={stage} choose={(each) => change({ stage: each || undefined })} />
      )}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.rows.length === 0 ? (
        <Empty title={say('台账里还没有整改任务')}>
          <p>{say('列入台账后，这里按学校和指标显示进度。')}</p>
        </Empty>
      ) : null}
      {data && data.rows.length > 0 ? (
        <>
          <Matrix matrix={data} stage={stage} />
          <Legend />
        </>
      ) : null}
    </PageFrame>
  )
}

type Stage = keyof typeof STAGES

function Stages({ chosen, choose }: { chosen: Stage; choose: (stage: Stage) => void }) {
  const say = useText(ENGLISH)
  return (
    <fieldset className="segments no-print" aria-label={say('学段')}>
      {(Object.keys(STAGES) as Stage[]).map((each) => (
        <button key={each} type="button" className="chip" aria-pressed={each === chosen} onClick={() => choose(each)}>
          {say(STAGES[each])}
        </button>
      ))}
    </fieldset>
  )
}

function Legend() {
  const say = useText(ENGLISH)
  return (
    <p className="dim small">
      {(['open', 'in_progress', 'submitted', 'verified', 'closed'] as const).map((state) => (
        <span key={state} className="legend">
          {STATE_GLYPHS[state]} {say(STATE_WORDS[state])}
        </span>
      ))}
      <span className="legend item-late">▲ {say('有逾期')}</span>
      {say('每格取进度最慢的一条；合并的和不再整改的不计。')}
    </p>
  )
}

const sumOf = (matrix: ItemMatrix | undefined) => {
  const sum = { total: 0, standing: 0, late: 0, closed: 0 }
  for (const row of matrix?.rows ?? []) for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += row[key]
  return sum
}

function Matrix({ matrix: { columns, rows }, stage }: { matrix: ItemMatrix; stage: string }) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame items-frame" aria-label={say('学校 × 指标整改进度')} tabIndex={0}>
      <table className="t item-matrix">
        <thead>
          <tr>
            <th scope="col">{say('学校')}</th>
            {columns.map((column) => (
              <th key={`${column.standard}${column.matter}${column.indicator}`} scope="col" className="matrix-head">
                <span>{column.name || say('其他事项')}</span>
              </th>
            ))}
            <th scope="col">{say('合计')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const cells = new Map(row.cells.map((cell) => [cell.column, cell]))
            return (
              <tr key={row.schoolCode ?? 'county'}>
                <th scope="row">{row.schoolName || say('全县事项')}</th>
                {columns.map((column, i) => (
                  <td key={`${column.standard}${column.matter}${column.indicator}`} className="matrix-cell">
                    <Cell cell={cells.get(i)} column={column} school={row.schoolCode} name={row.schoolName} stage={stage} />
                  </td>
                ))}
                <td>
                  <ProgressBar tally={row} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

interface CellProps {
  cell: MatrixCell | undefined
  column: MatrixColumn
  school: string | null
  name: string
  stage: string
}

function Cell({ cell, column, school, name, stage }: CellProps) {
  const say = useText(ENGLISH)
  if (!cell) return null
  const { state, late, total, closed, no } = cell
  const spoken = say('{school}，{indicator}：{state}，{closed}/{total} 已销号，逾期 {late}', {
    school: name || say('全县事项'),
    indicator: column.name || say('其他事项'),
    state: say(STATE_WORDS[state]),
    closed,
    total,
    late,
  })
  const face = (
    <>
      <span className="sr">{spoken}</span>
      <span aria-hidden="true" className={late > 0 ? 'item-late' : `item-state-${state}`}>
        {late > 0 ? '▲' : STATE_GLYPHS[state]}
        {total > 1 ? <span className="small"> {`${closed}/${total}`}</span> : null}
      </span>
    </>
  )
  return no !== null ? (
    <Link to="/ledger/$no" params={{ no: String(no) }} title={spoken}>
      {face}
    </Link>
  ) : (
    <Link
      to="/ledger"
      title={spoken}
      search={{
        state: 'all',
        school: school ?? 'none',
        matter: column.matter,
        standard: column.standard,
        ...(column.indicator && { indicator: column.indicator }),
        ...(stage && { stage }),
      }}
    >
      {face}
    </Link>
  )
}
