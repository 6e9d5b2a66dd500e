import { pathOf, type ReturnList } from '@junheng/core/features/collection/round/value-path.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill, useShown } from '../use-fill.ts'

/** Said on purpose: the school has none of them. An empty table only means that nobody has filled it in yet. */
export function ListNone({ list, hasRows }: { list: ReturnList; hasRows: boolean }) {
  const say = useText(ENGLISH)
  const { store } = useFill()
  const path = pathOf.none(list)
  const shown = useShown(path)
  return (
    <label className="row fill-none">
      <input
        type="checkbox"
        id={`f-${path}`}
        data-fill={path}
        checked={shown.value === '1'}
        disabled={hasRows}
        onChange={(e) => store.type(path, e.target.checked ? '1' : '')}
      />
      {say('本校没有音乐、美术专用教室')}
    </label>
  )
}
