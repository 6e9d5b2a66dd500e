import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import { useText } from '../../../shared/text.ts'
import { WithdrawDialog } from '../../../shared/withdraw-dialog.tsx'
import { useWithdraw } from '../api.ts'
import { ENGLISH } from '../english.ts'

export function WithdrawButton({ pack }: { pack: PackageSummary }) {
  const say = useText(ENGLISH)
  return (
    <WithdrawDialog fileName={pack.fileName} button={say('撤回这个数据包')} withdraw={useWithdraw(pack.id)}>
      <p>{say('撤回后它不再是本县的数据，监测评估改用上一次提交的数据包。原文件和记录仍然保留。')}</p>
    </WithdrawDialog>
  )
}
