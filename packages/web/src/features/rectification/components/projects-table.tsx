import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import { KIND_NAMES } from '../plan-words.ts'

/** Construction projects the measures wait for, with what depends on each. */
export function ProjectsTable({ plan }: { plan: PlanImport }) {
  return (
    <section className="card card-flush stack" aria-labelledby="projects">
      <h2 id="projects">建设项目 {plan.projects.length} 个</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label="建设项目的表格" tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {['项目', '文中写法', '类别', '有待它的措施与学校'].map((h) => (
                <th key={h} scope="col">
                  {h}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.projects.map((p) => (
              <tr key={p.name}>
                <th scope="row">{p.name}</th>
                <td data-label="文中写法">{p.published_names.join('、')}</td>
                <td data-label="类别" className="nowrap">
                  {KIND_NAMES[p.kind]}
                </td>
                <td data-label="有待它的措施" className="wide">
                  {p.measures.map((m) => (
                    <p key={m.measure}>
                      {measureWords(m.measure)}：{m.schools.join('、') || '未写学校'}
                    </p>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}

/** `1-primary-2` → 第 1 项小学措施 2 */
function measureWords(id: string): string {
  const [no, stage, measure] = id.split('-')
  const name = stage === 'primary' ? '小学' : stage === 'junior' ? '初中' : ''
  return `第 ${no} 项${name}措施 ${measure}`
}
