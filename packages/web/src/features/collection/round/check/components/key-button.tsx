import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useKey } from '../../../../../shared/use-key.ts'

interface Props {
  /** The letter that presses it. */
  letter: string
  isFirst?: boolean
  isBusy?: boolean
  onPress: () => void
  children: ReactNode
}

/** A button that a letter presses as well; the letter stands on it. */
export function KeyButton({ letter, isFirst = false, isBusy = false, onPress, children }: Props) {
  const button = useKey<HTMLButtonElement>(letter.toLowerCase(), (element) => element.click())
  return (
    <Button ref={button} type={isFirst ? 'primary' : 'default'} aria-keyshortcuts={letter} loading={isBusy} onClick={onPress}>
      {children} <kbd>{letter}</kbd>
    </Button>
  )
}
