import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useEffect } from 'react'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { elementsQuery } from '../api.ts'
import { exemptionKey } from '../draft.ts'
import { ENGLISH } from '../rules-english.ts'
import { answers, isIn } from '../rules-search.ts'
import { RulesTable } from './rules-table.tsx'
import { SettingsTables } from './settings-tables.tsx'
import { Confidence } from './sourced.tsx'

/** A whole standard to read: what holds for all, every rule by domain, the vetoes, and what may be set; searched by words. */
export function RulesView({ standard: s }: { standard: StandardView }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const q = (search['q'] ?? '').trim()
  // Rules carry the keys of their data elements; people search by what these are called.
  const { data } = useQuery({ ...elementsQuery, enabled: q !== '' })
  const elementNames = new Map(data?.elements.map(({ key, zh }) => [key, zh]))
  const items = s.items.filter((item) => answers(item, q, elementNames))
  const domains = [...new Set(items.map((item) => item.domain))]
  const vetoes = s.vetoes.filter((veto) => !q || isIn(q, veto.zh, veto.key, veto.source))
  const settings = settingsByRule(s)
  useHash(s.key)
  return (
    <>
      <search className="row no-print">
        <Input
          type="search"
          className="rules-search"
          aria-label={say('在标准里查找')}
          placeholder={say('查找条款、公式、数据元素或拼音首字母')}
          value={search['q'] ?? ''}
          onChange={(e) => change({ q: e.target.value }, 'replace')}
        />
        <span className="dim small" role="status">
          {q ? say('找到 {n} 项', { n: items.length + vetoes.length }) : null}
        </span>
      </search>
      <nav className="row no-print" aria-label={say('本页目录')}>
        {domains.map((domain) => (
          <a key={domain} className="rule-link" href={`#domain-${domain}`}>
            {domain}
          </a>
        ))}
        {vetoes.length > 0 ? (
          <a className="rule-link" href="#vetoes">
            {say('一票否决')}
          </a>
        ) : null}
        {!q && s.settings.length > 0 ? (
          <a className="rule-link" href="#settings">
            {say('口径')}
          </a>
        ) : null}
        {!q && s.exemptions.length > 0 ? (
          <a className="rule-link" href="#exemptions">
            {say('例外')}
          </a>
        ) : null}
      </nav>
      {q ? null : <Whole standard={s} />}
      {domains.map((domain) => (
        <RulesTable key={domain} domain={domain} items={items.filter((i) => i.domain === domain)} settings={settings} />
      ))}
      {q && items.length + vetoes.length === 0 ? <p className="state">{say('没有找到。换一个词，或清空查找。')}</p> : null}
      {vetoes.length > 0 ? <Vetoes vetoes={vetoes} /> : null}
      {q ? null : <SettingsTables standard={s} />}
    </>
  )
}

/** Whose standard it is, and what holds for the whole of it. */
function Whole({ standard: s }: { standard: StandardView }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-label={say('文件')}>
      <h2>{s.zh}</h2>
      <p>
        {s.docNo} {s.document} <Confidence of={s.confidence} />
      </p>
      <dl className="facts">
        {s.rules.map((rule) => (
          <div key={rule.title} className="facts-pair">
            <dt>{rule.title}</dt>
            <dd>
              <p>
                {rule.zh} <Confidence of={rule.confidence} />
              </p>
              <p className="dim small">{rule.source}</p>
            </dd>
          </div>
        ))}
        <dt>{say('内容指纹')}</dt>
        <dd className="break">
          <code>{s.hash}</code>
        </dd>
      </dl>
      <p className="dim small">
        {say(
          '把握分四级：官方原文、多源一致、单一来源、推断。标准的全文没有取得，各条由多处转引核对；“推断”是没有找到原文、由上下文得出的，推断的口径和例外都可以配置。与原文冲突时以原文为准。',
        )}
      </p>
    </section>
  )
}

function Vetoes({ vetoes }: { vetoes: StandardView['vetoes'] }) {
  const say = useText(ENGLISH)
  return (
    <section className="card card-flush stack" aria-label={say('一票否决')} id="vetoes">
      <h2>
        {say('一票否决')} <span className="dim small">{say('有一项即不通过')}</span>
      </h2>
      <PlainTable label={say('一票否决的表格')} heads={[say('情形'), say('出处与把握')]}>
        {vetoes.map((veto) => (
          <tr key={veto.key} id={`rule-veto:${veto.key}`}>
            <th scope="row" className="wide">
              {veto.zh}
            </th>
            <td data-label={say('出处与把握')} className="small">
              {veto.source} <Confidence of={veto.confidence} />
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}

function settingsByRule({ settings, exemptions }: StandardView): Map<string, { key: string; zh: string }[]> {
  const byRule = new Map<string, { key: string; zh: string }[]>()
  const put = (rule: string, setting: { key: string; zh: string }) => byRule.set(rule, [...(byRule.get(rule) ?? []), setting])
  for (const setting of settings) for (const rule of setting.applies) put(rule, setting)
  for (const exemption of exemptions) put(exemption.applies, { key: exemptionKey(exemption), zh: exemption.zh })
  return byRule
}

/** The browser looked for the address's anchor before the rules were there. */
function useHash(standard: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another standard has other anchors
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1))
    if (id) document.getElementById(id)?.scrollIntoView()
  }, [standard])
}
