import { PageFrame } from '../../../shared/page-frame.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { AdminDesk } from '../components/admin-desk.tsx'
import { CountyDesk } from '../components/county-desk.tsx'
import { ENGLISH } from '../english.ts'

export default function HomePage() {
  const say = useText(ENGLISH)
  const { permissions } = useSignedIn()
  return <PageFrame name={say('首页')}>{permissions.includes('evaluation.read') ? <CountyDesk /> : <AdminDesk />}</PageFrame>
}
