import { MarkWord } from '../../../shared/marks.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { BothStandards } from '../components/both-standards.tsx'
import { ExcludedTable } from '../components/excluded-table.tsx'
import { ItemsTable } from '../components/items-table.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import { SpreadsCard } from '../components/spreads-card.tsx'
import { VerdictGates } from '../components/verdict-gates.tsx'
import { VerdictNext } from '../components/verdict-next.tsx'
import { VerdictReasons } from '../components/verdict-reasons.tsx'
import { VerdictRules } from '../components/verdict-rules.tsx'
import { VerdictViews } from '../components/verdict-views.tsx'
import { KeepRun } from '../runs/components/keep-run.tsx'
import type { Judged } from '../use-judged.ts'
import '../verdict.css'
import { ENGLISH } from '../verdict-english.ts'

export default function VerdictPage() {
  const say = useText(ENGLISH)
  const [{ view }] = useUrl()
  return (
    <JudgedPage name={say('监测评估')}>
      {(judged) => (view === 'both' ? <BothStandards judged={judged} /> : <Verdict judged={judged} />)}
    </JudgedPage>
  )
}

function Verdict({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const headlineOf = useHeadline()
  const { county, claim, standard, package: pack } = judged
  return (
    <>
      <header className="verdict-head">
        <h1>{headlineOf(claim)}</h1>
        <p>
          <strong>
            {say('县级结论：')}
            <MarkWord mark={county.verdict} />
          </strong>{' '}
          {say('{county}按《{standard}》（{docNo}）评估的结论，依据 {file}。', {
            county: county.countyName || county.countyCode,
            standard: standard.zh,
            docNo: standard.docNo,
            file: pack.fileName,
          })}
        </p>
        <KeepRun judged={judged} />
      </header>
      <VerdictViews />
      <VerdictGates judged={judged} />
      <div className="verdict-body">
        <VerdictReasons judged={judged} />
        <VerdictNext judged={judged} />
      </div>
      <SpreadsCard judged={judged} />
      <ItemsTable judged={judged} />
      <ExcludedTable excluded={county.excluded} />
      <VerdictRules judged={judged} />
    </>
  )
}
