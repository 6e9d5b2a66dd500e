import type { StatisticsCheck } from '@junheng/core/features/collection/round/bases/uploads/statistics-schema.ts'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useText } from '../../../../../shared/text.ts'
import { FaultTable } from '../../../components/fault-table.tsx'
import { GatherSheets } from '../../../components/gather-sheets.tsx'
import { UnmatchedSchools } from '../../../components/gather-unmatched.tsx'
import { ENGLISH } from '../upload-english.ts'
import { ChangeTable } from './change-table.tsx'
import { UploadReturns } from './upload-returns.tsx'

interface Props {
  found: StatisticsCheck
  onKeep: (found: StatisticsCheck, onlyOthers: boolean, n: number) => void
  onLeave: () => void
}

/** What exports say of a round's schools, and what stands against keeping it. */
export function StatisticsFound({ found, onKeep, onLeave }: Props) {
  const say = useText(ENGLISH)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const closed = found.returns.filter(({ fillable }) => !fillable)
  const sum = (each: StatisticsCheck['returns'][number]) => each.changed + each.added + each.removed
  const n = found.returns.reduce((all, each) => all + (each.fillable ? sum(each) : 0), 0)
  const known = found.sheets.filter(({ table }) => table !== null).length
  const returns = found.returns.filter((each) => sum(each) > 0).length
  const tone = found.returns.length === 0 ? 'unmet' : found.unmatched.length + closed.length > 0 ? 'spare' : 'met'
  return (
    <>
      <div className={`notice notice-${tone}`}>
        <h3 tabIndex={-1} ref={heading}>
          {say('读完了：{sheets} 张表，认出 {known} 张；{returns} 份填报有 {n} 处不同', {
            sheets: found.sheets.length,
            known,
            returns,
            n: found.total,
          })}
        </h3>
        {found.returns.length === 0 ? <p>{say('没有能存入的统计数，原因见下面的问题清单。')}</p> : null}
        {found.returns.length > 0 && found.total === 0 ? <p>{say('与已存的统计数没有不同')}</p> : null}
        {found.lists.pupils + found.lists.teachers > 0 ? (
          <p>{say('学籍 {pupils} 人、{classes} 个班；教师 {teachers} 人。', found.lists)}</p>
        ) : null}
        {closed.length > 0 ? (
          <p>▲ {say('现在不能写入的 {n} 份：{names}', { n: closed.length, names: closed.map(({ name }) => name).join('、') })}</p>
        ) : null}
        <div className="row" style={{ marginTop: 8 }}>
          {n > 0 ? (
            <Button type="primary" onClick={() => onKeep(found, closed.length > 0, n)}>
              {closed.length > 0 ? say('只存入其余 {n} 处', { n }) : say('存入 {n} 处', { n })}
            </Button>
          ) : null}
          <Button onClick={onLeave}>{say('另选文件')}</Button>
        </div>
      </div>
      {found.unmatched.length > 0 ? <UnmatchedSchools schools={found.unmatched} /> : null}
      <GatherSheets sheets={found.sheets} />
      {found.returns.length > 0 ? <UploadReturns returns={found.returns} /> : null}
      {found.changes.length > 0 ? <ChangeTable changes={found.changes} total={found.total} /> : null}
      {found.faults.length > 0 ? <FaultTable faults={found.faults} fileName={say('国家系统数据')} /> : null}
    </>
  )
}
