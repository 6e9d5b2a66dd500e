import type { Matrix } from '@junheng/core/features/evaluation/matrix/matrix.ts'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { SavedViews } from '../../../shared/saved-views.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { matrixQuery } from '../api.ts'
import { FilterNote } from '../components/filter-note.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import { MatrixChips } from '../components/matrix-chips.tsx'
import { MatrixClaim } from '../components/matrix-claim.tsx'
import { MatrixColumns } from '../components/matrix-columns.tsx'
import { MatrixExport } from '../components/matrix-export.tsx'
import { MatrixTable } from '../components/matrix-table.tsx'
import { weakSchoolsQuery } from '../lists/api.ts'
import { withWeakTags } from '../lists/list-rows.ts'
import { ENGLISH } from '../matrix-english.ts'
import { filterRows, sortRows, VIEW_KEYS } from '../matrix-view.ts'
import { matrixWithGroups } from '../school-filter.ts'
import type { Judged } from '../use-judged.ts'
import { useSchoolGroups } from '../use-school-groups.ts'
import '../matrix.css'
import '../matrix-cards.css'
import '../matrix-print.css'

export default function MatrixPage() {
  const say = useText(ENGLISH)
  return <JudgedPage name={say('学校矩阵')}>{(judged) => <Fetched judged={judged} />}</JudgedPage>
}

function Fetched({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery({
    ...matrixQuery(judged.package.id, judged.asked),
    placeholderData: keepPreviousData,
  })
  const groups = useSchoolGroups()
  const weak = useQuery(weakSchoolsQuery).data
  const matrix = useMemo(() => {
    const grouped = data && groups && matrixWithGroups(data, groups)
    return grouped && weak ? withWeakTags(grouped, weak.rule, weak.tagged) : grouped
  }, [data, groups, weak])
  if (error) return <Failed error={error} retry={() => void refetch()} />
  if (!matrix) return <Loading what={say('正在取矩阵')} />
  if (matrix.rows.length === 0)
    return (
      <Empty title={say('没有参加评估的学段')}>
        <p>{say('数据包里没有计入评估的学段，不计入的学段及原因见监测评估。')}</p>
      </Empty>
    )
  return <Shown matrix={matrix} />
}

function Shown({ matrix }: { matrix: Matrix }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const find = useSlashKey()
  // Typing goes first, the rows follow.
  const wanted = useDeferredValue(search)
  const rows = useMemo(() => sortRows(matrix, filterRows(matrix, wanted), wanted['sort']), [matrix, wanted])
  return (
    <>
      <MatrixClaim claim={matrix.claim} />
      <div className="row matrix-tools no-print">
        <div className="row matrix-filters">
          <MatrixChips matrix={matrix} />
        </div>
        <Input
          ref={find}
          className="matrix-find"
          aria-label={say('搜索学校')}
          placeholder={say('校名、代码或拼音首字母（按 /）')}
          allowClear
          value={search['q'] ?? ''}
          onChange={(e) => change({ q: e.target.value }, 'replace')}
        />
        <button
          type="button"
          className="chip"
          aria-pressed={search['sort'] === '-gap'}
          onClick={() => change({ sort: search['sort'] === '-gap' ? undefined : '-gap' }, 'replace')}
        >
          {say('按差距')}
        </button>
        <MatrixColumns matrix={matrix} />
        <SavedViews room="matrix" keys={VIEW_KEYS} />
        <MatrixExport matrix={matrix} rows={rows} />
      </div>
      <FilterNote />
      <MatrixTable matrix={matrix} rows={rows} />
    </>
  )
}

/** `/` anywhere outside a field goes to the search. */
function useSlashKey() {
  const field = useRef<InputRef>(null)
  useEffect(() => {
    const onKey = (e: KeyboardEvent) => {
      const inField = e.target instanceof Element && e.target.closest('input, textarea, select, [contenteditable], dialog[open]')
      if (e.key !== '/' || e.ctrlKey || e.metaKey || e.altKey || inField) return
      e.preventDefault()
      field.current?.focus({ cursor: 'all' })
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return field
}
