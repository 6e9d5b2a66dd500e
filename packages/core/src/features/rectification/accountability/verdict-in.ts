import type { CountyResult, Verdict } from '../../evaluation/result.ts'
import type { Matter } from '../ledger/schema.ts'

interface About {
  matter: Matter
  indicator: string
  schoolCode: string | null
  stage: string | null
  /** What the indicator is called: 四年级语文. */
  name: string
}

/**
 * What a county's results say of an item's matter. Null: they say nothing of it, as of a school that has left, and of a school's own part of a
 * county item, which stands in no result.
 */
export function verdictIn(result: CountyResult, { matter, indicator, schoolCode, stage, name }: About): Verdict | null {
  if (matter === 'indicator') {
    const section = result.sections.find((each) => each.schoolCode === schoolCode && each.stage === stage)
    return section?.indicators[indicator]?.verdict ?? null
  }
  if (matter === 'spread')
    return result.spreads.find((each) => each.stage === stage && each.indicator === indicator)?.verdict ?? null
  if (matter === 'item') return result.items.find(({ key }) => key === indicator)?.verdict ?? null
  if (matter === 'subject') return subjectIn(result.items.find(({ key }) => key === NAEQ)?.detail ?? [], name)
  return null
}

const NAEQ = 'naeq_level'

function subjectIn(lines: readonly string[], name: string): Verdict | null {
  const line = subjectLine(lines, name)
  if (line === null) return null
  return line.endsWith('：达标') ? 'met' : line.endsWith('：未达标') ? 'unmet' : 'not_judgeable'
}

/** A monitored subject is a line of its item: `2026 年 四年级语文 Ⅲ级，校际差异率 0.12：达标`. Null where none is about it. */
export function subjectLine(lines: readonly string[], name: string): string | null {
  const about = (line: string) => {
    const rest = /^\d{4} 年 (.*)$/.exec(line)?.[1] ?? ''
    return rest.startsWith(name) && /^[ （]/.test(rest.slice(name.length)) && /：(未?达标|无法判定)$/.test(line)
  }
  return lines.find(about) ?? null
}
