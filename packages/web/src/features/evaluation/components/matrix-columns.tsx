import type { Matrix, MatrixColumn } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { Disclosure } from '../../../shared/disclosure.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../matrix-english.ts'
import { columnsShown, FIRST_COLUMNS, writeColumns } from '../matrix-view.ts'

/** Which columns are shown, in groups; the choice stands in the address. */
export function MatrixColumns({ matrix }: { matrix: Matrix }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const shown = columnsShown(matrix, search['cols'])
  const toggle = (keys: readonly string[], isOn: boolean) => {
    const next = isOn ? [...shown, ...keys.filter((key) => !shown.includes(key))] : shown.filter((key) => !keys.includes(key))
    change({ cols: writeColumns(matrix, next) }, 'replace')
  }
  const first = FIRST_COLUMNS.filter((key) => key !== 'verdict' || matrix.claim.judgesSections).map((key) => ({
    key,
    zh: key === 'verdict' ? say('结论') : say('学生'),
  }))
  const groups = [
    { name: say('指标'), columns: [...first, ...matrix.judged.filter(({ group }) => group === 'indicator')] },
    { name: say('保障'), columns: matrix.judged.filter(({ group }) => group === 'duty') },
    { name: say('学校情况'), columns: matrix.facts },
  ].filter(({ columns }) => columns.length > 0)
  return (
    <Disclosure label={say('列')} name={say('选择显示的列')} isOn={Boolean(search['cols'])} className="choose-columns">
      <div className="columns-groups">
        {groups.map(({ name, columns }) => (
          <Group key={name} name={name} columns={columns} shown={shown} onToggle={toggle} />
        ))}
      </div>
      <button
        type="button"
        className="link small"
        disabled={!search['cols']}
        onClick={() => change({ cols: undefined }, 'replace')}
      >
        {say('恢复默认')}
      </button>
    </Disclosure>
  )
}

interface GroupProps {
  name: string
  columns: readonly Pick<MatrixColumn, 'key' | 'zh'>[]
  shown: readonly string[]
  onToggle: (keys: readonly string[], isOn: boolean) => void
}

function Group({ name, columns, shown, onToggle }: GroupProps) {
  const keys = columns.map(({ key }) => key)
  const count = keys.filter((key) => shown.includes(key)).length
  return (
    <fieldset>
      <legend>
        <label>
          <input
            type="checkbox"
            checked={count === keys.length}
            ref={(box) => {
              if (box) box.indeterminate = count > 0 && count < keys.length
            }}
            onChange={(e) => onToggle(keys, e.target.checked)}
          />
          {name}
        </label>
      </legend>
      {columns.map(({ key, zh }) => (
        <label key={key}>
          <input type="checkbox" checked={shown.includes(key)} onChange={(e) => onToggle([key], e.target.checked)} />
          {zh}
        </label>
      ))}
    </fieldset>
  )
}
