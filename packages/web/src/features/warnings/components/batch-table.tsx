import type { MonitoringBatch } from '@junheng/core/features/warnings/monitoring/schema.ts'
import { LEVELS } from '@junheng/core/features/warnings/rules.ts'
import { Link } from '@tanstack/react-router'
import { Checkbox } from 'antd'
import { LEVEL_WORDS } from '../../../shared/level-word.tsx'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../monitoring-english.ts'

const COUNTS = { opened: '新增', changed: '更新', closed: '解除', escalated: '超期上报' } as const

interface Props {
  batches: readonly MonitoringBatch[]
  chosen: readonly string[]
  onChoose: (day: string, isChosen: boolean) => void
}

/** Batches newest first, how many warnings stood after each; two of them can be chosen. */
export function BatchTable({ batches, chosen, onChoose }: Props) {
  const say = useText(ENGLISH)
  const heads = [
    say('比较'),
    say('日期'),
    ...LEVELS.map((level) => ({ num: `▲ ${say(LEVEL_WORDS[level])}` })),
    ...Object.values(COUNTS).map((word) => ({ num: say(word) })),
    say('评估'),
  ]
  return (
    <PlainTable label={say('历次监测')} heads={heads}>
      {batches.map((batch) => (
        <tr key={batch.day}>
          <td data-label={say('比较')}>
            <Checkbox
              checked={chosen.includes(batch.day)}
              disabled={chosen.length >= 2 && !chosen.includes(batch.day)}
              onChange={(e) => onChoose(batch.day, e.target.checked)}
              aria-label={say('选 {day} 的监测来比较', { day: batch.day })}
            />
          </td>
          <th scope="row" className="nowrap">
            {batch.day}
          </th>
          {LEVELS.map((level) => (
            <td key={level} data-label={say(LEVEL_WORDS[level])} className={`num level-${level}`}>
              {batch.levels[level]}
            </td>
          ))}
          {Object.entries(COUNTS).map(([key, word]) => (
            <td key={key} data-label={say(word)} className="num">
              {batch[key as keyof typeof COUNTS]}
            </td>
          ))}
          <td data-label={say('评估')}>
            {batch.run ? (
              <Link to="/runs" title={batch.run.name}>
                {say('在评估记录里')}
              </Link>
            ) : (
              <span className="dim">{say('没有监测：{reason}', { reason: batch.reason ?? '' })}</span>
            )}
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}
