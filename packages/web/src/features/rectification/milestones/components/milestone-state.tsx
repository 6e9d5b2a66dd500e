import type { MilestoneState } from '@junheng/core/features/rectification/milestones/schema.ts'
import { daysUntil } from '../../../../shared/due-words.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../milestones-english.ts'

const WORDS = { ahead: '未到期', soon: '将到期', overdue: '已逾期', done: '已完成', withdrawn: '已撤销' } as const
const GLYPHS = { ahead: '○', soon: '◐', overdue: '■', done: '●', withdrawn: '–' } as const
const MARKS = { ahead: 'not_judgeable', soon: 'spare', overdue: 'unmet', done: 'met', withdrawn: 'out' } as const

/** How a milestone or deadline stands, as shape, word and colour, and how far it is. */
export function MilestoneStateWord({ state, due, today }: { state: MilestoneState; due: string | null; today: string }) {
  const say = useText(ENGLISH)
  const left = due === null ? null : daysUntil(due, today)
  const far =
    left === null || state === 'done' || state === 'withdrawn'
      ? ''
      : left > 0
        ? say('还有 {n} 天', { n: left })
        : left === 0
          ? say('今天到期')
          : say('逾期 {n} 天', { n: -left })
  return (
    <span className="milestone-state">
      <span className={`mark mark-${MARKS[state]}`}>
        <span aria-hidden="true">{GLYPHS[state]}</span> {say(WORDS[state])}
      </span>
      {far ? <span className="dim small"> {far}</span> : null}
    </span>
  )
}
