import { Link } from '@tanstack/react-router'
import { MarkWord } from '../../../../shared/marks.tsx'
import { STAGE_NAMES } from '../../../../shared/standards.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../map-english.ts'
import { GRAVITY, type MapSchool } from '../map-schools.ts'

/** Every school of the map, the gravest first. */
export function MapSchoolTable({ schools }: { schools: readonly MapSchool[] }) {
  const say = useText(ENGLISH)
  const rank = ({ mark }: MapSchool) => (mark ? GRAVITY.indexOf(mark) : GRAVITY.length)
  const rows = schools.toSorted((a, b) => rank(a) - rank(b))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame frame-bare map-schools" aria-label={say('各校')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">{say('学校')}</th>
            <th scope="col">{say('镇街')}</th>
            <th scope="col">{say('标记')}</th>
            <th scope="col">{say('学段')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((school) => (
            <tr key={school.code}>
              <th scope="row">
                <Link to="/schools/$code" params={{ code: school.code }} search={(s) => ({ ...s, explain: undefined })}>
                  {school.name}
                </Link>
              </th>
              <td data-label={say('镇街')}>{school.town ?? say('未注明镇街')}</td>
              <td data-label={say('标记')}>{school.mark ? <MarkWord mark={school.mark} /> : say('没有结论')}</td>
              <td data-label={say('学段')}>
                <StageLines school={school} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** `小学 8.1 ㎡ ● 达标` for each stage. */
export function StageLines({ school }: { school: MapSchool }) {
  const say = useText(ENGLISH)
  return school.stages.map(({ stage, mark, value }) => (
    <span key={stage} className="map-stage">
      {say(STAGE_NAMES[stage])} {value ? <b className="num">{value}</b> : null}{' '}
      {mark ? <MarkWord mark={mark} /> : say('没有结论')}
    </span>
  ))
}
