import type { ReturnValue } from '@junheng/core/features/collection/round/schema.ts'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../bases-english.ts'
import '../bases.css'

/**
 * What stands beside a reported value: the statistics, and what was found. Nothing where there is neither.
 * @param values a return's values at one path, whatever their basis; `words` says a value as people do
 */
export function BasisMarks({
  values,
  words = (value) => value,
}: {
  values: readonly ReturnValue[]
  words?: (value: string) => string
}) {
  const say = useText(ENGLISH)
  const of = (basis: ReturnValue['basis']) => values.find((each) => each.basis === basis && each.value !== '')
  const [statistics, verified] = [of('statistics'), of('verified')]
  if (!statistics && !verified) return null
  return (
    <span className="bases-marks small">
      {statistics ? (
        <span className="dim" title={statistics.note ?? undefined}>
          {say('统计 {value}', { value: words(statistics.value) })}
        </span>
      ) : null}
      {verified ? (
        <span title={`${verified.note ?? ''} ${verified.by} ${dateTime(verified.at)}`}>
          <span aria-hidden="true">◆ </span>
          <strong>{say('核实 {value}', { value: words(verified.value) })}</strong>
          <span className="dim"> {say('评估用核实数')}</span>
        </span>
      ) : null}
    </span>
  )
}
