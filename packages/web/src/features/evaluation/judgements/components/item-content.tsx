import type { CountyItems, StatedItem } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { useMay } from '../../../../shared/session.ts'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { explainKey } from '../../../../shared/verdict/explain-address.ts'
import type { Judged } from '../../use-judged.ts'
import type { ItemKey } from '../api.ts'
import CoreVeto, { CORE_VETO } from '../core-results/core-veto.tsx'
import { ENGLISH } from '../county-items-english.ts'
import { linesOf } from '../item-lines.ts'
import { EvidenceList } from './evidence-list.tsx'
import { HistoryList } from './history-list.tsx'
import { ProofMarks } from './proof-marks.tsx'
import { RecordForm } from './record-form.tsx'
import { ReviewForm } from './review-form.tsx'
import { SchoolLinks } from './school-links.tsx'
import { WhereItStands } from './where-it-stands.tsx'

interface Props {
  judged: Judged
  items: CountyItems
  stated: StatedItem
}

/** Where a conclusion stands, what bears it out, who said what to it, and the form for another. */
export default function ItemContent({ stated, judged, items }: Props) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const mayRecord = useMay('judgement.record')
  const mayReview = useMay('judgement.review')
  const { recorded, kind, zh, clause, item } = stated
  const of: ItemKey = { standard: judged.standard.key, schoolYear: items.schoolYear, element: stated.element }
  const line = linesOf(judged.county.items, items).find((each) => each.item.key === item)
  const reasons = line?.stated.find(({ element }) => element === stated.element)?.reasons ?? []
  return (
    <>
      <h2 className="county-drawer-head">{zh}</h2>
      <p className="dim">
        {judged.view.docNo} {clause}
      </p>
      <p>
        <button
          type="button"
          className="link"
          onClick={() => change({ item: undefined, explain: explainKey({ indicator: item }) })}
        >
          {say('看判定的依据')}
        </button>
      </p>
      <WhereItStands stated={stated} source={judged.package} />
      <ProofMarks reasons={reasons} recorded={recorded} />
      {line?.rollUp && kind === 'judgement' ? (
        <section className="stack" aria-label={say('各校评定')}>
          <h3>{say('各校评定')}</h3>
          <p className="dim">{say('这一项逐校评定：有学校填报时，以各校结论的汇总为准。')}</p>
          {line.rollUp.failing.length + line.rollUp.unreported.length === 0 ? (
            <p>{say('{n} 所学校全部达标。', { n: line.rollUp.schools })}</p>
          ) : null}
          {line.rollUp.failing.length > 0 ? (
            <SchoolLinks words={say('不达标 {n} 所', { n: line.rollUp.failing.length })} schools={line.rollUp.failing} />
          ) : null}
          {line.rollUp.unreported.length > 0 ? (
            <SchoolLinks words={say('未报 {n} 所', { n: line.rollUp.unreported.length })} schools={line.rollUp.unreported} />
          ) : null}
        </section>
      ) : null}
      {stated.element === CORE_VETO ? <CoreVeto judged={judged} verdict={line?.item.verdict ?? null} /> : null}
      {stated.element === 'veto:falsification' ? (
        <p>
          <button type="button" className="link" onClick={() => change({ item: undefined, view: 'doubts' })}>
            {say('看数据疑点：核实、修订和锁定前的改动，由人判断')}
          </button>
        </p>
      ) : null}
      {recorded ? <EvidenceList of={of} evidence={recorded.evidence} mayChange={mayRecord && items.isOwn} /> : null}
      {recorded && mayReview && items.isOwn ? <ReviewForm of={of} recorded={recorded} /> : null}
      {mayRecord && items.isOwn ? <RecordForm key={recorded?.version ?? 0} of={of} stated={stated} /> : null}
      {recorded ? <HistoryList of={of} kind={kind} /> : null}
    </>
  )
}
