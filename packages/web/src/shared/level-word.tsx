import type { Level } from '@junheng/core/features/warnings/rules.ts'
import { ENGLISH } from './english.ts'
import './level-word.css'
import { useText } from './text.ts'

export const LEVEL_WORDS = { red: '红色', orange: '橙色', yellow: '黄色', blue: '蓝色' } as const

/** A level as glyph, word and colour. */
export function LevelWord({ level }: { level: Level }) {
  const say = useText(ENGLISH)
  return (
    <span className={`level level-${level}`}>
      <span aria-hidden="true">▲</span> {say(LEVEL_WORDS[level])}
    </span>
  )
}
