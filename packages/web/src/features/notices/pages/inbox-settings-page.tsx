import '../notices.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { settingsQuery } from '../api.ts'
import { MailCard } from '../components/mail-card.tsx'
import { WishesForm } from '../components/wishes-form.tsx'
import { ENGLISH } from '../settings-english.ts'

export default function InboxSettingsPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(settingsQuery)
  return (
    <PageFrame name={say('通知设置')}>
      <div className="row notice-settings">
        <h1>{say('通知设置')}</h1>
        <Link to="/inbox" search={{}} className="row-end">
          {say('返回通知')}
        </Link>
      </div>
      <p className="dim">{say('系统里的“通知”总能看到全部内容。这里设置哪些还要发到您的邮箱，什么时候发。')}</p>
      {isPending ? <Loading what={say('正在载入通知设置')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <MailCard settings={data} />
          <WishesForm settings={data} />
        </>
      ) : null}
    </PageFrame>
  )
}
