import { useQuery } from '@tanstack/react-query'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import type { Figure } from '../../../shared/verdict/explain-address.ts'
import { useWords } from '../../../shared/words.ts'
import { explanationQuery } from '../api.ts'
import { ENGLISH } from '../explanation-english.ts'
import { ENGLISH as JUDGED, profileName } from '../judged-english.ts'
import type { JudgedBy } from '../use-judged.ts'
import { DataLink } from './data-link.tsx'
import { ExplanationActions } from './explanation-actions.tsx'
import { ExplanationSheet } from './explanation-sheet.tsx'
import { ToLedger } from './to-ledger.tsx'

interface Props {
  figure: Figure
  judged: JudgedBy
}

/** What stands in the drawer; loaded when it is first opened. */
export default function ExplanationContent({ figure, judged }: Props) {
  const say = useText(ENGLISH)
  const words = useWords()
  const mayOpen = useMay('collection.read')
  const sayJudged = useText(JUDGED)
  const { data, error, isPending, refetch } = useQuery(explanationQuery(judged.package.id, judged.asked, figure))
  return (
    <>
      {isPending ? <Loading what={say('正在取依据')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <ExplanationSheet explanation={data} figure={figure} judged={judged} />
          <p className="dim small explanation-rules">
            {judged.county.countyName} · {judged.standard.docNo} · {say('口径：{name}', { name: profileName(judged, sayJudged) })}{' '}
            · {say('原文件')}{' '}
            {mayOpen ? <DataLink of={judged.package}>{judged.package.fileName}</DataLink> : judged.package.fileName}
            {judged.package.isDemo ? ` · ${words.demo}` : ''}
          </p>
          {data.verdict === 'unmet' ? (
            <p>
              <ToLedger judged={judged} of={figure} what={data.title} />
            </p>
          ) : null}
          <ExplanationActions key={`${figure.school}~${figure.stage}~${figure.indicator}`} figure={figure} judged={judged} />
        </>
      ) : null}
    </>
  )
}
