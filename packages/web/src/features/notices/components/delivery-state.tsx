import type { DeliveryState } from '@junheng/core/features/notices/schema.ts'
import type { ReactNode } from 'react'
import type { Say } from '../../../shared/text.ts'
import type { ENGLISH } from '../channels-english.ts'

/** What became of a message: a sign and a word. */
export const DELIVERY_WORDS = {
  given_up: { word: '未送出', sign: '■', mark: 'mark-unmet' },
  waiting: { word: '等待发送', sign: '◐', mark: 'mark-spare' },
  sent: { word: '已送出', sign: '●', mark: 'mark-met' },
  dropped: { word: '不再需要', sign: '–', mark: 'mark-out' },
} as const satisfies Record<DeliveryState, { word: keyof typeof ENGLISH; sign: string; mark: string }>

export function stateMark(state: string, say: Say<typeof ENGLISH>): ReactNode {
  if (!(state in DELIVERY_WORDS)) return state
  const { word, sign, mark } = DELIVERY_WORDS[state as DeliveryState]
  return (
    <span className={`mark ${mark}`}>
      <span aria-hidden="true">{sign}</span> {say(word)}
    </span>
  )
}
