import type { Verification } from '@junheng/core/features/collection/round/bases/verification-schema.ts'
import { VERIFICATION_METHOD_NAMES } from '@junheng/core/features/collection/round/bases/verified.ts'
import { PlainTable } from '../../../../../shared/plain-table.tsx'
import { Empty } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { evidenceAddress } from '../api.ts'
import { ENGLISH } from '../bases-english.ts'
import { WithdrawVerification } from './withdraw-verification.tsx'

interface Props {
  verifications: readonly Verification[]
  /** Whether the unit stands in the first column; not on its own page. */
  isOfRound: boolean
  mayVerify: boolean
}

/** Verified values: what was found, against what was reported, how, when, by whom and on which evidence. */
export function VerificationList({ verifications, isOfRound, mayVerify }: Props) {
  const say = useText(ENGLISH)
  if (verifications.length === 0)
    return (
      <Empty title={say('还没有核实过的数')}>
        <p>{say('专项普查、实地核实、部门比对得到的数记在这里，评估时优先于自报数。')}</p>
      </Empty>
    )
  const heads = [
    ...(isOfRound ? [say('单位')] : []),
    say('数据项'),
    { num: say('自报') },
    { num: say('核实为') },
    ...(['方式', '日期', '依据', '附件', '核实人'] as const).map((head) => say(head)),
    ...(mayVerify ? [say('操作')] : []),
  ]
  return (
    <section className="card card-flush">
      <PlainTable label={say('核实的数')} heads={heads}>
        {verifications.map((each) => (
          <tr key={`${each.returnId} ${each.path}`}>
            {isOfRound ? <th scope="row">{each.unit}</th> : null}
            <td data-label={say('数据项')}>
              {each.where} {each.what}
              {each.unitOfMeasure ? <span className="dim">（{each.unitOfMeasure}）</span> : null}
            </td>
            <td data-label={say('自报')} className="num">
              {each.reported ?? <span className="dim">{say('没有报')}</span>}
            </td>
            <td data-label={say('核实为')} className="num">
              <strong>{each.words}</strong>
            </td>
            <td data-label={say('方式')} className="nowrap">
              {VERIFICATION_METHOD_NAMES[each.method]}
            </td>
            <td data-label={say('日期')} className="nowrap">
              {each.on}
            </td>
            <td data-label={say('依据')} className="wide break">
              {each.evidence}
            </td>
            <td data-label={say('附件')} className="break">
              {each.file ? (
                <a href={evidenceAddress(each.returnId, each.path, each.version)} download>
                  {each.file}
                </a>
              ) : (
                <span className="dim">—</span>
              )}
            </td>
            <td data-label={say('核实人')}>{each.by}</td>
            {mayVerify ? (
              <td className="no-print">
                <WithdrawVerification verification={each} />
              </td>
            ) : null}
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}
