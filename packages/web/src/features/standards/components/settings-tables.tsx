import type { ExemptionView, SettingView, StandardItemView, StandardView } from '@junheng/core/features/standards/schema.ts'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { useText } from '../../../shared/text.ts'
import { valueWords } from '../draft.ts'
import { ENGLISH } from '../rules-english.ts'
import { RuleElements } from './rule-elements.tsx'
import { Confidence, Source, Terms } from './sourced.tsx'

type RuleOf = (key: string) => StandardItemView | undefined

/** Local settings and exemptions: what the sources leave to choose, and what is chosen unless a profile says otherwise. */
export function SettingsTables({ standard }: { standard: StandardView }) {
  const { settings, exemptions } = standard
  const say = useText(ENGLISH)
  const ruleOf = (key: string) => standard.items.find((item) => item.key === key)
  return (
    <>
      {settings.length > 0 ? (
        <section className="card card-flush stack" aria-label={say('口径')} id="settings">
          <h2>
            {say('口径')} <span className="tag">{say('可配置')}</span>{' '}
            <span className="dim small">{say('各地做法不一之处，可按本地文件选定')}</span>
          </h2>
          <PlainTable label={say('口径的表格')} heads={[say('口径'), say('默认'), say('可选'), say('作用'), say('出处与把握')]}>
            {settings.map((setting) => (
              <Setting key={setting.key} setting={setting} ruleOf={ruleOf} />
            ))}
          </PlainTable>
        </section>
      ) : null}
      {exemptions.length > 0 ? (
        <section className="card card-flush stack" aria-label={say('例外')} id="exemptions">
          <h2>
            {say('例外')} <span className="tag">{say('可配置')}</span>{' '}
            <span className="dim small">{say('对符合条件的学校改用另一标准')}</span>
          </h2>
          <PlainTable label={say('例外的表格')} heads={[say('例外'), say('条件'), say('默认'), say('期限'), say('出处与把握')]}>
            {exemptions.map((exemption) => (
              <Exemption key={exemption.key} exemption={exemption} ruleOf={ruleOf} />
            ))}
          </PlainTable>
        </section>
      ) : null}
    </>
  )
}

function Setting({ setting: s, ruleOf }: { setting: SettingView; ruleOf: RuleOf }) {
  const say = useText(ENGLISH)
  const choices = s.kind === 'boolean' ? [true, false].map((value) => valueWords(s, value)) : s.choices.map(({ zh }) => zh)
  return (
    <tr id={`setting-${s.key}`}>
      <th scope="row" className="wide">
        {s.zh}
        <p className="dim small break">{s.key}</p>
      </th>
      <td data-label={say('默认')}>{valueWords(s, s.default)}</td>
      <td data-label={say('可选')}>{choices.join('、') || say('数值')}</td>
      <td data-label={say('作用')} className="wide">
        {s.effect}
        <AppliesTo keys={s.applies} ruleOf={ruleOf} />
      </td>
      <td data-label={say('出处与把握')} className="small">
        <p>
          <Confidence of={s.confidence} isConfigurable />
        </p>
        <Source of={s.zh} source={s.source} />
      </td>
    </tr>
  )
}

function Exemption({ exemption: e, ruleOf }: { exemption: ExemptionView; ruleOf: RuleOf }) {
  const say = useText(ENGLISH)
  return (
    <tr id={`setting-exemptions.${e.key}`}>
      <th scope="row" className="wide">
        {e.zh}
        <AppliesTo keys={[e.applies]} ruleOf={ruleOf} />
      </th>
      <td data-label={say('条件')} className="wide">
        {e.condition}
        <Terms of={e.terms} />
        <RuleElements keys={e.elements} of={e.zh} />
      </td>
      <td data-label={say('默认')} className="nowrap">
        {e.defaultEnabled ? say('启用') : say('不启用')}
      </td>
      <td data-label={say('期限')}>{e.timeLimit || '—'}</td>
      <td data-label={say('出处与把握')} className="small">
        <p>
          <Confidence of={e.confidence} isConfigurable />
        </p>
        <Source of={e.zh} source={e.source} />
      </td>
    </tr>
  )
}

/** The rules a setting decides, each a way back to it. */
function AppliesTo({ keys, ruleOf }: { keys: readonly string[]; ruleOf: RuleOf }) {
  const say = useText(ENGLISH)
  return (
    <p className="small dim">
      {say('影响')}{' '}
      {keys.length === 0
        ? say('哪些学校计入')
        : keys.map((key, i) => (
            <span key={key}>
              {i > 0 ? '、' : ''}
              <a className="rule-link" href={`#rule-${key}`} title={ruleOf(key)?.zh}>
                {/^L\d$/.test(key) ? key : (ruleOf(key)?.clause ?? key)}
              </a>
            </span>
          ))}
    </p>
  )
}
