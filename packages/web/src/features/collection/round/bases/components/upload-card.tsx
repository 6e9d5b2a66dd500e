import type { UploadCheck } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { seenText } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import type { Progress } from '@junheng/core/progress.ts'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { CallFailed } from '../../../../../shared/call.ts'
import { DropZone } from '../../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { FaultTable } from '../../../components/fault-table.tsx'
import { Sending } from '../../../components/sending.tsx'
import { returnWorkbookAddress, roundWorkbookAddress, type UploadTarget, useUpload, useUploadCheck } from '../api.ts'
import { ENGLISH } from '../upload-english.ts'
import { UploadFound } from './upload-found.tsx'

/** Choosing a workbook, seeing what it would change, and writing it. Nothing is written before the last step. */
export function UploadCard({ target }: { target: UploadTarget }) {
  const say = useText(ENGLISH)
  const check = useUploadCheck(target)
  const upload = useUpload(target)
  const { modal } = App.useApp()
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const [work, setWork] = useState<Progress | null>(null)
  const stop = useRef<AbortController>(null)
  const onItsWay = () => {
    setShare(0)
    setWork(null)
    stop.current = new AbortController()
    return { onProgress: setShare, onWork: setWork, signal: stop.current.signal }
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    upload.reset()
    check.mutate({ file: chosen, ...onItsWay() })
  }
  const leave = () => {
    stop.current?.abort()
    setFile(null)
    check.reset()
    upload.reset()
  }
  const write = (chosen: File, found: UploadCheck, onlyOthers: boolean, n: number) => {
    const returns = found.returns.filter((each) => each.fillable && each.changed + each.added + each.removed > 0).length
    void modal.confirm({
      title: say('写入 {returns} 份填报、{n} 处？', { returns, n }),
      content: say('写入后立即生效，每一处都留有历史，可以逐项改回。'),
      okText: say('写入'),
      cancelText: say('先不写'),
      onOk: () => upload.mutate({ file: chosen, seen: seenText(found.returns), onlyOthers, ...onItsWay() }),
    })
  }
  const isSending = check.isPending || upload.isPending
  const refusal = upload.error instanceof CallFailed ? upload.error.reply : null
  return (
    <section className="stack" aria-label={say('上传工作簿')}>
      {upload.data ? (
        <div className="notice notice-met" role="status">
          <p>
            <span className="mark-met">●</span>{' '}
            {say('已写入：{returns} 份填报，{values} 处。', { returns: upload.data.returns, values: upload.data.values })}
          </p>
        </div>
      ) : null}
      {isSending && file ? <Sending file={file} share={share} work={work} onCancel={leave} /> : null}
      {check.isError ? <Failed error={check.error} /> : null}
      {upload.isError ? <Failed error={upload.error} /> : null}
      {refusal?.faults?.length ? <FaultTable faults={refusal.faults} fileName={file?.name ?? ''} /> : null}
      {check.data && file && !isSending && !upload.data ? (
        <UploadFound found={check.data} target={target} file={file} onWrite={write} onLeave={leave} onFile={choose} />
      ) : null}
      {!file || check.isError || upload.data ? <Chooser target={target} onFile={choose} /> : null}
    </section>
  )
}

function Chooser({ target, onFile }: { target: UploadTarget; onFile: (file: File) => void }) {
  const say = useText(ENGLISH)
  return (
    <DropZone button={say('选择工作簿')} accept=".xlsx,.zip" onFile={onFile}>
      <p>{say('把填好的工作簿（xlsx）或数据包（zip）拖到这里，或点按钮选择。')}</p>
      <p className="dim small">
        {say(
          '先逐格检查，再列出与现有填报的每一处不同；确认之前不写入。空格不清除已填的数；带来的名单（班级、教室、校区、教师）整张替换。',
        )}
      </p>
      <p className="dim small">{say('教师编号读取时即换成散列值，不保存原号和姓名。')}</p>
      <p className="row templates">
        <span className="dim">{say('下载现在的填报，接着用 Excel 填：')}</span>
        {target.kind === 'round' ? (
          <a href={roundWorkbookAddress(target.id)} download>
            {say('各校现有数据.xlsx')}
          </a>
        ) : (
          <a href={returnWorkbookAddress(target.id)} download>
            {say('本校现有数据（含上年数）.xlsx')}
          </a>
        )}
      </p>
    </DropZone>
  )
}
