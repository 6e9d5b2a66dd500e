import type { StatisticsCheck } from '@junheng/core/features/collection/round/bases/uploads/statistics-schema.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import type { Progress } from '@junheng/core/progress.ts'
import { App, Checkbox, Input } from 'antd'
import { useId, useRef, useState } from 'react'
import { DropZone } from '../../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { Sending } from '../../../components/sending.tsx'
import { MOST_FILES } from '../../../gather-api.ts'
import { useStatistics, useStatisticsCheck } from '../api.ts'
import { ENGLISH } from '../upload-english.ts'
import { StatisticsFound } from './statistics-found.tsx'

/** Choosing exports, seeing what they say, and keeping it under 统计. `day`: what is proposed as the day they are of. */
export function StatisticsCard({ round, day: proposed }: { round: string; day: string }) {
  const say = useText(ENGLISH)
  const check = useStatisticsCheck(round)
  const take = useStatistics(round)
  const { modal } = App.useApp()
  const [files, setFiles] = useState<readonly File[]>([])
  const [day, setDay] = useState(proposed)
  const [takeOver, setTakeOver] = useState(false)
  const [share, setShare] = useState(0)
  const [work, setWork] = useState<Progress | null>(null)
  const stop = useRef<AbortController>(null)
  const id = useId()
  const given = (chosen: readonly File[]) => {
    setShare(0)
    setWork(null)
    stop.current = new AbortController()
    return { files: chosen, day, takeOver, onProgress: setShare, onWork: setWork, signal: stop.current.signal }
  }
  const choose = (chosen: readonly File[]) => {
    setFiles(chosen)
    check.reset()
    take.reset()
    if (chosen.length <= MOST_FILES && day !== '') check.mutate(given(chosen))
  }
  const leave = () => {
    stop.current?.abort()
    setFiles([])
    check.reset()
    take.reset()
  }
  const keep = (found: StatisticsCheck, onlyOthers: boolean, n: number) => {
    const returns = found.returns.filter((each) => each.fillable && each.changed + each.added + each.removed > 0).length
    void modal.confirm({
      title: say('存入 {returns} 份填报的 {n} 处？', { returns, n }),
      content: say('统计数按 {day} 存入。', { day }),
      okText: say('存入'),
      cancelText: say('先不存'),
      onOk: () => take.mutate({ ...given(files), seen: seenText(found.returns), onlyOthers }),
    })
  }
  const isSending = check.isPending || take.isPending
  const sent = { name: files.map(({ name }) => name).join('、'), size: files.reduce((sum, { size }) => sum + size, 0) }
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{say('把国家系统的数作为统计数存入')}</h2>
      {take.data ? (
        <div className="notice notice-met" role="status">
          <p>
            <span className="mark-met">●</span>{' '}
            {say('已写入：{returns} 份填报，{values} 处。', { returns: take.data.returns, values: take.data.values })}
          </p>
        </div>
      ) : null}
      {isSending ? <Sending file={sent} share={share} work={work} onCancel={leave} /> : null}
      {check.isError ? <Failed error={check.error} /> : null}
      {take.isError ? <Failed error={take.error} /> : null}
      {check.data && !isSending && !take.data ? <StatisticsFound found={check.data} onKeep={keep} onLeave={leave} /> : null}
      {isSending || (check.data && !take.data) ? null : (
        <DropZone button={say('选择导出表')} accept=".xlsx" multiple disabled={day === ''} onFile={(_, all) => choose(all)}>
          {files.length > MOST_FILES ? (
            <p role="alert" className="severity-error">
              ■ {say('一次最多 {n} 个文件，这次选了 {m} 个。', { n: MOST_FILES, m: files.length })}
            </p>
          ) : null}
          <p>{say('教育事业统计教基表、学籍、教师系统、校舍、资产的导出表（xlsx），一次可选 {n} 个。', { n: MOST_FILES })}</p>
          <p className="dim small">
            {say(
              '按行名、列名辨认；姓名、证件号、电话不读取，教师编号读取时即换成散列值。统计数连同时点、文件、表和单元格一起存入，与自报数并列，不覆盖自报数。',
            )}
          </p>
          <p className="row">
            <label htmlFor={`${id}-day`}>{say('统计时点（数据是哪一天的）')}</label>
            <Input id={`${id}-day`} type="date" style={{ width: 160 }} value={day} onChange={(e) => setDay(e.target.value)} />
            {day === '' ? <span className="severity-warn">▲ {say('选了统计时点才能读取。')}</span> : null}
          </p>
          <Checkbox checked={takeOver} onChange={(e) => setTakeOver(e.target.checked)}>
            {say('学籍名册、教师名单、教室清单同时采为自报（替换学校已填的名单）')}
          </Checkbox>
        </DropZone>
      )}
    </section>
  )
}
