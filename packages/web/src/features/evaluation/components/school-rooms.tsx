import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { plain } from '../../../shared/numbers.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../school-english.ts'
import { ExplainLink } from './explain-link.tsx'

/** Music and art rooms one by one, those too small marked. */
export function SchoolRooms({ school }: { school: SchoolView }) {
  const say = useText(ENGLISH)
  return (
    <section className="card stack" aria-labelledby="school-rooms">
      <h2 id="school-rooms">{say('音美专用教室')}</h2>
      {school.rooms.map(({ kind, required, line, good, areas }) => {
        const isShort = good !== null && required !== null && good < required
        return (
          <div key={kind}>
            <h3>
              {say(kind === 'music' ? '音乐教室' : '美术教室')}{' '}
              {good !== null && required !== null ? (
                <span className={isShort ? 'mark-unmet' : ''}>
                  {isShort ? <span aria-hidden="true">■ </span> : null}
                  <ExplainLink figure={{ school: school.code, indicator: 'music_art_rooms' }}>
                    {say('{good} / {required} 间合格', { good, required })}
                  </ExplainLink>
                </span>
              ) : areas ? (
                <span className="dim">{say('{n} 间', { n: areas.length })}</span>
              ) : null}{' '}
              {line === null ? null : <span className="dim small">{say('每间 ≥ {line} ㎡', { line })}</span>}
            </h3>
            <p>
              {areas === null ? <span className="mark-not_judgeable">○ {say('未报')}</span> : null}
              {areas?.length === 0 ? say('没有') : null}
              {areas?.map(({ area }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rooms have no name of their own
                <span key={i} className={`school-class${line !== null && area !== null && area < line ? ' is-over' : ''}`}>
                  {line !== null && area !== null && area < line ? <span aria-hidden="true">■</span> : null}
                  <b>{area === null ? say('未报') : plain(area)}</b> ㎡
                </span>
              ))}
            </p>
          </div>
        )
      })}
    </section>
  )
}
