import type { StandardView } from '@junheng/core/features/standards/schema.ts'

/** Local settings and exemptions: what the sources leave to choose, and what is chosen unless a profile says otherwise. */
export function SettingsTables({ standard: { settings, exemptions } }: { standard: StandardView }) {
  return (
    <>
      {settings.length > 0 ? (
        <section className="card card-flush stack" aria-label="口径">
          <h2>
            口径 <span className="tag">可配置</span> <span className="dim small">各地做法不一之处，可按本地文件选定</span>
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="frame frame-bare" aria-label="口径的表格" tabIndex={0}>
            <table className="t t-cards">
              <thead>
                <tr>
                  {['口径', '默认', '可选', '作用', '出处与把握'].map((h) => (
                    <th key={h} scope="col">
                      {h}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {settings.map((s) => (
                  <tr key={s.key}>
                    <th scope="row" className="wide">
                      {s.zh}
                      <p className="dim small break">{s.key}</p>
                    </th>
                    <td data-label="默认" className="nowrap">
                      {said(s.default)}
                    </td>
                    <td data-label="可选">{s.choices.map(said).join('、') || '数值'}</td>
                    <td data-label="作用" className="wide">
                      {s.effect}
                    </td>
                    <td data-label="出处" className="small">
                      {s.source} <Confidence of={s.confidence} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      ) : null}
      {exemptions.length > 0 ? (
        <section className="card card-flush stack" aria-label="例外">
          <h2>
            例外 <span className="tag">可配置</span> <span className="dim small">对符合条件的学校改用另一标准</span>
          </h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="frame frame-bare" aria-label="例外的表格" tabIndex={0}>
            <table className="t t-cards">
              <thead>
                <tr>
                  {['例外', '条件', '默认', '期限', '出处与把握'].map((h) => (
                    <th key={h} scope="col">
                      {h}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {exemptions.map((e) => (
                  <tr key={e.key}>
                    <th scope="row" className="wide">
                      {e.zh}
                    </th>
                    <td data-label="条件" className="wide">
                      {e.condition}
                    </td>
                    <td data-label="默认" className="nowrap">
                      {e.defaultEnabled ? '启用' : '不启用'}
                    </td>
                    <td data-label="期限">{e.timeLimit || '—'}</td>
                    <td data-label="出处" className="small">
                      {e.source} <Confidence of={e.confidence} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        </section>
      ) : null}
    </>
  )
}

/** What is only inferred may be otherwise elsewhere: it says that it can be set. */
function Confidence({ of }: { of: string }) {
  return <span className="tag nowrap">{of === '推断' ? '推断 · 可配置' : of}</span>
}

const said = (value: string): string => (value === 'true' ? '是' : value === 'false' ? '否' : value)
