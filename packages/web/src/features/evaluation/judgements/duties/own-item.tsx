import type { OwnItem } from '@junheng/core/features/evaluation/judgements/duties/contract.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { useText } from '../../../../shared/text.ts'
import type { ItemKey } from '../api.ts'
import { EvidenceList } from '../components/evidence-list.tsx'
import { HistoryList } from '../components/history-list.tsx'
import { RecordForm } from '../components/record-form.tsx'
import { useConclusionWord } from '../use-conclusion-word.ts'
import { ENGLISH } from './duties-english.ts'

const STATES = { draft: '填报中', submitted: '待审核', returned: '已退回', accepted: '已通过', locked: '已锁定' } as const

/** One item of the unit's own: what the return says, what a reviewer said, its files, the form and its history. */
export default function OwnItemContent({ item, schoolYear }: { item: OwnItem; schoolYear: number }) {
  const say = useText(ENGLISH)
  const word = useConclusionWord()
  const { recorded, place, kind, zh, standard, element, clause, max, rubric } = item
  const of: ItemKey = { standard, schoolYear, element }
  const objection = recorded?.review?.accepted === false ? recorded.review : null
  return (
    <>
      <h2 className="county-drawer-head">{kind === 'rider' ? say('附带要求：{zh}', { zh }) : zh}</h2>
      <p className="dim">
        {say(standard === 'basic_balanced_2012' ? '基本均衡 2012' : '优质均衡 2017')} {kind === 'veto' ? say('一票否决') : clause}
      </p>
      {max === null ? null : <p>{say('分值 {max} 分。{rubric}', { max, rubric })}</p>}
      <dl className="facts">
        <dt>{say('填报中的结论')}</dt>
        <dd>
          {place ? (
            <>
              <strong>{word(kind, place.conclusion)}</strong>{' '}
              <span className="dim">{say('{unit}（{state}）', { unit: place.unit, state: say(STATES[place.state]) })}</span>
            </>
          ) : (
            <span className="dim">{say('本学年没有收这一项的填报')}</span>
          )}
        </dd>
      </dl>
      {objection ? (
        <div className="notice notice-unmet">
          <p className="notice-title">{say('复核未通过')}</p>
          <p>{say('{by} 于 {at} 复核未通过：{note}', { by: objection.by, at: dateTime(objection.at), note: objection.note })}</p>
        </div>
      ) : null}
      {recorded ? <EvidenceList of={of} evidence={recorded.evidence} mayChange={true} /> : null}
      <RecordForm key={recorded?.version ?? 0} of={of} stated={item} max={max} />
      <p className="dim small">{say('您记录后由督导室另一位同志复核；有新的版本要重新复核。')}</p>
      {recorded ? <HistoryList of={of} kind={kind} /> : null}
    </>
  )
}
