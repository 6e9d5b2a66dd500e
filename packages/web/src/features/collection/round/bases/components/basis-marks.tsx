import type { ReturnValue } from '@junheng/core/features/collection/round/schema.ts'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../bases-english.ts'
import '../bases.css'

interface Props {
  /** A return's values at one path, whatever their basis. */
  values: readonly ReturnValue[]
  /** A value as people say it. */
  words?: (value: string) => string
  /** The basis that stands there already and needs no mark. */
  shown?: ReturnValue['basis']
}

/** What the other bases say beside a value that is shown; nothing where they say nothing. */
export function BasisMarks({ values, words = (value) => value, shown = 'reported' }: Props) {
  const say = useText(ENGLISH)
  const of = (basis: ReturnValue['basis']) =>
    basis === shown ? undefined : values.find((each) => each.basis === basis && each.value !== '')
  const [statistics, reported, verified] = [of('statistics'), of('reported'), of('verified')]
  if (!statistics && !reported && !verified) return null
  return (
    <span className="bases-marks small">
      {reported ? <span className="dim">{say('自报 {value}', { value: words(reported.value) })}</span> : null}
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
