import { PageFrame } from '../../../shared/page-frame.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { useText } from '../../../shared/text.ts'
import { AdminDesk } from '../components/admin-desk.tsx'
import { CityDesk } from '../components/city-desk.tsx'
import { CountyDesk } from '../components/county-desk.tsx'
import { UnitDesk } from '../components/unit-desk.tsx'
import { ENGLISH } from '../english.ts'
import '../home.css'

/** Everybody's own work first; below it what their post sees. */
export default function HomePage() {
  const say = useText(ENGLISH)
  return (
    <PageFrame name={say('首页')}>
      <Desk />
    </PageFrame>
  )
}

function Desk() {
  const { permissions, county } = useSignedIn()
  if (permissions.includes('city.read')) return <CityDesk />
  if (permissions.includes('evaluation.read')) return <CountyDesk />
  return county === null ? <AdminDesk /> : <UnitDesk />
}
