import { Input, Select } from 'antd'
import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { comparePinyin } from '../../../../shared/pinyin.ts'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { ENGLISH } from '../lists-english.ts'

interface Props {
  towns: readonly (string | null)[]
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
export function ListTools({ towns, ofStages, shown, all, file, sheet, header, rows }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const known = [...new Set(towns.filter((town) => town !== null))].toSorted(comparePinyin)
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
      {known.length > 1 ? (
        <Select
          aria-label={say('镇街')}
          placeholder={say('全部镇街')}
          popupMatchSelectWidth={false}
          allowClear
          value={search['town'] ?? null}
          onChange={(town: string | null | undefined) => change({ town: town ?? undefined })}
          options={known.map((town) => ({ value: town, label: town }))}
        />
      ) : null}
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
