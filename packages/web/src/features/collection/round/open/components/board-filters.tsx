import {
  RETURN_KIND_NAMES,
  RETURN_KINDS,
  RETURN_STATE_NAMES,
  RETURN_STATES,
} from '@junheng/core/features/collection/round/life-cycle.ts'
import { Input, Select } from 'antd'
import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import type { BoardView, Late } from '../board-view.ts'
import { LATE } from '../board-view.ts'
import { ENGLISH } from '../open-english.ts'

const LATE_WORDS = {
  overdue: '已逾期',
  unopened: '未打开',
  unsubmitted: '未提交',
  errors: '有错误',
  unexplained: '有未说明的提示',
} as const satisfies Record<Late, keyof typeof ENGLISH>

/** Whose returns, then what stands in the address besides: state, what is wrong, words, place, order. Every chip says how many. */
export function BoardFilters({ view }: { view: BoardView }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const kind = search['kind'] ?? 'school'
  const { q, state, late, town, type, sort } = search
  return (
    <div className="stack no-print">
      <fieldset className="row board-chips" aria-label={say('哪些填报')}>
        {RETURN_KINDS.filter((each) => view.kinds.has(each)).map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={kind === each}
            onClick={() =>
              change({
                kind: each === 'school' ? undefined : each,
                state: undefined,
                late: undefined,
                town: undefined,
                type: undefined,
                page: undefined,
              })
            }
          >
            {RETURN_KIND_NAMES[each]} {view.kinds.get(each)}
          </button>
        ))}
      </fieldset>
      <fieldset className="row board-chips" aria-label={say('按状态筛选')}>
        {RETURN_STATES.filter((each) => view.states.has(each) || state === each).map((each) => (
          <Chip
            key={each}
            isOn={state === each}
            n={view.states.get(each) ?? 0}
            onClick={() => change({ state: state === each ? undefined : each, page: undefined })}
          >
            {RETURN_STATE_NAMES[each]}
          </Chip>
        ))}
        <span className="board-bar-between" aria-hidden="true" />
        {LATE.map((each) => (
          <Chip
            key={each}
            isOn={late === each}
            n={view.late.get(each) ?? 0}
            onClick={() => change({ late: late === each ? undefined : each, page: undefined })}
          >
            {say(LATE_WORDS[each])}
          </Chip>
        ))}
      </fieldset>
      <div className="row">
        <Input
          aria-label={say('搜索单位')}
          placeholder={say('名称、拼音首字母或代码')}
          style={{ width: 220 }}
          allowClear
          value={q ?? ''}
          onChange={(e) => change({ q: e.target.value, page: undefined }, 'replace')}
        />
        {view.towns.length > 1 ? (
          <Select
            aria-label={say('镇街')}
            style={{ minWidth: 130 }}
            value={town ?? ''}
            onChange={(value: string) => change({ town: value, page: undefined })}
            options={[{ value: '', label: say('全部镇街') }, ...view.towns.map((value) => ({ value, label: value }))]}
          />
        ) : null}
        {view.types.length > 1 ? (
          <Select
            aria-label={say('办学类型')}
            style={{ minWidth: 150 }}
            value={type ?? ''}
            onChange={(value: string) => change({ type: value, page: undefined })}
            options={[{ value: '', label: say('全部类型') }, ...view.types.map((value) => ({ value, label: value }))]}
          />
        ) : null}
        <Select
          aria-label={say('排序')}
          style={{ minWidth: 150 }}
          value={sort ?? 'gap'}
          onChange={(value: string) => change({ sort: value === 'gap' ? undefined : value, page: undefined })}
          options={[
            { value: 'gap', label: say('差得多的在前') },
            { value: 'due', label: say('截止早的在前') },
            { value: 'name', label: say('按名称') },
          ]}
        />
      </div>
    </div>
  )
}

function Chip({ isOn, n, onClick, children }: { isOn: boolean; n: number; onClick: () => void; children: string }) {
  return (
    <button type="button" className="chip" aria-pressed={isOn} disabled={n === 0 && !isOn} onClick={onClick}>
      {children} {n}
    </button>
  )
}
