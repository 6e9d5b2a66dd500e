import type { ReconciledFigure } from '@junheng/core/features/collection/round/bases/reconciliation-schema.ts'
import { STAGE_WORDS } from '@junheng/core/features/collection/value-words.ts'
import { PlainTable } from '../../../../../shared/plain-table.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../bases-english.ts'
import { ExplainDifference } from './explain-difference.tsx'

interface Props {
  figures: readonly ReconciledFigure[]
  /** Whether the school stands in the first column; not on a school's own page. */
  isOfRound: boolean
  mayExplain: boolean
}

/** Figure by figure: what each basis and the lists say, how far apart, and why. */
export function ReconciliationTable({ figures, isOfRound, mayExplain }: Props) {
  const say = useText(ENGLISH)
  const heads = [
    ...(isOfRound ? [say('学校')] : []),
    say('数据项'),
    ...(['统计', '自报', '核实', '名单', '相差'] as const).map((head) => ({ num: say(head) })),
    say('说明'),
  ]
  return (
    <PlainTable label={say('对账')} heads={heads}>
      {figures.map((figure) => (
        <tr key={`${figure.returnId} ${figure.path}`}>
          {isOfRound ? (
            <th scope="row">
              {figure.schoolName}
              {figure.town ? <span className="dim small"> {figure.town}</span> : null}
            </th>
          ) : null}
          <td
            data-label={say('数据项')}
            title={figure.source ? say('统计数来源：{source}', { source: figure.source }) : undefined}
          >
            {figure.stage ? `${STAGE_WORDS[figure.stage]} ` : ''}
            {figure.elementName}
            {figure.unit ? <span className="dim">（{figure.unit}）</span> : null}
            {figure.source ? (
              <span className="dim small bases-source">{say('统计数来源：{source}', { source: figure.source })}</span>
            ) : null}
          </td>
          <Said name={say('统计')} words={figure.statistics} />
          <Said name={say('自报')} words={figure.reported} />
          <Said name={say('核实')} words={figure.verified} />
          <Said name={say('名单')} words={figure.list} />
          <td data-label={say('相差')} className="num nowrap">
            <Apart figure={figure} />
          </td>
          <td data-label={say('说明')} className="wide">
            <ExplainDifference figure={figure} may={mayExplain} />
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}

function Said({ name, words }: { name: string; words: string | null }) {
  return (
    <td data-label={name} className="num">
      {words ?? <span className="dim">—</span>}
    </td>
  )
}

/** The amount and its share; words that differ have neither. */
function Apart({ figure: { standing, difference, percent } }: { figure: ReconciledFigure }) {
  if (standing !== 'differs') return <span className="dim">—</span>
  if (difference === null) return <span className="severity-warn">▲</span>
  return (
    <>
      <strong>{difference}</strong>
      {percent === null ? null : <span className="severity-warn"> ▲ {percent.toFixed(1)}%</span>}
    </>
  )
}
