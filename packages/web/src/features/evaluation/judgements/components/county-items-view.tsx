import type { CountyItems } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { findItem } from '../../../../shared/standards.ts'
import { Empty } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { ExplainLink } from '../../components/explain-link.tsx'
import { VetoWord } from '../../components/veto-word.tsx'
import { ENGLISH as VALUES } from '../../item-english.ts'
import { itemValue, nameOf } from '../../item-words.ts'
import type { Judged } from '../../use-judged.ts'
import { domainsOf } from '../../verdict-parts.ts'
import { ENGLISH } from '../county-items-english.ts'
import { countOf, FILTERS, type Filter, type ItemLine, linesOf, narrowed } from '../item-lines.ts'
import { StatedLines } from './stated-lines.tsx'

const FILTER_WORDS = {
  all: '全部',
  unmet: '未达标',
  unjudged: '无法判定',
  unproven: '未佐证或未复核',
  review: '他人记录，待复核',
} as const

interface Props {
  judged: Judged
  items: CountyItems
}

/** Every county item by domain with its verdict, the recorded conclusion, and how far it is proven. */
export function CountyItemsView({ judged, items }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const filter = FILTERS.find((each) => each === search['filter']) ?? 'all'
  const all = linesOf(judged.county.items, items)
  const shown = new Map(narrowed(all, filter).map((line) => [line.item.key, line]))
  const domains = domainsOf(
    judged.county.items.filter(({ key }) => shown.has(key)),
    judged.view,
  )
  return (
    <>
      <p>
        {say('{year}—{next} 学年，{n} 项：{unmet} 项未达标，{unjudged} 项无法判定，{unproven} 项的结论未佐证、未复核或未记录。', {
          year: items.schoolYear,
          next: items.schoolYear + 1,
          n: all.length,
          unmet: countOf(all, 'unmet'),
          unjudged: countOf(all, 'unjudged'),
          unproven: countOf(all, 'unproven'),
        })}
      </p>
      <div className="row no-print">
        {FILTERS.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={filter === each}
            onClick={() => change({ filter: each === 'all' ? undefined : each })}
          >
            {say(FILTER_WORDS[each])} <span className="num">{countOf(all, each)}</span>
          </button>
        ))}
      </div>
      {domains.length === 0 ? (
        <Empty title={say('没有这样的指标')}>
          <p>{say('所选范围内没有指标，点“全部”看所有指标。')}</p>
        </Empty>
      ) : null}
      {domains.map(({ key, kind, name, items: own }) => (
        <section key={key} className="card card-flush stack" aria-labelledby={`county-${key}`}>
          <h2 id={`county-${key}`}>{kind === 'vetoes' ? say('一票否决') : name || say('其他')}</h2>
          <table className="t t-cards county-items">
            <thead>
              <tr>
                <th scope="col">{say('序号')}</th>
                <th scope="col">{say('指标')}</th>
                <th scope="col">{say('判定')}</th>
                <th scope="col">{say('记录的结论、佐证和复核')}</th>
              </tr>
            </thead>
            <tbody>
              {own.map((item, i) => (
                <Row key={item.key} line={shown.get(item.key)!} place={i + 1} judged={judged} filter={filter} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  )
}

function Row({ line, place, judged, filter }: { line: ItemLine; place: number; judged: Judged; filter: Filter }) {
  const say = useText(ENGLISH)
  const sayValue = useText(VALUES)
  const { item } = line
  const { view } = judged
  const rule = findItem(view, item.key)
  const isVeto = item.key.startsWith('veto:')
  const tint = item.verdict === 'unmet' ? 'tint-unmet' : item.verdict === 'not_judgeable' ? 'tint-not_judgeable' : ''
  return (
    <tr className={filter === 'all' ? tint : ''}>
      <td className="nowrap" data-label={say('序号')}>
        {rule?.number || String(place)}
      </td>
      <th scope="row" className="wide">
        <ExplainLink figure={{ indicator: item.key }} label={say('，看依据')}>
          {nameOf(view, item.key)}
        </ExplainLink>{' '}
        {rule ? <span className="item-clause dim small">{rule.clause}</span> : null}
      </th>
      <td data-label={say('判定')} className="county-verdict">
        {isVeto ? <VetoWord verdict={item.verdict} /> : item.verdict ? <MarkWord mark={item.verdict} /> : say('不单独判定')}
        {item.value === null ? null : <span className="county-value">{itemValue(item, view, sayValue)}</span>}
        {item.detail.length > 0 ? <p className="dim small county-detail">{item.detail.join('；')}</p> : null}
      </td>
      <td data-label={say('记录的结论、佐证和复核')} className="wide">
        <StatedLines line={line} />
      </td>
    </tr>
  )
}
