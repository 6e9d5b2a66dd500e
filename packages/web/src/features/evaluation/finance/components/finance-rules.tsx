import type { FinanceSheet } from '@junheng/core/features/evaluation/finance/sheet.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../finance-english.ts'

/** Where each requirement is written, and how sure that is. */
export function FinanceRules({ sheet }: { sheet: FinanceSheet }) {
  const say = useText(ENGLISH)
  const rules = sheet.groups.flatMap((group) => group.rules)
  return (
    <PlainTable label={say('要求，依据，可靠程度')} heads={[say('要求'), say('依据'), say('出处'), say('可靠程度')]}>
      {rules.map(({ key, zh, clause, source, confidence }) => (
        <tr key={key}>
          <th scope="row">{zh}</th>
          <td data-label={say('依据')}>{clause}</td>
          <td data-label={say('出处')}>{source}</td>
          <td data-label={say('可靠程度')}>{confidence}</td>
        </tr>
      ))}
    </PlainTable>
  )
}
