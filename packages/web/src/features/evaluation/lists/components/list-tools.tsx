import { Input } from 'antd'
import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { TraitPickers } from '../../components/trait-pickers.tsx'
import { linesOfKind } from '../../school-filter.ts'
import type { TraitsOf } from '../../use-traits.ts'
import { ENGLISH } from '../lists-english.ts'

interface Props {
  /** Every line there is, and what its school is filtered by. */
  of: readonly { code: string }[]
  traitsOf: TraitsOf | undefined
  /** Whether the lines are of one stage each. */
  ofStages: boolean
  shown: number
  all: number
  file: string
  sheet: string
  header: readonly string[]
  rows: readonly (readonly (string | number | null)[])[]
}

/** Filters that stand in the address, how many lines they leave, and the way out of what is shown. */
export function ListTools({ of, traitsOf, ofStages, shown, all, file, sheet, header, rows }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const known = of.flatMap(({ code }) => traitsOf?.get(code) ?? [])
  const save = async () => {
    const { saveXlsx } = await import('../../../../shared/xlsx.ts')
    await saveXlsx(`${file}.xlsx`, sheet, header, rows)
  }
  return (
    <div className="row no-print">
      {ofStages ? (
        <fieldset className="chips" aria-label={say('学段')}>
          {(['primary', 'junior'] as const).map((stage) => (
            <button
              key={stage}
              type="button"
              className="chip"
              aria-pressed={search['stage'] === stage}
              onClick={() => change({ stage: search['stage'] === stage ? undefined : stage })}
            >
              {say(STAGE_NAMES[stage])}
            </button>
          ))}
        </fieldset>
      ) : null}
      {traitsOf ? <TraitPickers of={known} countOf={(asked) => linesOfKind(of, asked, traitsOf).length} /> : null}
      <Input.Search
        className="list-search"
        allowClear
        value={search['q'] ?? ''}
        placeholder={say('搜索学校（校名、代码或拼音首字母）')}
        aria-label={say('搜索学校（校名、代码或拼音首字母）')}
        onChange={(e) => change({ q: e.target.value || undefined }, 'replace')}
      />
      <span className="dim small" role="status">
        {shown === all ? say('共 {n} 条', { n: all }) : say('{n} 条，共 {all} 条', { n: shown, all })}
      </span>
      <ExportMenu className="export row-end" ways={[{ label: say('Excel工作簿'), save }]} />
    </div>
  )
}
