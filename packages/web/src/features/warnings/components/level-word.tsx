import type { Level } from '@junheng/core/features/warnings/rules.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../warnings-english.ts'
import '../warnings.css'

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
