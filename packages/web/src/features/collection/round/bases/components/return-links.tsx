import type { ReturnDetail } from '@junheng/core/features/collection/round/schema.ts'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../links-english.ts'

/** From a return to its workbook, and to the statistics and what was found. Only a school's has a workbook. */
export function ReturnBasesLinks({ detail: { id, kind, mayDo } }: { detail: Pick<ReturnDetail, 'id' | 'kind' | 'mayDo'> }) {
  const say = useText(ENGLISH)
  if (kind === 'self_check') return null
  return (
    <>
      {kind === 'school' && mayDo.includes('save') ? (
        <Link to="/returns/$id/upload" params={{ id }}>
          {say('上传工作簿')}
        </Link>
      ) : null}
      <Link to="/returns/$id/bases" params={{ id }}>
        {say('统计与核实')}
      </Link>
    </>
  )
}
