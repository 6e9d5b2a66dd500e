import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'

/** True while the page is being put on paper: then everything is shown, not only what is chosen. */
export function useIsPrinting(): boolean {
  const [isPrinting, setPrinting] = useState(() => matchMedia('print').matches)
  useEffect(() => {
    const print = matchMedia('print')
    // At once: what is not on the page when the event returns is not on the paper.
    const onChange = () => flushSync(() => setPrinting(print.matches))
    print.addEventListener('change', onChange)
    return () => print.removeEventListener('change', onChange)
  }, [])
  return isPrinting
}
