import type { UploadReturn } from '@junheng/core/features/collection/round/bases/uploads/upload-schema.ts'
import { RETURN_STATE_NAMES } from '@junheng/core/features/collection/round/life-cycle.ts'
import { useState } from 'react'
import { Pager } from '../../../../../shared/pager.tsx'
import { PlainTable } from '../../../../../shared/plain-table.tsx'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../upload-english.ts'

const PAGE = 20
const NUMBERS = ['新增', '改动', '去掉', '相同', '文件未写'] as const

/** Return by return what would be otherwise; those that cannot be written come first, then those with the most differences. */
export function UploadReturns({ returns }: { returns: readonly UploadReturn[] }) {
  const say = useText(ENGLISH)
  const [page, setPage] = useState(1)
  const weight = ({ changed, added, removed }: UploadReturn) => changed + added + removed
  const sorted = [...returns].sort((a, b) => Number(a.fillable) - Number(b.fillable) || weight(b) - weight(a))
  return (
    <section className="card card-flush stack" aria-labelledby="upload-returns">
      <h2 id="upload-returns">{say('各份填报')}</h2>
      <PlainTable label={say('各份填报')} heads={[say('单位'), say('状态'), ...NUMBERS.map((head) => ({ num: say(head) }))]}>
        {sorted.slice((page - 1) * PAGE, page * PAGE).map((each) => (
          <tr key={each.key}>
            <th scope="row">{each.name}</th>
            <td data-label={say('状态')}>
              {each.fillable ? (
                RETURN_STATE_NAMES[each.state]
              ) : (
                <span className="severity-warn">▲ {say('不能写入（{state}）', { state: RETURN_STATE_NAMES[each.state] })}</span>
              )}
            </td>
            <td data-label={say('新增')} className="num">
              {each.added}
            </td>
            <td data-label={say('改动')} className="num">
              {each.changed}
            </td>
            <td data-label={say('去掉')} className="num">
              {each.removed}
            </td>
            <td data-label={say('相同')} className="num">
              {each.same}
            </td>
            <td data-label={say('文件未写')} className="num">
              {each.left}
            </td>
          </tr>
        ))}
      </PlainTable>
      <Pager page={page} size={PAGE} total={sorted.length} onPage={setPage} />
    </section>
  )
}
