import {
  LINE_KIND_NAMES,
  LINE_KINDS,
  type LineKind,
  MILESTONES,
  type Milestone,
} from '@junheng/core/features/evaluation/recognition/readiness.ts'
import type { Readiness } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { Button, Checkbox } from 'antd'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useSetDemands } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'
import { MILESTONE_WORDS } from './milestones.ts'

/** Which kinds must be gone before each review: our proposal, or what the county set in its place. */
export function DemandsForm({ readiness: { demands, isOwn } }: { readiness: Readiness }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('recognition.manage')
  const set = useSetDemands()
  const toggle = (milestone: Milestone, kind: LineKind, isOn: boolean) => {
    const rest = demands[milestone].filter((each) => each !== kind)
    set.mutate({ ...demands, [milestone]: isOn ? [...rest, kind] : rest })
  }
  return (
    <section className="card stack" aria-labelledby="demands">
      <h2 id="demands">{say('各阶段前须办结什么')}</h2>
      <p className="dim">
        {isOwn ? say('本县已自定要求。') : say('现有文件没有规定各阶段前应办结哪些事项，以下是系统的建议，可按省市要求修改。')}
      </p>
      <table className="t demands">
        <thead>
          <tr>
            <th scope="col">{say('阶段')}</th>
            {LINE_KINDS.map((kind) => (
              <th key={kind} scope="col">
                {say(LINE_KIND_NAMES[kind])}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {MILESTONES.map((milestone) => (
            <tr key={milestone}>
              <th scope="row">{say(MILESTONE_WORDS[milestone])}</th>
              {LINE_KINDS.map((kind) => (
                <td key={kind}>
                  <Checkbox
                    aria-label={`${say(MILESTONE_WORDS[milestone])} ${say(LINE_KIND_NAMES[kind])}`}
                    checked={demands[milestone].includes(kind)}
                    disabled={!mayManage || set.isPending}
                    onChange={(e) => toggle(milestone, kind, e.target.checked)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isOwn && mayManage ? (
        <div>
          <Button size="small" loading={set.isPending} onClick={() => set.mutate(null)}>
            {say('恢复系统建议')}
          </Button>
        </div>
      ) : null}
      {set.error ? <Failed error={set.error} /> : null}
    </section>
  )
}
