import type { DryRun } from '@junheng/core/features/collection/schema.ts'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { bytes } from '../../../shared/numbers.ts'
import { Failed } from '../../../shared/states.tsx'
import { type Say, useText } from '../../../shared/text.ts'
import { useAnnotated } from '../api.ts'
import { ENGLISH } from '../hand-in-english.ts'
import { ComparisonTable } from './comparison-table.tsx'
import { FaultTable } from './fault-table.tsx'
import { NotRunList } from './not-run-list.tsx'
import { SheetViews } from './sheet-views.tsx'

interface Props {
  found: DryRun
  file: File
  onStore: () => void
  onLeave: () => void
  onFile: (file: File) => void
}

/** What the dry run says of a file, and what can be done with it now. */
export function CheckSheet({ found, file, onStore, onLeave, onFile }: Props) {
  const say = useText(ENGLISH)
  const annotated = useAnnotated()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const tone = !found.readable || found.errors > 0 ? 'unmet' : found.warnings > 0 ? 'spare' : 'met'
  return (
    <>
      <section className={`notice notice-${tone}`} aria-label={say('检查结果')}>
        <h2 tabIndex={-1} ref={heading}>
          {verdictOf(say, found)}
        </h2>
        <p className="break">
          {found.fileName} · {bytes(found.size)} · {say('还没有保存任何内容')}
        </p>
        {found.counties.map((c) => (
          <p key={c.code}>
            {say('{county}：学校 {schools} 所，学段 {sections} 个', {
              county: `${c.name || say('（未写县名）')}（${c.code}）`,
              schools: c.schools,
              sections: c.sections,
            })}
          </p>
        ))}
        {found.notices.map((n) => (
          <p key={n}>{n}</p>
        ))}
        <div className="row" style={{ marginTop: 8 }}>
          {found.readable ? (
            <Button type="primary" onClick={onStore}>
              {say('存入并评估')}
            </Button>
          ) : null}
          {found.form === 'workbook' && found.readable && found.faults.length > 0 ? (
            <Button loading={annotated.isPending} onClick={() => annotated.mutate(file)}>
              {say('下载标注副本')}
            </Button>
          ) : null}
          <Button onClick={onLeave}>{say('取消')}</Button>
        </div>
        {annotated.isSuccess ? <p role="status">{say('标注副本已下载：有问题的格已涂色并加了批注，其余没有改动。')}</p> : null}
        {annotated.isError ? <Failed error={annotated.error} /> : null}
      </section>
      {found.views.length > 0 ? <SheetViews views={found.views} faults={found.faults} /> : null}
      {found.faults.length > 0 ? <FaultTable faults={found.faults} fileName={found.fileName} /> : null}
      {found.comparison ? <ComparisonTable comparison={found.comparison} /> : null}
      <NotRunList notRun={found.notRun} />
      {found.errors > 0 ? (
        <DropZone button={say('改好后重新选择')} accept=".xlsx,.zip" onFile={onFile} primary={!found.readable}>
          <p className="dim small">{say('修改文件后再检查一遍，直到没有错误。')}</p>
        </DropZone>
      ) : null}
    </>
  )
}

function verdictOf(say: Say<typeof ENGLISH>, { readable, errors, warnings }: DryRun): string {
  if (!readable) return say('这个文件读不出来，共 {n} 处问题', { n: errors })
  if (errors > 0) return say('检查完毕：{errors} 处错误，{warnings} 处警告', { errors, warnings })
  return warnings > 0 ? say('可以存入：没有错误，{warnings} 处警告', { warnings }) : say('可以存入：没有发现问题')
}
