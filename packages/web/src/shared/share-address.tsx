import { useState } from 'react'
import { ENGLISH } from './saved-views-english.ts'
import { useText } from './text.ts'

/** The address of what is shown now, for sending on: copied where the browser lets it, else selected for copying by hand. */
export function ShareAddress() {
  const say = useText(ENGLISH)
  const [state, setState] = useState<'idle' | 'copied' | 'by-hand'>('idle')
  const copy = async () => {
    // Only pages that came over HTTPS or from this machine may write to the clipboard.
    try {
      await navigator.clipboard.writeText(location.href)
      setState('copied')
    } catch {
      setState('by-hand')
    }
  }
  return (
    <p className="small" role="status">
      {state === 'by-hand' ? (
        <input
          className="views-address"
          readOnly
          aria-label={say('现在所见的网址')}
          value={location.href}
          ref={(field) => field?.select()}
        />
      ) : (
        <button type="button" className="link" onClick={() => void copy()}>
          {say('复制现在所见的网址')}
        </button>
      )}{' '}
      {state === 'copied' ? say('已复制，同岗位的人打开看到的是同样的内容。') : null}
    </p>
  )
}
