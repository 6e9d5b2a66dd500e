import { Link } from '@tanstack/react-router'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../english.ts'
import { OwnDesk } from './own-desk.tsx'

/** For those whose post sees schools rather than the county. */
export function UnitDesk() {
  const say = useText(ENGLISH)
  const { post, schools } = useSignedIn()
  return (
    <OwnDesk heading={post.unit}>
      <section className="card stack">
        <p>{say('您的岗位看本单位范围内的内容，不看全区县的评估结论和别的学校。')}</p>
        <ul className="lines">
          {schools && schools.length > 0 ? (
            <li>
              <Link to="/my-school">{say('看我的学校：每一项的数、标准和差距')}</Link>
            </li>
          ) : null}
          <li>
            <Link to="/standards">{say('看标准')}</Link>
          </li>
          <li>
            <Link to="/help">{say('看帮助')}</Link>
          </li>
        </ul>
      </section>
    </OwnDesk>
  )
}
