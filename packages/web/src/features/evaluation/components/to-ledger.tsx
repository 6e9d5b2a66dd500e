import { Link } from '@tanstack/react-router'
import { useMay, useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { lastingSearch } from '../../../shared/verdict/evaluation.ts'
import { ENGLISH } from '../to-ledger-english.ts'
import type { JudgedBy } from '../use-judged.ts'

interface Props {
  judged: Pick<JudgedBy, 'package' | 'asked' | 'county'>
  /** What of the judgement; nothing named: all that fails. */
  of: { school?: string | undefined; stage?: string | undefined; indicator?: string | undefined }
  /** Said to screen readers beside the link. */
  what: string
}

/** The way from what fails to an item of the ledger, of the reader's own county and by rules that are kept. */
export function ToLedger({ judged: { package: pack, asked, county }, of, what }: Props) {
  const say = useText(ENGLISH)
  const mayMake = useMay('item.manage')
  const own = useSignedIn().county?.code
  if (!mayMake || own !== county.countyCode || asked.settings) return null
  const { package: id, run, basis, standard, profile } = lastingSearch(pack.id, asked)
  return (
    <Link to="/ledger/from-run" search={{ package: id, run, basis, standard, profile, ...of }} className="no-print">
      {say('列入整改台账')}
      <span className="sr">：{what}</span>
    </Link>
  )
}
