import type { Adoption, AskedName } from '@junheng/core/features/rectification/adopt/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { ENGLISH } from '../adopt-english.ts'
import { directoryQuery, useAnswerNames } from '../api.ts'
import { allProposals } from '../choices.ts'
import { NameRow } from './name-row.tsx'

const HEADS = ['类别', '方案中的名称', '名录中的单位', '依据', '操作'] as const

/** Every name the plan gives to schools, sections and units, and whom in the directory it stands for. Open ones come first. */
export function NamesCard({ adoption: { planId, names }, mayReview }: { adoption: Adoption; mayReview: boolean }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const directory = useQuery(directoryQuery)
  const answer = useAnswerNames(planId)
  const isOpen = ({ answer: said, isGroup }: AskedName) => said === 'open' || isGroup
  const open = names.filter((one) => one.answer === 'open').length
  const all = search['names'] === 'all'
  const shown = names
    .filter((one) => all || isOpen(one))
    .toSorted((a, b) => Number(b.answer === 'open') - Number(a.answer === 'open'))
  const proposals = allProposals(names)
  return (
    <section className="card card-flush stack" aria-labelledby="names-placed">
      <h2 id="names-placed">{say('名称对应名录：{n} 个，待确认 {m} 个', { n: names.length, m: open })}</h2>
      <p className="dim small adopt-note">
        {say(
          '名称与名录相同的已自动对应，其余由人确认；确认一次，以后的方案沿用。名录里没有的，校名不列入，科室和单位按原文保留。',
        )}
      </p>
      <div className="ledger-tools adopt-note no-print">
        <button type="button" className="chip" aria-pressed={!all} onClick={() => change({ names: undefined }, 'replace')}>
          {say('只看待确认的')}
        </button>
        <button type="button" className="chip" aria-pressed={all} onClick={() => change({ names: 'all' }, 'replace')}>
          {say('看全部')} {names.length}
        </button>
        {mayReview && proposals.length > 0 ? (
          <Button size="small" type="primary" loading={answer.isPending} onClick={() => answer.mutate(proposals)}>
            {say('确认全部建议（{n}）', { n: proposals.length })}
          </Button>
        ) : null}
      </div>
      {answer.isError ? <Failed error={answer.error} /> : null}
      {shown.length === 0 ? (
        <p className="adopt-note">● {say('名称都已对应')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
        <section className="frame frame-bare" aria-label={say('名称表')} tabIndex={0}>
          <table className="t t-cards">
            <thead>
              <tr>
                {HEADS.map((head) => (
                  <th key={head} scope="col">
                    {say(head)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map((one) => (
                <NameRow
                  key={`${one.part} ${one.name} ${one.decisions}`}
                  name={one}
                  orgs={directory.data?.orgs ?? []}
                  mayReview={mayReview}
                  isSending={answer.isPending}
                  onAnswer={(said) => answer.mutate([said])}
                />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </section>
  )
}
