import { useState } from 'react'
import { Disclosure } from './disclosure.tsx'
import { ENGLISH } from './english.ts'
import { Failed } from './states.tsx'
import { useText } from './text.ts'

interface Props {
  className: string
  /** What is exported, in words; absent where the buttons say it all. */
  note?: string
  /** Each a way out: what its button says, and the work, which may take a moment and may fail. */
  ways: readonly { label: string; save: () => void | Promise<void> }[]
}

/** What is shown now, as a file or on paper. Closes when done; a failure is said in it. */
export function ExportMenu({ className, note, ways }: Props) {
  const say = useText(ENGLISH)
  const [error, setError] = useState<unknown>(null)
  return (
    <Disclosure label={say('导出')} className={className}>
      {(close) => (
        <>
          {note ? <p className="dim small">{note}</p> : null}
          {ways.map(({ label, save }) => (
            <button
              key={label}
              type="button"
              className="link"
              onClick={() => {
                setError(null)
                Promise.resolve().then(save).then(close, setError)
              }}
            >
              {label}
            </button>
          ))}
          <button
            type="button"
            className="link"
            onClick={() => {
              close()
              print()
            }}
          >
            {say('打印')}
          </button>
          {error ? <Failed error={error} /> : null}
        </>
      )}
    </Disclosure>
  )
}
