import type { PlanSummary } from '@junheng/core/features/rectification/schema.ts'
import { useText } from '../../../shared/text.ts'
import { WithdrawDialog } from '../../../shared/withdraw-dialog.tsx'
import { useWithdrawPlan } from '../api.ts'
import { ENGLISH } from '../plans-english.ts'

export function WithdrawPlanButton({ plan }: { plan: Pick<PlanSummary, 'id' | 'fileName'> }) {
  const say = useText(ENGLISH)
  return (
    <WithdrawDialog fileName={plan.fileName} button={say('撤回这份方案')} withdraw={useWithdrawPlan(plan.id)}>
      <p>{say('撤回后不能再处理其中的不一致和名称，原文件、读出的内容和处理记录仍然保留；同一份文件可以重新读入。')}</p>
    </WithdrawDialog>
  )
}
