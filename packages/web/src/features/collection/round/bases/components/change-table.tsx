import type { StatisticsChange } from '@junheng/core/features/collection/round/bases/uploads/statistics-schema.ts'
import type { UploadChange } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { Select } from 'antd'
import { useState } from 'react'
import { Pager } from '../../../../../shared/pager.tsx'
import { PlainTable } from '../../../../../shared/plain-table.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../upload-english.ts'

const PAGE = 50

interface Props {
  changes: readonly (UploadChange | StatisticsChange)[]
  total: number
}

/** What would be otherwise, value by value, of all units or one. */
export function ChangeTable({ changes, total }: Props) {
  const say = useText(ENGLISH)
  const [page, setPage] = useState(1)
  const [unit, setUnit] = useState('')
  const units = [...new Set(changes.map((each) => each.unit))]
  const shown = unit === '' ? changes : changes.filter((each) => each.unit === unit)
  const isSourced = changes.some((each) => 'source' in each)
  const isTwofold = changes.some((each) => 'basis' in each && each.basis === 'reported')
  const heads = [
    ...(units.length > 1 ? [say('学校或部门')] : []),
    say('表'),
    say('位置'),
    say('数据项'),
    ...(isTwofold ? [say('数据')] : []),
    say('现有'),
    say('这次'),
    ...(isSourced ? [say('来源')] : []),
  ]
  return (
    <section className="card card-flush stack" aria-labelledby="upload-changes">
      <h2 id="upload-changes">{say('逐处差异')}</h2>
      <div className="row dim">
        <span>{say('共 {n} 处不同', { n: total })}</span>
        {total > changes.length ? <span>{say('这里列出前 {n} 处', { n: changes.length })}</span> : null}
        {units.length > 1 ? (
          <Select
            aria-label={say('按单位看')}
            className="row-end no-print"
            style={{ minWidth: 200 }}
            showSearch
            value={unit}
            onChange={(next: string) => {
              setUnit(next)
              setPage(1)
            }}
            options={[{ value: '', label: say('全部单位') }, ...units.map((value) => ({ value, label: value }))]}
          />
        ) : null}
      </div>
      <PlainTable label={say('逐处差异')} heads={heads}>
        {shown.slice((page - 1) * PAGE, page * PAGE).map((change, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: differences have no identity and the list never reorders
          <tr key={i}>
            {units.length > 1 ? <th scope="row">{change.unit}</th> : null}
            <td data-label={say('表')}>{change.sheet}</td>
            <td data-label={say('位置')}>{change.where || '—'}</td>
            <td data-label={say('数据项')}>{change.what}</td>
            {isTwofold ? (
              <td data-label={say('数据')}>{say('basis' in change && change.basis === 'reported' ? '自报' : '统计')}</td>
            ) : null}
            <td data-label={say('现有')}>{change.before ?? <span className="dim">{say('无值')}</span>}</td>
            <td data-label={say('这次')}>
              {change.kind === 'removed' ? (
                <span className="severity-warn">▲ {say('去掉')}</span>
              ) : (
                <strong>{change.after}</strong>
              )}
            </td>
            {isSourced ? (
              <td data-label={say('来源')} className="wide break dim small">
                {'source' in change ? change.source : ''}
              </td>
            ) : null}
          </tr>
        ))}
      </PlainTable>
      <Pager page={page} size={PAGE} total={shown.length} onPage={setPage} />
    </section>
  )
}
