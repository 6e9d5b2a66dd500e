import { useQuery } from '@tanstack/react-query'
import { useSignedIn } from '../../../shared/session.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { cityQuery, deskQuery } from '../api.ts'
import { ENGLISH } from '../desk-english.ts'
import { CityCounties } from './city-counties.tsx'
import { MyTasks } from './my-tasks.tsx'
import { TopWarnings } from './top-warnings.tsx'

/** For 市级督导: all counties first, then what waits in the one looked at now. */
export function CityDesk() {
  const say = useText(ENGLISH)
  const { county } = useSignedIn()
  const { data, error, refetch } = useQuery(deskQuery)
  // What stands below waits for what stands above, or it would be moved by it.
  const isCityThere = !useQuery(cityQuery).isPending
  return (
    <>
      <CityCounties />
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error && isCityThere ? <Loading what={say('正在看有什么待办')} /> : null}
      {data && county && isCityThere ? (
        <div className="desk-pair">
          <MyTasks desk={data} title={`${county.name} · ${say('本区县的待办')}`} />
          <TopWarnings warnings={data.warnings} />
        </div>
      ) : null}
    </>
  )
}
