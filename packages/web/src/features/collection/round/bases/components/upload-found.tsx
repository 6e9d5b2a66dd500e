import type { UploadCheck } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { DropZone } from '../../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../../shared/states.tsx'
import { type Say, useText } from '../../../../../shared/text.ts'
import { FaultTable } from '../../../components/fault-table.tsx'
import { NotRunList } from '../../../components/not-run-list.tsx'
import { SheetViews } from '../../../components/sheet-views.tsx'
import { type UploadTarget, useAnnotatedUpload } from '../api.ts'
import { ENGLISH } from '../upload-english.ts'
import { ChangeTable } from './change-table.tsx'
import { UploadReturns } from './upload-returns.tsx'

interface Props {
  found: UploadCheck
  target: UploadTarget
  file: File
  onWrite: (file: File, found: UploadCheck, onlyOthers: boolean, n: number) => void
  onLeave: () => void
  onFile: (file: File) => void
}

/** What a file would change, what is wrong in it, and what stands against writing it. */
export function UploadFound({ found, target, file, onWrite, onLeave, onFile }: Props) {
  const say = useText(ENGLISH)
  const annotated = useAnnotatedUpload(target)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const closed = found.returns.filter(({ fillable }) => !fillable)
  const n = found.returns.reduce((sum, each) => sum + (each.fillable ? each.changed + each.added + each.removed : 0), 0)
  const left = found.returns.reduce((sum, each) => sum + each.left, 0)
  const isHindered = closed.length + found.foreign.length > 0
  const tone = !found.readable ? 'unmet' : found.errors > 0 || isHindered ? 'spare' : 'met'
  return (
    <>
      <section className={`notice notice-${tone}`} aria-label={say('检查结果')}>
        <h2 tabIndex={-1} ref={heading}>
          {titleOf(say, found)}
        </h2>
        <p className="break">{found.fileName}</p>
        {found.readable && found.errors + found.warnings > 0 ? (
          <p>
            {say('文件里有 {errors} 处错误、{warnings} 处警告；读不出的格没有写入的内容，原有的数不变。', {
              errors: found.errors,
              warnings: found.warnings,
            })}
          </p>
        ) : null}
        {left > 0 ? <p>{say('{n} 个已填的数文件里没有写，保持不变。', { n: left })}</p> : null}
        {closed.length > 0 ? (
          <p>▲ {say('现在不能写入的 {n} 份：{names}', { n: closed.length, names: closed.map(({ name }) => name).join('、') })}</p>
        ) : null}
        {found.foreign.length > 0 ? (
          <p>
            ▲{' '}
            {say(target.kind === 'round' ? '不在这次填报里的学校 {n} 所：{names}' : '不是本校的数据 {n} 所：{names}', {
              n: found.foreign.length,
              names: found.foreign.map(({ name, code }) => `${name}（${code}）`).join('、'),
            })}
          </p>
        ) : null}
        {found.notices.map((notice) => (
          <p key={notice}>{notice}</p>
        ))}
        <div className="row" style={{ marginTop: 8 }}>
          {n > 0 ? (
            <Button type="primary" onClick={() => onWrite(file, found, isHindered, n)}>
              {isHindered ? say('只写入其余 {n} 处', { n }) : say('写入 {n} 处', { n })}
            </Button>
          ) : null}
          {found.form === 'workbook' && found.readable && found.faults.length > 0 ? (
            <Button loading={annotated.isPending} onClick={() => annotated.mutate(file)}>
              {say('下载标注副本')}
            </Button>
          ) : null}
          <Button onClick={onLeave}>{n > 0 ? say('取消') : say('另选文件')}</Button>
        </div>
        {annotated.isSuccess ? <p role="status">{say('标注副本已下载：有问题的格已涂色并加了批注，其余没有改动。')}</p> : null}
        {annotated.isError ? <Failed error={annotated.error} /> : null}
      </section>
      {target.kind === 'round' && found.returns.length > 0 ? <UploadReturns returns={found.returns} /> : null}
      {found.changes.length > 0 ? <ChangeTable changes={found.changes} total={found.total} /> : null}
      {found.views.length > 0 ? <SheetViews views={found.views} faults={found.faults} /> : null}
      {found.faults.length > 0 ? <FaultTable faults={found.faults} fileName={found.fileName} /> : null}
      <NotRunList notRun={found.notRun} />
      {found.errors > 0 ? (
        <DropZone button={say('改好后重新选择')} accept=".xlsx,.zip" onFile={onFile} primary={!found.readable}>
          <p className="dim small">{say('修改文件后再检查一遍。')}</p>
        </DropZone>
      ) : null}
    </>
  )
}

function titleOf(say: Say<typeof ENGLISH>, { readable, errors, returns, total }: UploadCheck): string {
  if (!readable) return say('这个文件读不出来，共 {n} 处问题', { n: errors })
  if (total === 0) return say('与现有填报没有不同，不用写入')
  const schools = returns.filter(({ changed, added, removed }) => changed + added + removed > 0).length
  return say('{schools} 份填报有 {n} 处不同', { schools, n: total })
}
