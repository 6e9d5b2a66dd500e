import { Button, Input, type InputRef, Select } from 'antd'
import { useDeferredValue, useEffect, useMemo, useRef } from 'react'
import { Empty } from '../../../shared/states.tsx'
import { useUrl } from '../../../shared/url.ts'
import { filterRows, rowOf, type SectionRow, sortRows } from '../../../shared/verdict/section-rows.ts'
import { judgesSections } from '../../../shared/verdict/verdict-reasons.ts'
import { JudgedPage } from '../components/judged-page.tsx'
import { MatrixChips } from '../components/matrix-chips.tsx'
import { MatrixTable } from '../components/matrix-table.tsx'
import { saveMatrix } from '../matrix-export.ts'
import type { Judged } from '../use-judged.ts'

export default function MatrixPage() {
  return <JudgedPage name="学校矩阵">{(judged) => <Matrix judged={judged} />}</JudgedPage>
}

function Matrix({ judged }: { judged: Judged }) {
  const [search, change] = useUrl()
  const { stage, verdict, short, spare, q, sort } = search
  const find = useSlashKey()
  const isJudged = judgesSections(judged.county)
  const all = useMemo(() => judged.county.sections.map(rowOf), [judged.county])
  const wanted = useDeferredValue(q)
  const rows = useMemo(
    () => sortRows(filterRows(all, { stage, verdict, oneShort: short, spare, q: wanted }), sort),
    [all, stage, verdict, short, spare, wanted, sort],
  )
  const codes = useMemo(() => judged.view.items.filter((i) => i.scope === 'section').map((i) => i.key), [judged.view])

  return (
    <>
      <header className="row">
        <h1>{isJudged ? titleOf(all) : `各校八项指标（本标准按县判定，不逐校判定）`}</h1>
      </header>
      <div className="row">
        <MatrixChips rows={all} isJudged={isJudged} />
        <Input
          ref={find}
          aria-label="搜索学校"
          placeholder="校名或拼音首字母（按 / ）"
          style={{ width: 210 }}
          allowClear
          value={q ?? ''}
          onChange={(e) => change({ q: e.target.value }, 'replace')}
        />
        <Select
          aria-label="排序"
          style={{ width: 150 }}
          value={['', '-gap', '-students'].includes(sort ?? '') ? (sort ?? '') : 'column'}
          onChange={(value: string) => change({ sort: value }, 'replace')}
          options={[
            { value: '', label: '按拼音' },
            ...(isJudged ? [{ value: '-gap', label: '差距大的在前' }] : []),
            { value: '-students', label: '学生多的在前' },
            ...(sort && !['-gap', '-students'].includes(sort) ? [{ value: 'column', label: '按所点的列' }] : []),
          ]}
        />
        <Button onClick={() => saveMatrix(rows, codes, judged)} disabled={rows.length === 0}>
          导出 CSV
        </Button>
      </div>
      {all.length === 0 ? (
        <Empty title="没有参加评估的学段">
          <p>数据包里没有计入评估的学段，不计入的学段及原因见监测评估。</p>
        </Empty>
      ) : (
        <MatrixTable rows={rows} total={all.length} codes={codes} judged={judged} isJudged={isJudged} />
      )}
    </>
  )
}

function titleOf(rows: readonly SectionRow[]): string {
  const failing = rows.filter((r) => r.mark === 'unmet')
  const unknown = rows.filter((r) => r.mark === 'not_judgeable').length
  const tail = unknown > 0 ? `，${unknown} 个学段无法判定` : ''
  if (failing.length === 0) return unknown > 0 ? `没有未达标的学段${tail}` : `${rows.length} 个学段全部达标`
  const schools = new Set(failing.map((r) => r.section.schoolCode)).size
  const lifts = failing.reduce((sum, r) => sum + r.lifts, 0)
  return `${schools} 校 ${failing.length} 个学段未达标，须补 ${lifts} 项${tail}`
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
