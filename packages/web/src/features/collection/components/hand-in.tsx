import type { DryRun } from '@junheng/core/features/collection/schema.ts'
import type { Progress } from '@junheng/core/progress.ts'
import { useNavigate } from '@tanstack/react-router'
import { App } from 'antd'
import { useRef, useState } from 'react'
import { CallFailed } from '../../../shared/call.ts'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { templateAddress, useCheck, useHandIn } from '../api.ts'
import { ENGLISH } from '../hand-in-english.ts'
import { CheckSheet } from './check-sheet.tsx'
import { FaultTable } from './fault-table.tsx'
import { Sending } from './sending.tsx'

/** Choosing a package, its dry run, and storing it. Until 存入 is pressed nothing is kept anywhere. */
export function HandIn() {
  const say = useText(ENGLISH)
  const check = useCheck()
  const handIn = useHandIn()
  const navigate = useNavigate()
  const { modal, message } = App.useApp()
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const [work, setWork] = useState<Progress | null>(null)
  const stop = useRef<AbortController>(null)

  const sending = (chosen: File) => {
    setShare(0)
    setWork(null)
    stop.current = new AbortController()
    return { file: chosen, onProgress: setShare, onWork: setWork, signal: stop.current.signal }
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
          if (outcome === 'already-stored') void message.info(say('这个文件以前提交过，没有重复保存。'))
          void navigate({ to: '/evaluation', search: { package: id } })
        },
      },
    )
  const ask = (chosen: File, found: DryRun) => {
    if (found.errors === 0) return store(chosen, false)
    void modal.confirm({
      title: say('“{file}”还有 {n} 处错误，仍要存入吗？', { file: found.fileName, n: found.errors }),
      content: say('能评估的会照常评估，缺数或读不出的部分记为无法判定。问题清单会一并保存，以后可以撤回。'),
      okText: say('带错误存入并评估'),
      cancelText: say('先不存'),
      onOk: () => store(chosen, true),
    })
  }

  if (!file) return <Chooser onFile={choose} />
  const isSending = check.isPending || handIn.isPending
  const refusal =
    handIn.error instanceof CallFailed ? handIn.error.reply : check.error instanceof CallFailed ? check.error.reply : null
  return (
    <section className="stack" aria-label={say('提交数据')}>
      {isSending ? <Sending file={file} share={share} work={work} onCancel={leave} /> : null}
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

function Chooser({ onFile }: { onFile: (file: File) => void }) {
  const say = useText(ENGLISH)
  return (
    <DropZone button={say('选择文件')} accept=".xlsx,.zip" onFile={onFile}>
      <p>{say('把填好的工作簿（xlsx）或县级数据包（zip）拖到这里，或点按钮选择。')}</p>
      <p className="dim small">{say('先检查，列出全部问题；确认之前不保存任何内容。文件不超过 50 MB，每张表不超过 20 万行。')}</p>
      <p className="row templates">
        <span className="dim">{say('还没有填？下载空白工作簿：')}</span>
        <a href={templateAddress('county')} download>
          {say('全县（县级数据.xlsx）')}
        </a>
        <a href={templateAddress('school')} download>
          {say('一所学校（学校数据.xlsx）')}
        </a>
      </p>
    </DropZone>
  )
}
