import type { RunSummary } from '@junheng/core/features/evaluation/runs/schema.ts'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { MarkWord } from '../../../../shared/marks.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { STANDARD_NAMES } from '../../../../shared/standards.ts'
import { Failed } from '../../../../shared/states.tsx'
import { type Say, useText } from '../../../../shared/text.ts'
import { useRepeat } from '../api.ts'
import { ENGLISH } from '../runs-english.ts'
import '../runs.css'

const HEADS = ['比较', '名称', '数据', '标准与口径', '结论', '小学达标', '初中达标', '保存', '操作'] as const

interface Props {
  runs: readonly RunSummary[]
  chosen: readonly string[]
  onChoose: (id: string, isChosen: boolean) => void
}

/** Kept judgements, newest first; two of them can be chosen. */
export function RunsTable({ runs, chosen, onChoose }: Props) {
  const say = useText(ENGLISH)
  const mayMake = useMay('item.manage')
  return (
    <PlainTable label={say('评估记录列表')} heads={HEADS.map((head) => say(head))}>
      {runs.map((run) => (
        <tr key={run.id}>
          <td data-label={say('比较')}>
            <Checkbox
              checked={chosen.includes(run.id)}
              disabled={chosen.length >= 2 && !chosen.includes(run.id)}
              onChange={(e) => onChoose(run.id, e.target.checked)}
              aria-label={say('选“{name}”来比较', { name: run.name })}
            />
          </td>
          <th scope="row">
            {run.name} <span className="dim small">{run.kind === 'final' ? say('正式') : say('暂算')}</span>
          </th>
          <td data-label={say('数据')}>{dataOf(run, say)}</td>
          <td data-label={say('标准与口径')}>
            <span title={run.standard.hash}>{STANDARD_NAMES[run.standard.key]}</span>
            <br />
            <span className="dim small" title={run.profile.hash}>
              {profileOf(run, say)}
            </span>
          </td>
          <td data-label={say('结论')}>
            <MarkWord mark={run.verdict} />
          </td>
          <td data-label={say('小学达标')} className="num">
            {shareOf(run, 'primary')}
          </td>
          <td data-label={say('初中达标')} className="num">
            {shareOf(run, 'junior')}
          </td>
          <td data-label={say('保存')}>
            <span className="nowrap">{dateTime(run.madeAt)}</span>
            <br />
            <span className="dim small">{run.madeBy}</span>
          </td>
          <td>
            <div className="row">
              <Link to="/runs/$run/papers" params={{ run: run.id }} className="run-papers">
                {say('公文')}
                <span className="sr">：{run.name}</span>
              </Link>
              {mayMake ? (
                <Link to="/ledger/from-run" search={{ run: run.id }} className="run-papers">
                  {say('生成整改任务')}
                  <span className="sr">：{run.name}</span>
                </Link>
              ) : null}
              <Repeat run={run} />
            </div>
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}

export function dataOf({ source: { name, edition } }: RunSummary, say: Say<typeof ENGLISH>): string {
  return edition === null || name.includes(`第${edition}版`) ? name : `${name} ${say('第 {n} 版', { n: edition })}`
}

/** The standard's own profile has a key and no name. */
export const profileOf = ({ profile }: RunSummary, say: Say<typeof ENGLISH>): string =>
  profile.id === null && profile.name === 'default' ? say('默认') : profile.name

export function shareOf({ counts, standard }: RunSummary, stage: 'primary' | 'junior'): string {
  const count = counts[stage]
  return count && standard.key === 'quality_balanced_2017' ? `${count.pass} / ${count.sections}` : '—'
}

/** Judges it once more by its own data and rules, and says whether the same came out. */
function Repeat({ run }: { run: RunSummary }) {
  const say = useText(ENGLISH)
  const repeating = useRepeat()
  const found = repeating.data
  const turned = found
    ? found.difference.sections.length + found.difference.spreads.length + found.difference.items.length + found.difference.moved
    : 0
  return (
    <>
      <Button
        size="small"
        loading={repeating.isPending}
        onClick={() => repeating.mutate(run.id)}
        aria-label={say('重新评估“{name}”，核对结果', { name: run.name })}
      >
        {say('核对')}
      </Button>
      <span role="status">
        {found?.isIdentical ? <span className="mark-met small"> ● {say('重新评估，结果完全一致')}</span> : null}
        {found && !found.isIdentical ? (
          <span className="mark-unmet small">
            {' '}
            ■{' '}
            {found.rulesChanged
              ? say('标准或程序已更新，按现在的规则有 {n} 处不同', { n: turned })
              : say('重新评估，有 {n} 处不同，请联系技术人员', { n: turned })}
          </span>
        ) : null}
      </span>
      {repeating.error ? <Failed error={repeating.error} /> : null}
    </>
  )
}
