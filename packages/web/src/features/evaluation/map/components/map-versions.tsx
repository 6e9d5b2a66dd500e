import type { MapVersion } from '@junheng/core/features/evaluation/map/schema.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Empty, Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useWithdrawMap } from '../api.ts'
import { ENGLISH } from '../map-english.ts'

/** Every uploaded file of outlines; the newest that was not taken away is drawn. */
export function MapVersions({ versions }: { versions: readonly MapVersion[] }) {
  const say = useText(ENGLISH)
  const withdraw = useWithdrawMap()
  const inUse = versions.find(({ withdrawn }) => withdrawn === null)
  if (versions.length === 0)
    return (
      <Empty title={say('还没有上传过边界')}>
        <p>{say('上传后，这里列出每一版，可以撤下。')}</p>
      </Empty>
    )
  return (
    <section className="card card-flush stack" aria-labelledby="map-versions">
      <h2 id="map-versions">{say('历次边界')}</h2>
      {withdraw.error ? <Failed error={withdraw.error} /> : null}
      <PlainTable label={say('历次边界')} heads={[say('版次'), say('文件'), { num: say('区域') }, say('上传'), say('状态')]}>
        {versions.map(({ version, fileName, areas, at, by, withdrawn }) => (
          <tr key={version}>
            <th scope="row">{version}</th>
            <td data-label={say('文件')}>{fileName}</td>
            <td className="num" data-label={say('区域')}>
              {areas}
            </td>
            <td data-label={say('上传')}>
              {dateTime(at)} {by}
            </td>
            <td data-label={say('状态')}>
              {withdrawn ? (
                <span className="dim">{say('{at} 由 {by} 撤下', { at: dateTime(withdrawn.at), by: withdrawn.by })}</span>
              ) : (
                <>
                  {say(version === inUse?.version ? '使用中' : '备用')}{' '}
                  <button
                    type="button"
                    className="link"
                    disabled={withdraw.isPending}
                    aria-label={say('撤下第 {n} 版', { n: version })}
                    onClick={() => withdraw.mutate(version)}
                  >
                    {say('撤下')}
                  </button>
                </>
              )}
            </td>
          </tr>
        ))}
      </PlainTable>
    </section>
  )
}
