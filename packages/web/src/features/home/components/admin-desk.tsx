import { Link } from '@tanstack/react-router'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { ENGLISH } from '../english.ts'
import { OwnDesk } from './own-desk.tsx'

/** For those who keep the system and see no business data (三员). */
export function AdminDesk() {
  const say = useText(ENGLISH)
  const { permissions } = useSignedIn()
  return (
    <OwnDesk heading={say('系统管理')}>
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
    </OwnDesk>
  )
}
