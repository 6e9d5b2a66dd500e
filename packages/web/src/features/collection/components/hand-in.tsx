import type { DryRun } from '@junheng/core/features/collection/schema.ts'
import { useNavigate } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { CallFailed } from '../../../shared/call.ts'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { bytes } from '../../../shared/numbers.ts'
import { Failed } from '../../../shared/states.tsx'
import { templateAddress, useCheck, useHandIn } from '../api.ts'
import { CheckSheet } from './check-sheet.tsx'
import { FaultTable } from './fault-table.tsx'

/** Choosing a package, its dry run, and storing it. Until 存入 is pressed nothing is kept anywhere. */
export function HandIn() {
  const check = useCheck()
  const handIn = useHandIn()
  const navigate = useNavigate()
  const { modal, message } = App.useApp()
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const stop = useRef<AbortController>(null)

  const sending = (chosen: File) => {
    setShare(0)
    stop.current = new AbortController()
    return { file: chosen, onProgress: setShare, signal: stop.current.signal }
  }
  const choose = (chosen: File) => {
    setFile(chosen)
    handIn.reset()
    check.mutate(sending(chosen))
  }
  const leave = () => {
    stop.current?.abort()
    setFile(null)
    check.reset()
    handIn.reset()
  }
  const store = (chosen: File, acceptFaults: boolean) =>
    handIn.mutate(
      { ...sending(chosen), acceptFaults },
      {
        onSuccess: ({ outcome, package: { id } }) => {
          if (outcome === 'already-stored') void message.info('这个文件以前提交过，没有重复保存。')
          void navigate({ to: '/evaluation', search: { package: id } })
        },
      },
    )
  const ask = (chosen: File, found: DryRun) => {
    if (found.errors === 0) return store(chosen, false)
    void modal.confirm({
      title: `“${found.fileName}”还有 ${found.errors} 处错误，仍要存入吗？`,
      content: '能评估的会照常评估，缺数或读不出的部分记为无法判定。问题清单会一并保存，以后可以撤回。',
      okText: '带错误存入并评估',
      cancelText: '先不存',
      onOk: () => store(chosen, true),
    })
  }

  if (!file) return <Chooser onFile={choose} />
  const isSending = check.isPending || handIn.isPending
  const refusal =
    handIn.error instanceof CallFailed ? handIn.error.reply : check.error instanceof CallFailed ? check.error.reply : null
  return (
    <section className="stack" aria-label="提交数据">
      {isSending ? (
        <div className="drop" role="status">
          <p>
            <strong className="break">{file.name}</strong> · {bytes(file.size)}
          </p>
          <p>
            {share < 1
              ? `正在上传 ${Math.floor(share * 100)}%`
              : handIn.isPending
                ? '正在存入并评估'
                : '正在检查，还没有保存任何内容'}
            … <Elapsed />
          </p>
          <progress className="progress" value={share < 1 ? share : undefined} aria-label="进度" />
          <Button onClick={leave}>取消</Button>
        </div>
      ) : null}
      {check.isError ? <Failed error={check.error} /> : null}
      {handIn.isError ? <Failed error={handIn.error} /> : null}
      {check.data && !isSending ? (
        <CheckSheet found={check.data} file={file} onStore={() => ask(file, check.data)} onLeave={leave} onFile={choose} />
      ) : null}
      {!check.data && refusal?.faults?.length ? <FaultTable faults={refusal.faults} fileName={file.name} /> : null}
      {check.isError ? <Chooser onFile={choose} /> : null}
    </section>
  )
}

/** A big file takes a while; that the seconds count says that the page is alive. */
function Elapsed() {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds < 3 ? null : (
    <span className="dim" aria-hidden="true">
      已用 {seconds} 秒，可以随时取消
    </span>
  )
}

function Chooser({ onFile }: { onFile: (file: File) => void }) {
  return (
    <DropZone button="选择文件" accept=".xlsx,.zip" onFile={onFile}>
      <p>把填好的工作簿（xlsx）或县级数据包（zip）拖到这里，或点按钮选择。</p>
      <p className="dim small">先检查，列出全部问题；确认之前不保存任何内容。文件不超过 50 MB，每张表不超过 20 万行。</p>
      <p className="row templates">
        <span className="dim">还没有填？下载空白工作簿：</span>
        <a href={templateAddress('county')} download>
          全县（县级数据.xlsx）
        </a>
        <a href={templateAddress('school')} download>
          一所学校（学校数据.xlsx）
        </a>
      </p>
    </DropZone>
  )
}
