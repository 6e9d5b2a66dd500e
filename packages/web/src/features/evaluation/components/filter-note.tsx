import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { ENGLISH } from '../filter-english.ts'
import { TRAIT_NAMES, TRAITS } from '../school-filter.ts'
import './filter-note.css'

/** On paper, where the pickers are not: what the sheet is narrowed to. */
export function FilterNote() {
  const say = useText(ENGLISH)
  const words = useWords()
  const [search] = useUrl()
  const { stage, verdict, q } = search
  const parts = [
    ...(stage === 'primary' || stage === 'junior' ? [say(STAGE_NAMES[stage])] : []),
    ...([...TRAITS, 'tag'] as const).flatMap((key) => (search[key] ? [`${say(TRAIT_NAMES[key])} ${search[key]}`] : [])),
    ...(verdict && Object.hasOwn(words, verdict) ? [words[verdict as 'met']] : []),
    ...(q ? [`“${q}”`] : []),
  ]
  return parts.length > 0 ? <p className="filter-note">{say('只列：{what}', { what: parts.join('，') })}</p> : null
}
