import type { PlanImport } from '@junheng/core/features/rectification/plan/plan.ts'
import { Empty } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../plan-english.ts'
import { KIND_NAMES } from '../plan-words.ts'

/** Construction projects the measures wait for, with every measure and school that depends on each. */
export function ProjectsTable({ plan }: { plan: PlanImport }) {
  const say = useText(ENGLISH)
  if (plan.projects.length === 0)
    return (
      <Empty title={say('没有要等的建设项目')}>
        <p>{say('方案的措施里没有提到新建或改扩建工程。')}</p>
      </Empty>
    )
  /** `1-primary-2` → 第 1 项小学措施 2 */
  const measureWords = (id: string): string => {
    const [no = '', stage, measure = ''] = id.split('-')
    const name = stage === 'primary' ? say('小学') : stage === 'junior' ? say('初中') : ''
    return say('第 {no} 项{stage}措施 {measure}', { no, stage: name, measure })
  }
  return (
    <section className="card card-flush stack" aria-labelledby="projects">
      <h2 id="projects">{say('建设项目 {n} 个', { n: plan.projects.length })}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" aria-label={say('建设项目的表格')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {(['项目', '文中写法', '类别', '有待它的措施与学校'] as const).map((h) => (
                <th key={h} scope="col">
                  {say(h)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {plan.projects.map((p) => (
              <tr key={p.name}>
                <th scope="row">{p.name}</th>
                <td data-label={say('文中写法')}>{p.published_names.join('、')}</td>
                <td data-label={say('类别')} className="nowrap">
                  {KIND_NAMES[p.kind]}
                </td>
                <td data-label={say('有待它的措施与学校')} className="wide">
                  {p.measures.map((m) => (
                    <p key={m.measure}>
                      {measureWords(m.measure)}：{m.schools.join('、') || say('未写学校')}
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
