import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { ENGLISH } from '../review-english.ts'
import type { ReviewLine } from '../review-lines.ts'
import { ReviewRow } from './review-line.tsx'

interface Props {
  lines: readonly ReviewLine[]
  returnId: string
  mayRemark: boolean
}

/** The values of a return, what needs looking at before the rest; narrowed to a subject in the address. */
export function ReviewTable({ lines, returnId, mayRemark }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const subjects = [...new Set(lines.map(({ subject }) => subject))]
  const { subject, at } = search
  const shown = lines.filter((line) => !subject || line.subject === subject)
  const first = shown.filter(({ weight }) => weight > 0)
  const others = shown.filter(({ weight }) => weight === 0)
  // Thirty classes without anything to say would hide what stands between them; they are there when asked for.
  const rest = others.filter(({ isRow }) => !isRow || subject !== undefined)
  const folded = [
    ...Map.groupBy(others.length === rest.length ? [] : others.filter(({ isRow }) => isRow), (line) => line.subject),
  ]
  const table = (rows: readonly ReviewLine[], name: string) => (
    <Table rows={rows} name={name} returnId={returnId} mayRemark={mayRemark} asked={at} />
  )
  return (
    <div className="stack">
      <nav className="row no-print" aria-label={say('按科目')}>
        {subjects.map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={subject === one}
            onClick={() => change({ subject: subject === one ? undefined : one }, 'replace')}
          >
            {one} {lines.filter((line) => line.subject === one && line.weight > 0).length || ''}
          </button>
        ))}
      </nav>
      <section className="card card-flush" aria-labelledby="review-first">
        <h2 id="review-first">{say('需要看的 {n} 项', { n: first.length })}</h2>
        {first.length > 0 ? (
          table(first, say('需要看的数据'))
        ) : (
          <p className="state">{say('没有问题、没有说明，也没有大的变化。')}</p>
        )}
      </section>
      <section className="card card-flush" aria-labelledby="review-rest">
        <h2 id="review-rest">{say('其余 {n} 项', { n: rest.length })}</h2>
        {rest.length > 0 ? table(rest, say('其余数据')) : <p className="state">{say('没有其余的数据。')}</p>}
        {folded.length > 0 ? (
          <p className="dim review-folded">
            {say('另有{lists}没有问题，按科目选看。', {
              lists: folded.map(([name, rows]) => say('{subject} {n} 行', { subject: name, n: rows.length })).join('、'),
            })}
          </p>
        ) : null}
      </section>
    </div>
  )
}

function Table({
  rows,
  name,
  returnId,
  mayRemark,
  asked,
}: {
  rows: readonly ReviewLine[]
  name: string
  returnId: string
  mayRemark: boolean
  asked: string | undefined
}) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame frame-bare" aria-label={name} tabIndex={0}>
      <table className="t t-cards review-table">
        <thead>
          <tr>
            <th scope="col">{say('项目')}</th>
            <th scope="col" className="num">
              {say('本次')}
            </th>
            <th scope="col" className="num">
              {say('上年')}
            </th>
            <th scope="col" className="num">
              {say('变化')}
            </th>
            <th scope="col">{say('检查、说明和疑问')}</th>
            <th scope="col" className="no-print">
              <span className="sr">{say('操作')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((line) => (
            <ReviewRow
              key={line.path ?? 'whole'}
              line={line}
              returnId={returnId}
              mayRemark={mayRemark}
              isAsked={asked !== undefined && asked === line.path}
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}
