import { Button } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useWords } from './words.ts'

interface Props {
  /** What the button says: 选择数据包. */
  button: string
  /** For the browser's chooser: `.zip,.xlsx`. What a file really is, the server tells from its bytes. */
  accept: string
  /** `all` holds more than `file` only where several may be chosen (`multiple`). */
  onFile: (file: File, all: readonly File[]) => void
  multiple?: boolean
  disabled?: boolean
  primary?: boolean
  children?: ReactNode
}

/** One file or several, by button or by dropping it here. */
export function DropZone({ button, accept, onFile, disabled = false, primary = true, multiple = false, children }: Props) {
  const words = useWords()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file && !disabled) onFile(file, multiple ? [...(files ?? [])] : [file])
  }
  return (
    <section
      className={`drop no-print${isOver ? ' is-over' : ''}`}
      aria-label={`${button}, ${words.drop}`}
      onDragOver={(e) => {
        e.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault()
        setOver(false)
        take(e.dataTransfer.files)
      }}
    >
      <Button type={primary ? 'primary' : 'default'} disabled={disabled} onClick={() => input.current?.click()}>
        {button}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        multiple={multiple}
        aria-label={button}
        onChange={(e) => {
          take(e.target.files)
          // The same file may be chosen again after it was mended.
          e.target.value = ''
        }}
      />
      {children}
    </section>
  )
}
