import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../county-items-english.ts'

/** Who set a table last, or that nobody did. */
export function SetBy({ set, isDefault }: { set: { at: string; by: string } | null; isDefault: string }) {
  const say = useText(ENGLISH)
  return <p className="dim small">{set ? say('{by} 于 {at} 设定', { by: set.by, at: dateTime(set.at) }) : isDefault}</p>
}
