import type { ItemResult } from '@junheng/core/features/evaluation/result.ts'
import { lazy, Suspense } from 'react'
import { MarkWord } from '../../../shared/marks.tsx'
import { findItem } from '../../../shared/standards.ts'
import { type Say, useText } from '../../../shared/text.ts'
import { ENGLISH as VALUES } from '../item-english.ts'
import { itemValue, nameOf } from '../item-words.ts'
import type { Judged } from '../use-judged.ts'
import { ENGLISH } from '../verdict-english.ts'
import { domainsOf } from '../verdict-parts.ts'
import { ExplainLink } from './explain-link.tsx'
import { VetoWord } from './veto-word.tsx'

const CoreVeto = lazy(() => import('../judgements/core-results/core-veto.tsx'))

type Words = Say<typeof ENGLISH>

/** County items by domain in the standard's order, then the vetoes. */
export function ItemsTable({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { county, view } = judged
  return domainsOf(county.items, view).map(({ key, kind, name, items }) => {
    const domain = kind === 'vetoes' ? say('一票否决') : name || say('其他')
    return (
      <section key={key} className="card card-flush stack" aria-labelledby={key}>
        <h2 id={key}>
          {domain} <span className="dim small">{summaryOf(items, kind, say)}</span>
        </h2>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
        <section className="frame frame-bare" aria-label={say('{domain}的表格', { domain })} tabIndex={0}>
          <table className="t t-cards">
            <thead>
              <tr>
                <th scope="col">{say('序号')}</th>
                <th scope="col">{say('条款')}</th>
                {kind === 'vetoes' ? null : (
                  <th scope="col" className="num">
                    {say('结果')}
                  </th>
                )}
                <th scope="col">{say('判定')}</th>
                <th scope="col">{say('情况')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item, i) => (
                <ItemRow key={item.key} item={item} place={i + 1} judged={judged} />
              ))}
            </tbody>
          </table>
        </section>
      </section>
    )
  })
}

function ItemRow({ item, place, judged }: { item: ItemResult; place: number; judged: Judged }) {
  const say = useText(ENGLISH)
  const sayValue = useText(VALUES)
  const isVeto = item.key.startsWith('veto:')
  const { view } = judged
  const rule = findItem(view, item.key)
  return (
    <tr className={item.verdict === 'unmet' ? 'tint-unmet' : item.verdict === 'not_judgeable' ? 'tint-not_judgeable' : ''}>
      <td className="nowrap" data-label={say('序号')}>
        {rule?.number || String(place)}
      </td>
      <th scope="row" className="wide">
        <ExplainLink figure={{ indicator: item.key }} label={say('，看依据')}>
          {nameOf(view, item.key)}
        </ExplainLink>{' '}
        <span className="item-clause dim small">{rule ? `${view.docNo} ${rule.clause}` : view.docNo}</span>
      </th>
      {isVeto ? null : (
        <td className="num" data-label={say('结果')}>
          {item.value === null ? (
            '—'
          ) : (
            <ExplainLink figure={{ indicator: item.key }} label={say('，看依据')}>
              {itemValue(item, view, sayValue)}
            </ExplainLink>
          )}
        </td>
      )}
      <td data-label={say('判定')}>
        {isVeto ? <VetoWord verdict={item.verdict} /> : item.verdict ? <MarkWord mark={item.verdict} /> : say('不单独判定')}
      </td>
      <td className="wide" data-label={say('情况')}>
        <Detail lines={item.detail} />
        {item.key === 'veto:core_items_4_of_13' ? (
          <Suspense fallback={null}>
            <CoreVeto judged={judged} verdict={item.verdict} />
          </Suspense>
        ) : null}
      </td>
    </tr>
  )
}

const SHOWN = 3

function Detail({ lines }: { lines: readonly string[] }) {
  const say = useText(ENGLISH)
  const rest = lines.slice(SHOWN)
  return (
    <>
      {lines.slice(0, SHOWN).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {rest.length > 0 ? (
        <details>
          <summary>{say('还有 {n} 条', { n: rest.length })}</summary>
          {rest.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      ) : null}
    </>
  )
}

function summaryOf(items: readonly ItemResult[], kind: 'items' | 'vetoes', say: Words): string {
  const count = (verdict: string) => items.filter((i) => i.verdict === verdict).length
  const [met, unmet, unknown] = [count('met'), count('unmet'), count('not_judgeable')]
  const isVeto = kind === 'vetoes'
  const parts = [
    say(isVeto ? '无此情形 {n}' : '达标 {n}', { n: met }),
    unmet > 0 ? say(isVeto ? '有此情形 {n}' : '未达标 {n}', { n: unmet }) : '',
    unknown > 0 ? say(isVeto ? '未填报 {n}' : '无法判定 {n}', { n: unknown }) : '',
  ]
  return say('共 {n} 项：{parts}', { n: items.length, parts: parts.filter(Boolean).join(say('，')) })
}
