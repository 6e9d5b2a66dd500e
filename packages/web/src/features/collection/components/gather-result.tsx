import type { GatherReport } from '@junheng/core/features/collection/national/schema.ts'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { type Base, useGatheredWorkbook } from '../gather-api.ts'
import { ENGLISH } from '../gather-english.ts'
import { FaultTable } from './fault-table.tsx'
import { ReconciliationTable } from './gather-reconciliation.tsx'
import { GatherSheets } from './gather-sheets.tsx'
import { UnmatchedSchools } from './gather-unmatched.tsx'

interface Props {
  report: GatherReport
  files: readonly File[]
  base: Base
  onLeave: () => void
}

/** What was found in the exports, and the workbook filled with it. */
export function GatherResult({ report, files, base, onLeave }: Props) {
  const say = useText(ENGLISH)
  const workbook = useGatheredWorkbook()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { sheets, counts, faults, filled } = report
  const known = sheets.filter((s) => s.table !== null).length
  const tone = !filled ? 'unmet' : faults.some((f) => f.severity === 'error') ? 'spare' : 'met'
  return (
    <>
      <div className={`notice notice-${tone}`}>
        <h3 tabIndex={-1} ref={heading}>
          {say('读完了：{sheets} 张表，认出 {known} 张', { sheets: sheets.length, known })}
        </h3>
        <p>
          {filled
            ? say('填入 {figures} 个数；学籍 {pupils} 人、{classes} 个班；教师 {teachers} 人。', counts)
            : say('没有能填进工作簿的内容，原因见下面的问题清单。')}
        </p>
        {counts.repeatedPupils + counts.repeatedTeachers > 0 ? (
          <p>
            ▲{' '}
            {say('重复的学生编号 {pupils} 处，重复的教师编号 {teachers} 处。', {
              pupils: counts.repeatedPupils,
              teachers: counts.repeatedTeachers,
            })}
          </p>
        ) : null}
        <div className="row" style={{ marginTop: 8 }}>
          {filled ? (
            <Button type="primary" loading={workbook.isPending} onClick={() => workbook.mutate({ files, base })}>
              {say('下载填好的工作簿')}
            </Button>
          ) : null}
          <Button onClick={onLeave}>{say('另选文件')}</Button>
        </div>
        {workbook.isSuccess ? <p role="status">{say('工作簿已下载。核对后在上面“选择文件”提交。')}</p> : null}
        {workbook.isError ? <Failed error={workbook.error} /> : null}
        <p className="dim small">
          {say('我们没有见过这些系统的真实导出表，列名是按公开资料推断的：请核对下面“认作”和“填入”两栏，再使用生成的工作簿。')}
        </p>
      </div>
      {report.unmatched.length > 0 ? <UnmatchedSchools schools={report.unmatched} /> : null}
      <GatherSheets sheets={sheets} />
      {report.reconciliation.length > 0 ? <ReconciliationTable rows={report.reconciliation} /> : null}
      {faults.length > 0 ? <FaultTable faults={faults} fileName={say('从国家系统导出表生成工作簿')} /> : null}
    </>
  )
}
