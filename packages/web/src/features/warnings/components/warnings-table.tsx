import type { Warning, WarningStep } from '@junheng/core/features/warnings/schema.ts'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { ItemLink } from '../../../shared/item-links.tsx'
import { LevelWord } from '../../../shared/level-word.tsx'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { useMay } from '../../../shared/session.ts'
import { type Say, useText } from '../../../shared/text.ts'
import { explainKey } from '../../../shared/verdict/explain-address.ts'
import { useAcknowledge, useEscalate } from '../api.ts'
import { ENGLISH } from '../warnings-english.ts'
import { NoteButton } from './note-button.tsx'

const HEADS = ['级别', '原因', '对象', '状态', '操作'] as const
const STATES = { open: '待签收', acknowledged: '已签收', escalated: '已上报', closed: '已解除' } as const
const HOLDERS = { county: '县级办公室', leader: '县级领导', city: '市级督导' } as const
const ACTIONS = {
  opened: '触发',
  changed: '更新',
  acknowledged: '签收',
  escalated: '上报',
  overdue: '超期，自动上报',
  recovered: '数据恢复，自动解除',
} as const

/** Warnings with their causes in numbers, what to do, and their lives. */
export function WarningsTable({ warnings }: { warnings: readonly Warning[] }) {
  const say = useText(ENGLISH)
  return (
    <PlainTable label={say('预警列表')} heads={HEADS.map((head) => say(head))}>
      {warnings.map((warning) => (
        <Row key={warning.id} warning={warning} />
      ))}
    </PlainTable>
  )
}

function Row({ warning }: { warning: Warning }) {
  const say = useText(ENGLISH)
  const { level, cause, state, holder, openedAt, due, isOverdue, steps } = warning
  return (
    <tr>
      <td>
        <LevelWord level={level} />
      </td>
      <th scope="row" className="warning-cause">
        {cause} <Explained warning={warning} /> <InLedger warning={warning} />
        <details>
          <summary className="dim small">{say('经过（{n}）', { n: steps.length })}</summary>
          <ol className="warning-life small">
            {steps.map((step, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a life only grows at its end
              <Step key={i} step={step} />
            ))}
          </ol>
        </details>
      </th>
      <td data-label={say('对象')}>{subjectOf(warning, say)}</td>
      <td data-label={say('状态')} className="warning-state">
        {say(STATES[state])}
        <br />
        <span className="dim small nowrap">{dateTime(openedAt)}</span>
        {state === 'open' || state === 'escalated' ? (
          <>
            <br />
            <span className={isOverdue ? 'mark-unmet small' : 'dim small'}>
              {isOverdue ? `■ ${say('超期未签收')}` : say('{day} 前签收', { day: due })}
            </span>
          </>
        ) : null}
        {holder !== 'county' ? (
          <>
            <br />
            <span className="dim small">{say('现由{holder}处置', { holder: say(HOLDERS[holder]) })}</span>
          </>
        ) : null}
      </td>
      <td>
        <Actions warning={warning} />
      </td>
    </tr>
  )
}

function subjectOf({ subject: { schoolName, stage } }: Warning, say: Say<typeof ENGLISH>): string {
  if (schoolName === null) return stage === null ? say('全县') : `${say('全县')} ${say(stage === 'primary' ? '小学' : '初中')}`
  return stage === null ? schoolName : `${schoolName} ${say(stage === 'primary' ? '小学' : '初中')}`
}

/** The figure taken apart, over the very data the warning speaks of. */
function Explained({ warning: { subject, source, cause } }: { warning: Warning }) {
  const say = useText(ENGLISH)
  const mayRead = useMay('evaluation.read')
  if (subject.indicator === null || !mayRead) return null
  const figure = {
    indicator: subject.indicator,
    school: subject.school ?? undefined,
    stage: subject.stage ?? undefined,
  }
  return (
    <Link to="/evaluation" search={{ package: source.id, explain: explainKey(figure) }} className="small">
      {say('看依据')}
      <span className="sr">：{cause}</span>
    </Link>
  )
}

/** Warnings of what fails; the others foretell, and are put down in words. */
const OF_FAILURES: readonly Warning['rule'][] = [
  'spread_over',
  'section_fails',
  'veto',
  'class_size',
  'school_size',
  'item_unmet',
  'spare_used',
]

/** The item it became, or the way to make it one: what fails goes with its figures. */
function InLedger({ warning: { id, rule, cause, source, subject } }: { warning: Warning }) {
  const { school, stage, indicator } = subject
  const about = { school: school ?? undefined, stage: stage ?? undefined, indicator: indicator ?? undefined }
  const failing = OF_FAILURES.includes(rule) ? { package: source.id, ...about, warning: id } : null
  return <ItemLink kind="warning" record={id} what={cause} {...(failing && { failing })} />
}

function Step({ step: { action, note, cause, at, by } }: { step: WarningStep }) {
  const say = useText(ENGLISH)
  return (
    <li>
      {dateTime(at)} {say(ACTIONS[action])} · {by}
      {note ? `：${note}` : ''}
      {action === 'changed' ? <span className="dim"> {cause}</span> : null}
    </li>
  )
}

function Actions({ warning }: { warning: Warning }) {
  const say = useText(ENGLISH)
  const mayAct = useMay('warning.act')
  const mayManage = useMay('warning.manage')
  const mayIssue = useMay('paper.issue')
  const acknowledging = useAcknowledge(warning)
  const escalating = useEscalate(warning)
  if (warning.state === 'closed') return null
  return (
    <div className="row no-print">
      {mayAct && warning.state !== 'acknowledged' ? (
        <NoteButton
          action={say('签收')}
          title={say('签收这条预警')}
          label={say('知悉情况和处置安排（记入预警经过）')}
          cause={warning.cause}
          act={acknowledging}
          isPrimary
        />
      ) : null}
      {mayManage && warning.holder !== 'city' ? (
        <NoteButton
          action={say('上报')}
          title={say('上报这条预警')}
          label={say('上报的原因（记入预警经过）')}
          cause={warning.cause}
          act={escalating}
        />
      ) : null}
      {mayIssue ? (
        <Link to="/papers/warning-notice" search={{ warnings: warning.id }} className="small warning-notice nowrap">
          {say('通知单')}
          <span className="sr">：{say('生成预警通知单，{cause}', { cause: warning.cause })}</span>
        </Link>
      ) : null}
    </div>
  )
}
