import { Select } from 'antd'
import { comparePinyin } from '../../../shared/pinyin.ts'
import { useText } from '../../../shared/text.ts'
import { type Search, useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../filter-english.ts'
import { TRAIT_NAMES, TRAITS, type Traits } from '../school-filter.ts'
import './trait-pickers.css'

interface Props {
  /** All there is to choose from. */
  of: readonly Traits[]
  /** How many rows such an address would leave. */
  countOf: (search: Search) => number
}

/** Pickers of 镇街, 责任区, 办学类型, 城乡, 办别 and 标签; each choice says how many rows it would leave beside the other filters. */
export function TraitPickers({ of, countOf }: Props) {
  const say = useText(ENGLISH)
  return (
    <>
      {TRAITS.map((key) => (
        <Picker key={key} param={key} name={say(TRAIT_NAMES[key])} values={of.map((each) => each[key])} countOf={countOf} />
      ))}
      <Picker param="tag" name={say(TRAIT_NAMES.tag)} values={of.flatMap(({ tags }) => tags)} countOf={countOf} />
    </>
  )
}

interface PickerProps {
  param: string
  name: string
  values: readonly (string | null)[]
  countOf: (search: Search) => number
}

/** One of several values; where all rows have the same, there is nothing to pick. */
function Picker({ param, name, values, countOf }: PickerProps) {
  const [search, change] = useUrl()
  const chosen = search[param]
  const known = [...new Set(values)].filter((value): value is string => value !== null && value !== '')
  if (known.length < 2 && !chosen) return null
  return (
    <Select
      className={`picker${chosen ? ' is-on' : ''}`}
      aria-label={name}
      placeholder={name}
      popupMatchSelectWidth={false}
      allowClear
      value={chosen ?? null}
      onChange={(value: string | undefined) => change({ [param]: value })}
      options={known
        .toSorted(comparePinyin)
        .map((value) => ({ value, label: `${value} ${countOf({ ...search, [param]: value })}` }))}
    />
  )
}
