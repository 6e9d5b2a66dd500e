import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { Button } from 'antd'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useConfirmCopies } from '../api.ts'
import { ENGLISH } from '../open-english.ts'

/** On a return: how much of it was taken over from last year and not looked through yet, and the button to say that it is right. */
export function CopiedNotice({ detail }: { detail: Pick<ReturnDetail, 'id' | 'values' | 'mayDo'> }) {
  const say = useText(ENGLISH)
  const confirming = useConfirmCopies(detail.id)
  const copied = detail.values.filter(({ basis, how, value }) => basis === 'reported' && how === 'copied' && value !== '')
  if (copied.length === 0) return null
  return (
    <div className="notice notice-spare no-print">
      <p className="notice-title">{say('有 {n} 个值沿用上年，请核对', { n: copied.length })}</p>
      <p>{say('与今年不同的直接改；都核对过了，点下面的按钮。')}</p>
      {detail.mayDo.includes('save') ? (
        <Button size="small" loading={confirming.isPending} onClick={() => confirming.mutate({ paths: null })}>
          {say('都已核对无误')}
        </Button>
      ) : null}
      {confirming.error ? <Failed error={confirming.error} /> : null}
    </div>
  )
}
