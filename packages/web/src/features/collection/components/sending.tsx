import type { Progress } from '@junheng/core/progress.ts'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { bytes } from '../../../shared/numbers.ts'
import { type Say, useText } from '../../../shared/text.ts'
import { ENGLISH } from '../hand-in-english.ts'

interface Props {
  file: Pick<File, 'name' | 'size'>
  /** How much has gone out, 0…1. */
  share: number
  /** What the server last said it was doing; null before it said anything. */
  work: Progress | null
  onCancel: () => void
}

/** A file on its way: sent, read sheet by sheet, checked, compared, stored. It can be left until it is being stored. */
export function Sending({ file, share, work, onCancel }: Props) {
  const say = useText(ENGLISH)
  const isStoring = work?.phase === 'storing'
  return (
    <div className="drop">
      <p>
        <strong className="break">{file.name}</strong> · {bytes(file.size)}
      </p>
      {/* Rows follow each other ten times a second: read aloud is only what phase it is. */}
      <p aria-hidden="true">
        {said(say, share, work)}… <Elapsed />
      </p>
      <p className="sr" role="status">
        {said(say, share < 1 ? 0 : 1, work && { ...work, rows: null })}
      </p>
      <progress className="progress" value={share < 1 ? share : undefined} aria-label={say('进度')} />
      <Button onClick={onCancel} disabled={isStoring}>
        {say('取消')}
      </Button>
      {isStoring ? null : <p className="dim small">{say('还没有保存任何内容。')}</p>}
    </div>
  )
}

function said(say: Say<typeof ENGLISH>, share: number, work: Progress | null): string {
  if (share < 1) return say('正在上传 {percent}%', { percent: Math.floor(share * 100) })
  switch (work?.phase) {
    case undefined:
      return say('正在打开文件')
    case 'waiting':
      return say('前面还有别的文件，正在排队')
    case 'reading':
      if (work.sheet === null) return say('正在打开文件')
      return work.rows
        ? say('正在读取 {sheet} {rows} 行', { sheet: work.sheet, rows: work.rows.toLocaleString('en') })
        : say('正在读取 {sheet}', { sheet: work.sheet })
    case 'checking':
      return say('正在逐条检查')
    case 'comparing':
      return say('正在与现用数据比较')
    case 'writing':
      return say('正在写出文件')
    case 'storing':
      return say('正在存入，这一步不能取消')
  }
}

/** A big file takes a while; that the seconds count says that the page is alive. */
function Elapsed() {
  const say = useText(ENGLISH)
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  return seconds < 3 ? null : <span className="dim">{say('已用 {n} 秒，可以随时取消', { n: seconds })}</span>
}
