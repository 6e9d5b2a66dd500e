import {
  ITEM_COLUMN_KEYS,
  ITEM_COLUMNS,
  type ItemColumn,
  PUBLISHED_COLUMNS,
} from '@junheng/core/features/rectification/views/columns.ts'
import { Disclosure } from '../../../../shared/disclosure.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { columnsOf, writeColumns } from '../item-url.ts'
import { ENGLISH } from '../ledger-english.ts'

/** Which columns are shown; the choice stands in the address. */
export function ItemColumns() {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const shown = columnsOf(search)
  const show = (columns: readonly ItemColumn[]) => change({ cols: writeColumns(columns) }, 'replace')
  const groups = [
    { name: say('方案十列'), columns: PUBLISHED_COLUMNS },
    { name: say('其余各列'), columns: ITEM_COLUMN_KEYS.filter((key) => !PUBLISHED_COLUMNS.includes(key)) },
  ]
  return (
    <Disclosure label={say('列')} name={say('选择显示的列')} isOn={Boolean(search['cols'])} className="choose-columns">
      <div className="columns-groups">
        {groups.map(({ name, columns }) => (
          <fieldset key={name}>
            <legend>{name}</legend>
            {columns.map((key) => (
              <label key={key}>
                <input
                  type="checkbox"
                  checked={shown.includes(key)}
                  disabled={key === 'no'}
                  onChange={(e) => show(e.target.checked ? [...shown, key] : shown.filter((each) => each !== key))}
                />
                {say(ITEM_COLUMNS[key])}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <span className="row">
        <button type="button" className="link small" onClick={() => show(PUBLISHED_COLUMNS)}>
          {say('只看方案十列')}
        </button>
        <button
          type="button"
          className="link small"
          disabled={!search['cols']}
          onClick={() => change({ cols: undefined }, 'replace')}
        >
          {say('恢复默认')}
        </button>
      </span>
    </Disclosure>
  )
}
