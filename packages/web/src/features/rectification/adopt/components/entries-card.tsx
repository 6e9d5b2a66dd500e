import type { Adoption, AdoptionEntry } from '@junheng/core/features/rectification/adopt/schema.ts'
import { ITEM_STATE_NAMES } from '@junheng/core/features/rectification/ledger/states.ts'
import { Link } from '@tanstack/react-router'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../adopt-english.ts'
import { FIELD_NAMES, ItemNo } from './differences-card.tsx'

const RESULTS = { new: '新增', link: '关联', adopted: '已列入', waiting: '待确认校名' } as const
const GLYPHS = { new: '＋', link: '↔', adopted: '●', waiting: '○' } as const
const HEADS = ['事项', '结果', '完成时间', '责任科室', '责任单位', '未解决的不一致'] as const

/** Every entry of the plan and what it is or becomes in the ledger, under its indicator with the funds it shares. */
export function EntriesCard({ adoption: { entries, funds } }: { adoption: Adoption }) {
  const say = useText(ENGLISH)
  const byNo = Map.groupBy(entries, ({ no }) => no)
  return (
    <section className="card card-flush stack" aria-labelledby="entries">
      <h2 id="entries">{say('要列入的事项：{n} 处', { n: entries.length })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('事项表')} tabIndex={0}>
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
          {[...byNo].map(([no, own]) => {
            const fund = funds.find((one) => one.no === no)
            return (
              <tbody key={no}>
                {fund && fund.published !== '' ? (
                  <tr className="adopt-funds">
                    <th scope="rowgroup" colSpan={HEADS.length}>
                      {say('第 {no} 项资金 {funds}，{n} 条共用，只计一次', { no, funds: fund.published, n: fund.share })}
                    </th>
                  </tr>
                ) : null}
                {own.map((entry) => (
                  <Entry key={entry.key} entry={entry} />
                ))}
              </tbody>
            )
          })}
        </table>
      </section>
    </section>
  )
}

function Entry({ entry }: { entry: AdoptionEntry }) {
  const say = useText(ENGLISH)
  const { facts, state, changed } = entry
  const names = (units: readonly { orgId: string | null; name: string }[]) =>
    units.length > 4 ? (
      <span title={units.map(({ name }) => name).join('、')}>{say('{n} 个单位', { n: units.length })}</span>
    ) : (
      units.map(({ orgId, name }, i) => (
        <span key={name}>
          {i > 0 ? '、' : ''}
          {name}
          {orgId === null ? <span className="dim">（{say('名录里没有')}）</span> : null}
        </span>
      ))
    )
  return (
    <tr>
      <th scope="row" className="wide">
        <span className="num dim">{entry.no}</span> {facts.problem}
      </th>
      <td data-label={say('结果')}>
        <span className={state === 'waiting' ? 'mark mark-spare' : ''}>
          <span aria-hidden="true">{GLYPHS[state]}</span> {say(RESULTS[state])}
        </span>{' '}
        <ItemNo no={entry.itemNo} />
        {entry.itemState && entry.itemState !== 'open' ? ` ${ITEM_STATE_NAMES[entry.itemState]}` : ''}
        {entry.note ? <p className="dim small">{entry.note}</p> : null}
        {changed.length > 0 ? (
          <p className="dim small">
            {changed
              .map(({ field, after }) =>
                field === 'requirement'
                  ? `${say('台账另有')}${say('整改措施')}`
                  : `${say('台账现为')}${say(FIELD_NAMES[field])} ${after || say('未写')}`,
              )
              .join('；')}
          </p>
        ) : null}
      </td>
      <td data-label={say('完成时间')} className="nowrap">
        {facts.deadline ?? <span className="dim">{say('未写')}</span>}
      </td>
      <td data-label={say('责任科室')}>{names(facts.sections)}</td>
      <td data-label={say('责任单位')}>{names(facts.units)}</td>
      <td data-label={say('未解决的不一致')} className="nowrap">
        {entry.findings.length === 0 ? (
          <span className="dim">{say('无')}</span>
        ) : (
          <Link to="." search={{ room: 'findings', finding: entry.findings[0] }}>
            {say('{n} 处', { n: entry.findings.length })}
          </Link>
        )}
      </td>
    </tr>
  )
}
