import type { Fault } from '@junheng/core/fault.ts'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { saveCsv } from '../../../shared/csv.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { Pager } from '../../../shared/pager.tsx'
import { type Say, useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../english.ts'
import { bySheet, filterFaults, placeOf } from '../fault-rows.ts'

const PAGE = 50
const HEADER = ['级别', '文件或表', '位置', '列', '规则', '问题', '怎样修改'] as const

interface Props {
  faults: readonly Fault[]
  /** Name of the file the faults are about; the export is named after it. */
  fileName: string
}

/** Every fault of a file: filtered by severity and sheet in the address, searched, paged, and exported as shown. */
export function FaultTable({ faults, fileName }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const [page, setPage] = useState(1)
  const { severity, sheet, q } = search
  const shown = filterFaults(faults, { severity, sheet, search: q })
  const narrow = (changes: Record<string, string | undefined>) => {
    setPage(1)
    change(changes, 'replace')
  }
  const rows = shown.slice((page - 1) * PAGE, page * PAGE)
  const sheets = bySheet(faults)
  const save = () =>
    saveCsv(
      `${fileName.replace(/\.\w+$/, '')}-问题.csv`,
      HEADER,
      shown.map((f) => [f.severity === 'error' ? '错误' : '警告', f.sheet, placeOf(f), f.column, f.rule, f.message, f.repair]),
    )

  return (
    <section className="card card-flush" aria-label={say('问题清单')}>
      <div className="row">
        {(['error', 'warn'] as const).map((s) => (
          <button
            key={s}
            type="button"
            className="chip"
            aria-pressed={severity === s}
            onClick={() => narrow({ severity: severity === s ? undefined : s })}
          >
            <SeverityWord severity={s} /> {faults.filter((f) => f.severity === s).length}
          </button>
        ))}
        <Select
          aria-label={say('按文件筛选')}
          style={{ minWidth: 180 }}
          value={sheet ?? ''}
          onChange={(value: string) => narrow({ sheet: value })}
          options={[
            { value: '', label: say('全部文件') },
            ...sheets.map((s) => ({ value: s.sheet, label: `${s.sheet}（${s.count}）` })),
          ]}
        />
        <Input
          aria-label={say('搜索问题')}
          placeholder={say('搜索问题、列或规则')}
          style={{ width: 220 }}
          value={q ?? ''}
          allowClear
          onChange={(e) => narrow({ q: e.target.value })}
        />
        <span className="row-end dim" role="status">
          {shown.length === faults.length
            ? say('共 {n} 处', { n: faults.length })
            : say('{i} 处，共 {n} 处', { i: shown.length, n: faults.length })}
        </span>
        <Button onClick={save} disabled={shown.length === 0}>
          {say('导出 CSV')}
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" style={{ marginTop: 12 }} aria-label={say('问题清单的表格')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {HEADER.map((h) => (
                <th key={h} scope="col">
                  {say(h)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((f, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: faults have no identity and the list never reorders
              <tr key={i}>
                <td>
                  <SeverityWord severity={f.severity} />
                </td>
                <td data-label={say('文件或表')}>{f.sheet}</td>
                <td data-label={say('位置')} className="nowrap">
                  {placeIn(f, say)}
                </td>
                <td data-label={say('列')}>{f.column ?? '—'}</td>
                <td data-label={say('规则')}>{f.rule}</td>
                <td data-label={say('问题')} className="wide">
                  {f.message}
                </td>
                <td data-label={say('怎样修改')} className="wide">
                  {f.repair}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 ? <p className="state">{say('没有符合筛选的问题。')}</p> : null}
      </section>
      <Pager page={page} size={PAGE} total={shown.length} onPage={setPage} />
    </section>
  )
}

/** The place in the page's language; the export keeps the office's. */
function placeIn({ cell, row }: Fault, say: Say<typeof ENGLISH>): string {
  return cell ?? (row === null ? say('整张表') : say('第 {row} 行', { row }))
}
