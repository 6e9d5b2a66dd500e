import { explainFault, readReturnFaults } from '@junheng/core/features/collection/round/check/contract.ts'
import type { Client } from '../../../../http/test-app.ts'

/** For tests: says of everything that is missing or unusual in a return why, so that it can be handed in; errors stay. */
export async function madeReady(client: Client, id: string): Promise<void> {
  const { faults, missing } = await client.call(readReturnFaults, { params: { id } })
  const unsaid = [...faults.filter(({ severity }) => severity === 'warn'), ...missing]
  for (const { key } of unsaid.filter(({ explanation }) => explanation === null))
    await client.call(explainFault, { params: { id, key }, body: { text: '本次演练不填报这一项' } })
}
