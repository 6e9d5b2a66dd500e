import type { CountyDifference } from '../difference/difference.ts'
import type { Verdict } from '../result.ts'

/** Something that was met when the county was declared and is not any more. `school` null: the county's own. */
export interface Fall {
  kind: 'section' | 'indicator' | 'spread' | 'item'
  school: string | null
  schoolName: string | null
  stage: 'primary' | 'junior' | null
  /** An indicator's code or an item's key; null where it is the section as a whole. */
  key: string | null
  /** Null: no number stands for it. */
  before: number | null
  after: number | null
  verdict: 'unmet' | 'not_judgeable'
}

/** 回落: what the later of two judgements no longer meets; the county's own first. What improved or came new is no fall. */
export function fallsOf({ sections, spreads, items }: CountyDifference): Fall[] {
  const none = { school: null, schoolName: null, stage: null, key: null, before: null, after: null }
  const falls: Fall[] = []
  for (const { key, before, after } of items) {
    const verdict = fellTo(before.verdict, after.verdict)
    if (verdict) falls.push({ ...none, kind: 'item', key, before: before.value, after: after.value, verdict })
  }
  for (const { stage, indicator, before, after } of spreads) {
    const verdict = fellTo(before?.verdict ?? null, after?.verdict ?? null)
    if (verdict)
      falls.push({
        ...none,
        kind: 'spread',
        stage,
        key: indicator,
        before: before?.cv ?? null,
        after: after?.cv ?? null,
        verdict,
      })
  }
  for (const { schoolCode: school, schoolName, stage, before, after, indicators } of sections) {
    const whole = before === 'met' && (after === 'unmet' || after === 'not_judgeable') ? after : null
    if (whole) falls.push({ ...none, kind: 'section', school, schoolName, stage, verdict: whole })
    for (const { indicator: key, before: was, after: is } of indicators) {
      const verdict = fellTo(was?.verdict ?? null, is?.verdict ?? null)
      if (verdict)
        falls.push({
          kind: 'indicator',
          school,
          schoolName,
          stage,
          key,
          before: was?.value ?? null,
          after: is?.value ?? null,
          verdict,
        })
    }
  }
  return falls
}

const fellTo = (was: Verdict | null, is: Verdict | null): 'unmet' | 'not_judgeable' | null =>
  was === 'met' && is !== 'met' ? is : null
