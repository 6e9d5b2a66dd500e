import type { LocalProfile, ProfileList } from '@junheng/core/features/standards/profile-schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { PlainTable } from '../../../shared/plain-table.tsx'
import { profilesQuery } from '../../../shared/profiles.ts'
import { useMay } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { profileFileAddress } from '../api.ts'
import { changesOf, type Draft, writeDraft } from '../draft.ts'
import { ENGLISH } from '../profiles-english.ts'
import { AdoptButton } from './adopt-button.tsx'
import { ProfileImport } from './profile-import.tsx'
import { WithdrawProfileButton } from './withdraw-profile-button.tsx'

/** The county's profiles: what each changes, which is adopted, and what can be done with it. */
export function ProfilesView({ standards }: { standards: readonly StandardView[] }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('standards.manage')
  const { data, error, isPending, refetch } = useQuery(profilesQuery)
  if (isPending) return <Loading what={say('正在载入口径方案')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const heads = [say('名称'), say('与标准默认的不同'), say('存入'), say('状态'), say('操作')]
  return (
    <section className="card card-flush stack" aria-label={say('本县的口径方案')}>
      <h2>{say('本县的口径方案')}</h2>
      <div className="card-text stack">
        <p className="dim">
          {say('口径方案是本县按本地文件选定的口径和例外。存入后不能改动：要改就另存一份，这样每个结论都能按当时的口径重算。')}
        </p>
        {mayManage ? (
          <div className="row no-print">
            <Link to="/standards" search={{ view: 'try', settings: '{}' }}>
              {say('新建口径方案')}
            </Link>
            <ProfileImport />
          </div>
        ) : null}
      </div>
      <PlainTable label={say('口径方案的表格')} heads={heads}>
        <DefaultRow list={data} mayManage={mayManage} />
        {data.profiles.map((profile) => (
          <Row key={profile.id} profile={profile} list={data} standards={standards} mayManage={mayManage} />
        ))}
      </PlainTable>
    </section>
  )
}

/** The standard's own settings can be adopted like any profile, but not changed or withdrawn. */
function DefaultRow({ list, mayManage }: { list: ProfileList; mayManage: boolean }) {
  const say = useText(ENGLISH)
  return (
    <tr>
      <th scope="row">{say('默认')}</th>
      <td className="wide dim">{say('标准自己的口径')}</td>
      <td className="desk-only">—</td>
      <td data-label={say('状态')}>
        <State profile={null} list={list} />
      </td>
      <td>{mayManage && list.adopted !== null ? <AdoptButton id={null} name={say('默认')} instead={list.adopted} /> : null}</td>
    </tr>
  )
}

interface RowProps {
  profile: LocalProfile
  list: ProfileList
  standards: readonly StandardView[]
  mayManage: boolean
}

function Row({ profile, list, standards, mayManage }: RowProps) {
  const say = useText(ENGLISH)
  const { id, name, settings, createdAt, createdBy, withdrawn } = profile
  const isAdopted = id === list.adopted
  return (
    <tr>
      <th scope="row" className="break">
        {name}
      </th>
      <td className="wide" data-label={say('与标准默认的不同')}>
        <Changes standards={standards} settings={settings} />
      </td>
      <td data-label={say('存入')} className="small">
        {say('{by} 于 {at}', { by: createdBy, at: dateTime(createdAt) })}
      </td>
      <td data-label={say('状态')}>
        <State profile={profile} list={list} />
      </td>
      <td>
        <div className="row profile-actions no-print">
          {mayManage && !isAdopted && !withdrawn ? <AdoptButton id={id} name={name} instead={list.adopted} /> : null}
          <Link to="/standards" search={{ view: 'try', profile: id }}>
            {say('看差异')}
            <span className="sr">：{name}</span>
          </Link>
          {mayManage ? (
            <Link to="/standards" search={{ view: 'try', settings: writeDraft(settings) }}>
              {say('以此新建')}
              <span className="sr">：{name}</span>
            </Link>
          ) : null}
          <a href={profileFileAddress(id)} download>
            {say('下载文件')}
            <span className="sr">：{name}</span>
          </a>
          {mayManage && !withdrawn ? <WithdrawProfileButton profile={profile} /> : null}
        </div>
      </td>
    </tr>
  )
}

function Changes({ standards, settings }: { standards: readonly StandardView[]; settings: Draft }) {
  const say = useText(ENGLISH)
  const changes = changesOf(standards, settings)
  if (changes.length === 0) return <span className="dim">{say('没有不同')}</span>
  return (
    <ul className="lines">
      {changes.map((change) => (
        <li key={change.key}>
          {change.zh}：<b>{change.said}</b>
        </li>
      ))}
    </ul>
  )
}

function State({ profile, list }: { profile: LocalProfile | null; list: ProfileList }) {
  const say = useText(ENGLISH)
  if (profile?.withdrawn) {
    const { by, at } = profile.withdrawn
    return <span className="dim">{say('已撤回（{by} 于 {at}）', { by, at: dateTime(at) })}</span>
  }
  if ((profile?.id ?? null) !== list.adopted) return <span className="dim">{say('可以采用')}</span>
  const { adoption } = list
  return (
    <>
      <strong className="mark-met">
        <span aria-hidden="true">● </span>
        {say('本县采用')}
      </strong>
      {adoption ? <p className="dim small">{say('{by} 于 {at}', { by: adoption.by, at: dateTime(adoption.at) })}</p> : null}
    </>
  )
}
