import { MarkWord } from '../../../shared/marks.tsx'
import { useUrl } from '../../../shared/url.ts'
import { filterRows, type RowFilter, type SectionRow } from '../../../shared/verdict/section-rows.ts'

const CHIPS = [
  { param: 'stage', value: 'primary', label: '小学' },
  { param: 'stage', value: 'junior', label: '初中' },
  { param: 'verdict', value: 'unmet', label: <MarkWord mark="unmet" /> },
  { param: 'verdict', value: 'met', label: <MarkWord mark="met" /> },
  { param: 'verdict', value: 'not_judgeable', label: <MarkWord mark="not_judgeable" /> },
  { param: 'short', value: '1', label: '恰差一项' },
  { param: 'spare', value: '1', label: '余项已用' },
] as const

/** Filters as chips that stand in the address. Each says how many rows it would leave beside the other filters. */
export function MatrixChips({ rows, isJudged }: { rows: readonly SectionRow[]; isJudged: boolean }) {
  const [search, change] = useUrl()
  return CHIPS.filter(({ param }) => isJudged || param === 'stage').map(({ param, value, label }) => {
    const isOn = search[param] === value
    const count = filterRows(rows, filterOf({ ...search, [param]: value })).length
    return (
      <button
        key={`${param}-${value}`}
        type="button"
        className="chip"
        aria-pressed={isOn}
        onClick={() => change({ [param]: isOn ? undefined : value })}
      >
        {label} {count}
        {isOn ? <span aria-hidden="true"> ✕</span> : null}
      </button>
    )
  })
}

function filterOf({ stage, verdict, short, spare, q }: Readonly<Record<string, string | undefined>>): RowFilter {
  return { stage, verdict, oneShort: short, spare, q }
}
