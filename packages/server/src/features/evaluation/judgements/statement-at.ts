import { type Statement, statementsOf } from '@junheng/core/features/evaluation/judgements/statements.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'
import { readStandard } from '../../standards/files.ts'

/** @throws Problem judgements.no-such-item */
export function statementAt(standard: StandardKey, element: string): Statement {
  const found = statementsOf(readStandard(standard)).find((each) => each.element === element)
  if (!found) throw new Problem('judgements.no-such-item')
  return found
}
