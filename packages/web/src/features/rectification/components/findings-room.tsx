import type { PlanDetail, PlanFinding } from '@junheng/core/features/rectification/schema.ts'
import { Button } from 'antd'
import { useRef } from 'react'
import { saveCsv } from '../../../shared/csv.ts'
import { dateTime } from '../../../shared/dates.ts'
import { SeverityWord } from '../../../shared/marks.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useKey } from '../../../shared/use-key.ts'
import { type FindingChip, findingChips, nextOpen, shownFindings } from '../findings-shown.ts'
import { ENGLISH } from '../plan-english.ts'
import { CODE_NAMES, whereWords } from '../plan-words.ts'
import { FindingCard } from './finding-card.tsx'
import { FindingState, STATE_NAMES } from './finding-state.tsx'

const SEVERITY_NAMES = { error: '错误', warn: '警告', info: '提示' } as const

/** Where the plan contradicts itself, as a list to work through; which one is open stands in the address. */
export function FindingsRoom({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const list = useRef<HTMLOListElement>(null)
  const mayReview = useMay('rectification.review') && detail.withdrawn === null
  const { findings } = detail
  const shown = shownFindings(findings, search)
  const done = findings.filter(({ state }) => state !== 'open').length
  const here = search['finding']

  const open = (key: string | undefined) => change({ finding: key }, 'replace')
  const headOf = (key: string) => list.current?.querySelector<HTMLElement>(`[data-finding="${CSS.escape(key)}"] .finding-head`)
  const goTo = (finding: PlanFinding | null) => {
    if (!finding) return
    open(finding.key)
    headOf(finding.key)?.focus()
    headOf(finding.key)?.scrollIntoView({ block: 'nearest' })
  }
  const next = useKey<HTMLButtonElement>('n', () => goTo(nextOpen(shown, here, 1)))
  const previous = useKey<HTMLButtonElement>('p', () => goTo(nextOpen(shown, here, -1)))

  if (findings.length === 0) return <p className="notice notice-met">● {say('没有发现前后不一致的地方。')}</p>
  return (
    <section className="stack" aria-label={say('不一致之处')}>
      <div className="ledger-tools no-print">
        <strong role="status">{say('已处理 {done}/{all}', { done, all: findings.length })}</strong>
        <progress className="progress-line" value={done} max={findings.length} aria-label={say('不一致已处理')} />
        <Button ref={previous} size="small" disabled={!nextOpen(shown, here, -1)} onClick={() => goTo(nextOpen(shown, here, -1))}>
          {say('上一处待处理')}
        </Button>
        <Button
          ref={next}
          size="small"
          type="primary"
          disabled={!nextOpen(shown, here, 1)}
          onClick={() => goTo(nextOpen(shown, here, 1))}
        >
          {say('下一处待处理')}
        </Button>
        <span className="dim small">{say('↑ ↓ 移动，Enter 展开，N 下一处，P 上一处')}</span>
        <span className="row-end">
          <Button size="small" onClick={() => save(detail, shown)}>
            {say('导出 CSV')}
          </Button>
        </span>
      </div>
      <fieldset className="ledger-tools segments no-print" aria-label={say('筛选不一致之处')}>
        {findingChips(findings, search).map((chip) => (
          <button
            key={chip.value}
            type="button"
            className="chip"
            aria-pressed={search[chip.key] === chip.value}
            onClick={() => change({ [chip.key]: search[chip.key] === chip.value ? undefined : chip.value })}
          >
            <ChipWord chip={chip} /> {chip.count}
          </button>
        ))}
      </fieldset>
      {shown.length === 0 ? <Empty title={say('没有符合筛选的不一致之处')} /> : null}
      <ol className="findings" ref={list} onKeyDown={(e) => walk(e, list.current)}>
        {shown.map((finding) => (
          <FindingCard
            key={finding.key}
            detail={detail}
            finding={finding}
            isHere={finding.key === here}
            mayReview={mayReview}
            onToggle={() => open(finding.key === here ? undefined : finding.key)}
            onSettled={() => goTo(nextOpen(shown, finding.key, 1))}
          />
        ))}
      </ol>
      <p className="dim small">
        {shown.length === findings.length
          ? say('共 {n} 处', { n: shown.length })
          : say('显示 {n} 处，共 {m} 处', { n: shown.length, m: findings.length })}
      </p>
    </section>
  )
}

function ChipWord({ chip: { key, value } }: { chip: FindingChip }) {
  if (key === 'severity') return <SeverityWord severity={value as PlanFinding['severity']} />
  if (key === 'state') return <FindingState state={value as PlanFinding['state']} />
  return CODE_NAMES[value as PlanFinding['code']]
}

/** Up and down go from head to head; Enter and space open, as buttons do. */
function walk(e: React.KeyboardEvent, list: HTMLOListElement | null): void {
  const way = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0
  if (way === 0 || !list || !(e.target as Element).matches('.finding-head')) return
  const heads = [...list.querySelectorAll<HTMLElement>('.finding-head')]
  const to = heads[heads.indexOf(e.target as HTMLElement) + way]
  if (!to) return
  e.preventDefault()
  to.focus()
}

function save(detail: PlanDetail, shown: readonly PlanFinding[]): void {
  saveCsv(
    `${detail.fileName.replace(/\.\w+$/, '')}-不一致之处.csv`,
    ['状态', '级别', '类别', '位置', '说明', '涉及', '处理说明', '处理人', '处理时间'],
    shown.map((f) => [
      STATE_NAMES[f.state],
      SEVERITY_NAMES[f.severity],
      CODE_NAMES[f.code],
      whereWords(f.where),
      f.text,
      f.names?.join('、') ?? null,
      f.note,
      f.decidedBy,
      f.decidedAt && dateTime(f.decidedAt),
    ]),
  )
}
