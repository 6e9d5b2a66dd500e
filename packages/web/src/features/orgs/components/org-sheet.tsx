import type { OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import { factWords } from '@junheng/core/features/orgs/fact-words.ts'
import { kindName } from '@junheng/core/features/orgs/kinds.ts'
import { type Directory, SINCE_UNKNOWN } from '@junheng/core/features/orgs/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { HistoryLink } from '../../../shared/history-link.tsx'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { orgQuery } from '../api.ts'
import { ENGLISH, labelled } from '../orgs-english.ts'
import { OrgActions } from './org-actions.tsx'
import { OrgBelongings } from './org-belongings.tsx'
import { OrgHistory } from './org-history.tsx'

/** One organisation: what it is, what was, who belongs to it, and what can be done now. */
export function OrgSheet({ id, directory }: { id: string; directory: Directory }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const { data, error, isPending, refetch } = useQuery(orgQuery(id, search['asOf']))
  return (
    <article className="orgs-sheet card">
      <button type="button" className="link orgs-back no-print" onClick={() => change({ id: undefined })}>
        ← {say('返回机构树')}
      </button>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Sheet detail={data} directory={directory} /> : null}
    </article>
  )
}

function Sheet({ detail, directory }: { detail: OrgDetail; directory: Directory }) {
  const say = useText(ENGLISH)
  const mayChange = useMay('org.manage') && detail.asOf === detail.today
  const { org, above, lineage } = detail
  return (
    <>
      <header>
        <p className="dim small">
          {above.map((each, i) => (
            <span key={each.id}>
              {i > 0 ? ' › ' : ''}
              <ToOrg id={each.id} name={each.name} />
            </span>
          ))}
        </p>
        <h2>
          {org.facts.name}
          {org.state === 'closed' ? <span className="mark mark-unmet"> ■ {say('{day} 撤销', { day: org.since })}</span> : null}
        </h2>
        <p className="dim">
          {[kindName(org.kind), ...org.tags].join(' · ')} <HistoryLink subject={org.id} name={org.facts.name} />
        </p>
      </header>
      {lineage.map((item) => (
        <p key={`${item.orgId}${item.on}`} className="notice">
          <span>
            {item.on}{' '}
            {item.kind === 'merge'
              ? say(item.direction === 'to' ? '并入' : '接收并入的')
              : say(item.direction === 'to' ? '拆分出' : '拆分自')}{' '}
            <ToOrg id={item.orgId} name={item.name} />
          </span>
        </p>
      ))}
      <div className="orgs-columns">
        <div className="stack">
          <Facts detail={detail} />
          <OrgBelongings detail={detail} directory={directory} mayManage={mayChange} />
        </div>
        <div className="stack">
          {mayChange ? <OrgActions detail={detail} directory={directory} /> : null}
          <OrgHistory history={detail.history} />
        </div>
      </div>
    </>
  )
}

function Facts({ detail: { org, region } }: { detail: OrgDetail }) {
  const say = useText(ENGLISH)
  const { 名称: _name, 属地代码: code, ...words } = factWords(org.facts)
  const lines = [
    ...Object.entries(words),
    ['属地', region ? `${region.name}（${code}）` : (code ?? '')] as const,
    ['起始日期', org.since === SINCE_UNKNOWN ? say('不详') : org.since] as const,
  ].filter(([key, text]) => text !== '' || org.kind === 'school' || key === '职责')
  return (
    <dl className="facts">
      {lines.map(([key, text]) => (
        <div key={key} className="facts-pair">
          <dt>{labelled(say, key)}</dt>
          <dd>{text === '' ? <span className="dim">{say('未填')}</span> : text}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A way to another organisation's page. */
export function ToOrg({ id, name }: { id: string; name: string }) {
  const [, change] = useUrl()
  return (
    <button type="button" className="link" onClick={() => change({ id, view: undefined })}>
      {name}
    </button>
  )
}
