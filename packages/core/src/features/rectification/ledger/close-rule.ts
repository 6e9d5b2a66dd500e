import type { CloseProof } from './schema.ts'

/** What is known when somebody wants to close an item. */
export interface ClosingAsked {
  proof: 'data' | 'judgement'
  /** The figure that shows it, or in words why there is none. */
  found: CloseProof | { missing: string }
  /** Pieces of evidence that hold. */
  evidence: number
  closer: { accountId: string; name: string }
  submittedBy: string | null
  verifiedBy: string | null
  /** 主要领导, 分管领导, 具体责任人 as written. */
  responsibles: readonly string[]
}

/**
 * 销号规则: why an item cannot be closed now, in words; null = it can. Figures are closed by figures, judgement by evidence and a second person, and
 * nobody closes what is their own.
 *
 * @returns all reasons at once, each a sentence
 */
export function closeRefusals({ proof, found, evidence, closer, submittedBy, verifiedBy, responsibles }: ClosingAsked): string[] {
  const isOwn = closer.accountId === submittedBy || responsibles.some((text) => namesPerson(text, closer.name))
  const reasons: string[] = []
  if (isOwn) reasons.push('这一条由您负责或由您提请验收，要由别人销号。')
  if (submittedBy !== null && submittedBy === verifiedBy) reasons.push('验收的人就是提请验收的人，要由另一个人验收。')
  if (proof === 'data' && 'missing' in found) reasons.push(found.missing)
  if (proof === 'judgement' && evidence === 0) reasons.push('还没有佐证材料：这一条靠材料和核查证明，至少要有一份有效的佐证。')
  return reasons
}

/** A responsible person is written with or without a post: 张三（副局长）, 副局长 张三. */
const namesPerson = (text: string, name: string): boolean =>
  text.split(/[\s（）()、,，;；/]+/).some((part) => part !== '' && part === name)
