import type { Progress } from '@junheng/core/progress.ts'
import { Radio } from 'antd'
import { useRef, useState } from 'react'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { type Base, MOST_FILES, useGather } from '../gather-api.ts'
import { ENGLISH } from '../gather-english.ts'
import { GatherResult } from './gather-result.tsx'
import { Sending } from './sending.tsx'

/** Choosing exports of national systems and seeing what they are. Nothing of them is kept; the filled workbook is downloaded. */
export function GatherCard() {
  const say = useText(ENGLISH)
  const gather = useGather()
  const [files, setFiles] = useState<readonly File[]>([])
  const [base, setBase] = useState<Base>('current')
  const [share, setShare] = useState(0)
  const [work, setWork] = useState<Progress | null>(null)
  const stop = useRef<AbortController>(null)

  const choose = (chosen: readonly File[]) => {
    setFiles(chosen)
    gather.reset()
    if (chosen.length > MOST_FILES) return
    setShare(0)
    setWork(null)
    stop.current = new AbortController()
    gather.mutate({ files: chosen, base, onProgress: setShare, onWork: setWork, signal: stop.current.signal })
  }
  const leave = () => {
    stop.current?.abort()
    setFiles([])
    gather.reset()
  }

  return (
    <section className="stack" aria-labelledby="gather">
      <h2 id="gather">{say('从国家系统导出表生成工作簿')}</h2>
      {gather.isPending ? (
        <Sending file={{ name: namesOf(files), size: sizeOf(files) }} share={share} work={work} onCancel={leave} />
      ) : null}
      {gather.isError ? <Failed error={gather.error} /> : null}
      {gather.data && !gather.isPending ? <GatherResult report={gather.data} files={files} base={base} onLeave={leave} /> : null}
      {gather.isIdle || gather.isError ? (
        <DropZone button={say('选择导出表')} accept=".xlsx" multiple primary={false} onFile={(_, all) => choose(all)}>
          {files.length > MOST_FILES ? (
            <p role="alert" className="severity-error">
              ■ {say('一次最多 {n} 个文件，这次选了 {m} 个。', { n: MOST_FILES, m: files.length })}
            </p>
          ) : null}
          <p>{say('教育事业统计教基表、学籍、教师系统、校舍、资产的导出表（xlsx），一次可选 {n} 个。', { n: MOST_FILES })}</p>
          <p className="dim small">
            {say(
              '按行名、列名辨认，不按格子的位置；不认识的列逐一列出，不会猜着填。姓名、证件号、电话不读取，教师编号读取时即换成散列值。不保存任何内容。',
            )}
          </p>
          <p className="dim small">
            {say('我们没有见过这些系统的真实导出表，列名是按公开资料推断的：请核对下面“认作”和“填入”两栏，再使用生成的工作簿。')}
          </p>
          <Radio.Group aria-label={say('底稿')} value={base} onChange={(e) => setBase(e.target.value as Base)}>
            <Radio value="current">{say('以现用数据为底稿，导出表里没有的照旧保留')}</Radio>
            <Radio value="none">{say('不用底稿，学校名录取自教基1001')}</Radio>
          </Radio.Group>
        </DropZone>
      ) : null}
    </section>
  )
}

const namesOf = (files: readonly File[]): string => files.map((file) => file.name).join('、')
const sizeOf = (files: readonly File[]): number => files.reduce((sum, file) => sum + file.size, 0)
