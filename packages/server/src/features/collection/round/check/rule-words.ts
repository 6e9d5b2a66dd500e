import { createHash } from 'node:crypto'
import type { Fault, NotRun } from '@junheng/core/fault.ts'
import { checkRules } from '@junheng/core/features/collection/check/rules.ts'
import { STRUCTURAL_RULES, type StructuralCode } from '@junheng/core/features/collection/fault-catalogue.ts'
import { ROUND_RULES } from '@junheng/core/features/collection/round/check/round-rules.ts'
import type { NotRunRule } from '@junheng/core/features/collection/round/check/schema.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'

/** A fault as a form shows it. */
export interface FoundFault extends Fault {
  name: string
  path: string | null
  key: string
}

/** The fault of a package, in a form's words, with the value it is about. */
export const foundFault = (fault: Fault, path: string | null): FoundFault => ({
  ...inWords(fault),
  name: ruleName(fault.rule),
  path,
  key: keyOf(fault, path),
})

/** The words of a fault without where it stood in the table: so it is the same fault wherever the row stands. */
const keyOf = ({ rule, message }: Fault, path: string | null): string =>
  faultKey([rule, path ?? '', message.replaceAll(/第 ?\d+ ?行/g, '')].join('\n'))

export const faultKey = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24)

/** The same without the names of files: a form has none. */
function inWords(fault: Fault): Fault {
  const plain = (text: string) =>
    text.replaceAll(
      / ?(schools|sections|classes|rooms|campuses|teachers|county)\.csv(（[^）]*）)? ?/g,
      (_, name: string) => SHEETS[name]!,
    )
  return { ...fault, message: plain(fault.message), repair: plain(fault.repair) }
}

const SHEETS: Readonly<Record<string, string>> = {
  schools: '学校情况',
  sections: '学部情况',
  classes: '班级表',
  rooms: '音美教室表',
  campuses: '校区表',
  teachers: '教师表',
  county: '县级数据',
}

/** A rule as people call it. */
export function ruleName(rule: string): string {
  const structural = STRUCTURAL_RULES[rule as StructuralCode]
  return structural?.zh ?? [...checkRules(), ...ROUND_RULES].find(({ id }) => id === rule)?.zh ?? rule
}

/** Rules that did not run, and for want of what, by name. */
export const inNames = (notRun: readonly NotRun[], standard: Standard): NotRunRule[] =>
  notRun.map(({ rule, missing }) => ({
    rule,
    name: ruleName(rule),
    missing: [...new Set(missing.map((key) => elementName(standard, key)))],
  }))

export const elementName = ({ catalogue, indicators }: Standard, key: string): string =>
  catalogue.elements.get(key)?.zh ?? MORE_NAMES[key] ?? indicators.find(({ code }) => code === key)?.short ?? key

const MORE_NAMES: Readonly<Record<string, string>> = { teacher_id: '教师名册', previous: '上一轮填报' }
