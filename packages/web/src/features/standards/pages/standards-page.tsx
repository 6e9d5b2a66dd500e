import type { StandardItemView, StandardView } from '@junheng/core/features/standards/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { readStandardKey, STAGE_NAMES, STANDARD_NAMES, standardsQuery } from '../../../shared/standards.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useUrl } from '../../../shared/url.ts'
import { SettingsTables } from '../components/settings-tables.tsx'

export default function StandardsPage() {
  const [search, change] = useUrl()
  const key = readStandardKey(search['standard'])
  const { data, error, isPending, refetch } = useQuery(standardsQuery)
  const standard = data?.standards.find((s) => s.key === key)
  return (
    <PageFrame name="标准" context={<span>{STANDARD_NAMES[key]}</span>}>
      <h1>标准</h1>
      <div className="row">
        {Object.entries(STANDARD_NAMES).map(([each, name]) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === key}
            onClick={() => change({ standard: each })}
          >
            {name}
          </button>
        ))}
      </div>
      {isPending ? <Loading what="正在载入标准" /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {standard ? <Standard standard={standard} /> : null}
    </PageFrame>
  )
}

function Standard({ standard: s }: { standard: StandardView }) {
  const domains = [...new Set(s.items.map((i) => i.domain))]
  return (
    <>
      <section className="card stack" aria-label="文件">
        <h2>{s.zh}</h2>
        <dl className="facts">
          <dt>文件</dt>
          <dd>
            {s.docNo} {s.document}（{s.confidence}）
          </dd>
          <dt>怎样判定</dt>
          <dd>
            {s.rules.map((rule) => (
              <p key={rule}>{rule}</p>
            ))}
          </dd>
          <dt>内容指纹</dt>
          <dd className="break">
            <code>{s.hash}</code>
          </dd>
        </dl>
      </section>
      {domains.map((domain) => (
        <ItemsTable key={domain} domain={domain} items={s.items.filter((i) => i.domain === domain)} />
      ))}
      {s.vetoes.length > 0 ? <Vetoes vetoes={s.vetoes} /> : null}
      <SettingsTables standard={s} />
    </>
  )
}

function ItemsTable({ domain, items }: { domain: string; items: readonly StandardItemView[] }) {
  return (
    <section className="card card-flush stack" aria-label={domain}>
      <h2>
        {domain} <span className="dim small">{items.length} 项</span>
      </h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={`${domain}的表格`} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {['序号', '条款', '公式', '标准', '出处与把握'].map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map((i) => (
              <tr key={i.key}>
                <td data-label="序号">{i.number || '—'}</td>
                <th scope="row" className="wide">
                  {i.zh}
                  {i.unit ? <span className="dim small nowrap"> {i.unit}</span> : null}
                  {i.notes ? <p className="dim small">{i.notes}</p> : null}
                </th>
                <td data-label="公式" className="wide">
                  {i.formula.length === 0 ? <span className="dim">查阅材料判定</span> : null}
                  {i.formula.map((f) => (
                    <p key={`${f.stage}${f.words}`}>{f.stage ? `${STAGE_NAMES[f.stage]}：${f.words}` : f.words}</p>
                  ))}
                </td>
                <td data-label="标准" className="standard-lines">
                  {i.lines.length === 0 ? <span className="dim">—</span> : null}
                  {i.lines.map((l) => (
                    <p key={`${l.stage}${l.words}`}>{l.stage ? `${STAGE_NAMES[l.stage]} ${l.words}` : l.words}</p>
                  ))}
                </td>
                <td data-label="出处" className="wide small">
                  <p>
                    {i.clause} <span className="tag">{i.confidence}</span>
                  </p>
                  <details>
                    <summary>
                      出处<span className="sr">：{i.zh}</span>
                    </summary>
                    <p>{i.source}</p>
                    {i.sourceNote ? <p className="dim">{i.sourceNote}</p> : null}
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

function Vetoes({ vetoes }: { vetoes: StandardView['vetoes'] }) {
  return (
    <section className="card stack" aria-label="一票否决">
      <h2>
        一票否决 <span className="dim small">有一项即不通过</span>
      </h2>
      <ul className="lines">
        {vetoes.map((v) => (
          <li key={v.key}>
            {v.zh} <span className="dim small">{v.source}</span> <span className="tag">{v.confidence}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
