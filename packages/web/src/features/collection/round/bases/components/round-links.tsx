import { Link } from '@tanstack/react-router'
import { useMay } from '../../../../../shared/session.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../links-english.ts'

/** From a round's board to what stands beside the reported values. */
export function RoundBasesLinks({ round }: { round: string }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('round.manage')
  return (
    <>
      {mayManage ? (
        <Link to="/rounds/$round/upload" params={{ round }}>
          {say('上传工作簿')}
        </Link>
      ) : null}
      <Link to="/rounds/$round/statistics" params={{ round }}>
        {say('国家系统数据')}
      </Link>
      <Link to="/rounds/$round/reconciliation" params={{ round }}>
        {say('对账')}
      </Link>
      <Link to="/rounds/$round/verifications" params={{ round }}>
        {say('核实的数')}
      </Link>
    </>
  )
}
