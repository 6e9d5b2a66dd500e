import type { StatisticsIntake } from '@junheng/core/features/collection/round/bases/uploads/statistics-schema.ts'
import { dateTime } from '../../../../../shared/dates.ts'
import { PlainTable } from '../../../../../shared/plain-table.tsx'
import { Empty } from '../../../../../shared/states.tsx'
import { type Say, useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../upload-english.ts'

/** Each taking in of statistics, newest first. */
export function IntakeList({ intakes }: { intakes: readonly StatisticsIntake[] }) {
  const say = useText(ENGLISH)
  return (
    <section className="stack" aria-labelledby="statistics-intakes">
      <h2 id="statistics-intakes">{say('已存的统计数')}</h2>
      {intakes.length === 0 ? (
        <Empty title={say('还没有存入过统计数')}>
          <p>{say('存入后，这里列出每次的时点、来源和数量，对账页逐项比较。')}</p>
        </Empty>
      ) : (
        <section className="card card-flush">
          <PlainTable
            label={say('已存的统计数')}
            heads={[say('统计时点'), say('存入时间'), say('经办'), { num: say('份数') }, { num: say('处数') }, say('来源')]}
          >
            {intakes.map((intake) => (
              <tr key={intake.at}>
                <th scope="row" className="nowrap">
                  {intake.day}
                </th>
                <td data-label={say('存入时间')} className="nowrap">
                  {dateTime(intake.at)}
                </td>
                <td data-label={say('经办')}>{intake.by}</td>
                <td data-label={say('份数')} className="num">
                  {intake.returns}
                </td>
                <td data-label={say('处数')} className="num">
                  {intake.values}
                </td>
                <td data-label={say('来源')} className="wide break dim small">
                  {filesOf(say, intake.sources).join('；')}
                </td>
              </tr>
            ))}
          </PlainTable>
        </section>
      )}
    </section>
  )
}

/** File by file, with its sheet or how many it has. */
function filesOf(say: Say<typeof ENGLISH>, sources: readonly string[]): string[] {
  const files = Map.groupBy(sources, (source) => source.slice(0, source.lastIndexOf('／')))
  return [...files].map(([file, sheets]) =>
    sheets.length === 1 ? sheets[0]! : say('{file}（{n} 张表）', { file, n: sheets.length }),
  )
}
