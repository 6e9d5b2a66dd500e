import { Link } from '@tanstack/react-router'
import { useText } from '../../../../../shared/text.ts'
import { RoundBasesLinks } from '../../bases/components/round-links.tsx'
import { ENGLISH } from '../open-english.ts'

/** Where else one works on a round. */
export function RoundRooms({ round }: { round: string }) {
  const say = useText(ENGLISH)
  return (
    <nav className="row no-print" aria-label={say('本轮各页')}>
      <Link to="/rounds/$round/faults" params={{ round }}>
        {say('检查结果')}
      </Link>
      <RoundBasesLinks round={round} />
      <Link to="/rounds/$round/lock" params={{ round }}>
        {say('锁定与修订')}
      </Link>
    </nav>
  )
}
