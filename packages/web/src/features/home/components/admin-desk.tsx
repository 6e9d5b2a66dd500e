import { Link } from '@tanstack/react-router'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../english.ts'

/** For those who keep the system and see no business data (三员). */
export function AdminDesk() {
  const say = useText(ENGLISH)
  const { permissions, county } = useSignedIn()
  if (county !== null) return <Waiting />
  return (
    <>
      <h1>{say('系统管理')}</h1>
      <section className="card stack">
        <p>{say('您的角色不接触区县的业务数据，这里因此没有填报、评估和整改的内容。')}</p>
        <ul className="lines">
          {permissions.includes('account.read') ? (
            <li>
              <Link to="/accounts">{say('看账号、解除锁定、使登录失效')}</Link>
            </li>
          ) : null}
          {permissions.includes('access.policy') ? (
            <li>
              <Link to="/access-policy">{say('看密码与登录的规定')}</Link>
            </li>
          ) : null}
          {permissions.includes('audit.read') ? (
            <li>
              <Link to="/audit">{say('看操作记录、核验是否被改动')}</Link>
            </li>
          ) : null}
          {permissions.includes('standards.read') ? (
            <li>
              <Link to="/standards">{say('看标准')}</Link>
            </li>
          ) : null}
        </ul>
      </section>
    </>
  )
}

/** For those whose post sees schools rather than the county. */
function Waiting() {
  const say = useText(ENGLISH)
  const { post, schools } = useSignedIn()
  return (
    <>
      <h1>{post.unit}</h1>
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
    </>
  )
}
