import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../shared/marks.tsx'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { judgedSearch } from '../../../shared/verdict/evaluation.ts'
import { judgesSections, type Reason, reasonsOf } from '../../../shared/verdict/verdict-reasons.ts'
import { ExcludedTable } from '../components/excluded-table.tsx'
import { ExplainLink } from '../components/explain-link.tsx'
import { ItemsTable } from '../components/items-table.tsx'
import { JudgedPage } from '../components/judged-page.tsx'
import { SpreadsTable } from '../components/spreads-table.tsx'
import { nameOf } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'

export default function VerdictPage() {
  return <JudgedPage name="监测评估">{(judged) => <Verdict judged={judged} />}</JudgedPage>
}

function Verdict({ judged }: { judged: Judged }) {
  const { county, claim, view, evaluation } = judged
  const headlineOf = useHeadline()
  const reasons = reasonsOf(county, claim, (key) => nameOf(view, key))
  return (
    <>
      <header className="row">
        <h1>{headlineOf(claim)}</h1>
        <span>
          县级结论：
          <MarkWord mark={county.verdict} />
        </span>
        <Link className="row-end" to="/matrix" search={(s) => ({ ...s, explain: undefined })}>
          看学校矩阵
        </Link>
        <Link to="/forms" search={(s) => ({ ...s, explain: undefined })}>
          看申报表
        </Link>
      </header>
      <StageFigures judged={judged} />
      <section className="card" aria-labelledby="reasons">
        <h2 id="reasons">{reasons.length > 0 ? `全部理由 ${reasons.length} 条` : '没有不达标或无法判定的地方'}</h2>
        <ul className="reasons">
          {reasons.map((reason) => (
            <li key={reason.text}>
              <MarkWord mark={reason.mark} quiet />
              <ReasonLink reason={reason} />
            </li>
          ))}
        </ul>
        {evaluation.faults.length > 0 ? (
          <p className="dim small">
            数据中还有 {evaluation.faults.length} 处问题，见
            <Link to="/packages/$id" params={{ id: judged.package.id }}>
              数据包的检查结果
            </Link>
            。
          </p>
        ) : null}
      </section>
      <SpreadsTable judged={judged} />
      <ItemsTable judged={judged} />
      <ExcludedTable excluded={county.excluded} />
    </>
  )
}

/** Of each stage: how many sections, how many pass. */
function StageFigures({ judged: { county } }: { judged: Judged }) {
  const isJudged = judgesSections(county)
  return (
    <ul className="figures">
      {(['primary', 'junior'] as const).map((stage) => {
        const counts = county.counts[stage]
        if (!counts) return null
        return (
          <li key={stage}>
            <span className="dim">{STAGE_NAMES[stage]}学段</span>
            <b>{isJudged ? `${counts.pass} / ${counts.sections}` : counts.sections}</b>
            <span className="dim">{isJudged ? '达标 / 参加评估' : '参加评估'}</span>
          </li>
        )
      })}
      <li>
        <span className="dim">差异系数</span>
        <b>
          {county.spreads.filter((s) => s.verdict === 'met').length} / {county.spreads.filter((s) => s.verdict !== null).length}
        </b>
        <span className="dim">未超限 / 判定</span>
      </li>
      <li>
        <span className="dim">县级条款与否决</span>
        <b>
          {county.items.filter((i) => i.verdict === 'met').length} / {county.items.filter((i) => i.verdict !== null).length}
        </b>
        <span className="dim">达标 / 判定</span>
      </li>
      <li>
        <span className="dim">不计入</span>
        <b>{county.excluded.length}</b>
        <span className="dim">个学段</span>
      </li>
    </ul>
  )
}

function ReasonLink({ reason: { text, target } }: { reason: Reason }) {
  if (target.kind === 'figure') return <ExplainLink figure={target.figure}>{text}</ExplainLink>
  const { stage, verdict } = target
  return (
    <Link to="/matrix" search={(s) => ({ ...judgedSearch(s), stage, verdict })}>
      {text}
    </Link>
  )
}
