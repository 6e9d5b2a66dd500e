import type { SettingView, StandardItemView } from '@junheng/core/features/standards/schema.ts'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { STAGE_NAMES } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../rules-english.ts'
import { RuleElements } from './rule-elements.tsx'
import { Confidence, Source, Terms } from './sourced.tsx'

interface Props {
  domain: string
  items: readonly StandardItemView[]
  /** What may be set about each item, by its key. */
  settings: ReadonlyMap<string, readonly Pick<SettingView, 'key' | 'zh'>[]>
}

/** One domain's rules: what is counted, where the line is stage by stage, on what data, by which clause, and how sure we are. */
export function RulesTable({ domain, items, settings }: Props) {
  const say = useText(ENGLISH)
  const heads = [say('序号'), say('条款'), say('公式'), say('标准'), say('出处与把握')]
  return (
    <section className="card card-flush stack" aria-label={domain} id={`domain-${domain}`}>
      <h2>
        {domain} <span className="dim small">{say('{n} 项', { n: items.length })}</span>
      </h2>
      <PlainTable label={say('{domain}的表格', { domain })} heads={heads}>
        {items.map((item) => (
          <Rule key={item.key} item={item} settings={settings.get(item.key) ?? []} />
        ))}
      </PlainTable>
    </section>
  )
}

function Rule({ item: i, settings }: { item: StandardItemView; settings: readonly Pick<SettingView, 'key' | 'zh'>[] }) {
  const say = useText(ENGLISH)
  return (
    <tr id={`rule-${i.key}`}>
      <td data-label={say('序号')}>
        <a className="rule-link" href={`#rule-${i.key}`}>
          {i.number || '#'}
          <span className="sr"> {say('{name}的链接', { name: i.zh })}</span>
        </a>
      </td>
      <th scope="row" className="wide">
        {i.zh}
        {i.unit && i.unit !== '比例' ? <span className="dim small nowrap"> {i.unit}</span> : null}
        {i.notes ? <p className="dim small">{i.notes}</p> : null}
        {settings.map((setting) => (
          <p key={setting.key} className="small">
            <a className="rule-link" href={`#setting-${setting.key}`}>
              {say('可配置：{name}', { name: setting.zh })}
            </a>
          </p>
        ))}
      </th>
      <td data-label={say('公式')} className="wide">
        {i.formula.length === 0 ? <span className="dim">{say('查阅材料判定')}</span> : null}
        <Said of={i.formula} />
        {i.variants.map((variant) => (
          <div key={variant.when} className="small dim">
            <p>{variant.when}：</p>
            <Said of={variant.formula} />
          </div>
        ))}
        <Terms of={i.terms} />
        <RuleElements keys={i.elements} of={i.zh} />
      </td>
      <td data-label={say('标准')} className="standard-lines">
        {i.lines.length === 0 ? <span className="dim">—</span> : null}
        <Said of={i.lines} />
      </td>
      <td data-label={say('出处与把握')} className="wide small">
        <p>
          {i.clause} <Confidence of={i.confidence} />
        </p>
        <Source of={i.zh} source={i.source} note={i.sourceNote} />
      </td>
    </tr>
  )
}

/** A formula or a line a paragraph, with its stage where the stages differ. */
function Said({ of }: { of: StandardItemView['lines'] }) {
  return of.map(({ stage, words }) => <p key={`${stage}${words}`}>{stage ? `${STAGE_NAMES[stage]}：${words}` : words}</p>)
}
