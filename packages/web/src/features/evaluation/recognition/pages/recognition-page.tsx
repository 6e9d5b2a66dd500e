import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { date } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { recognitionQuery } from '../api.ts'
import { BasicCard } from '../components/basic-card.tsx'
import { CountyWay } from '../components/county-way.tsx'
import { DeclarationsCard } from '../components/declarations-card.tsx'
import { EntriesCard } from '../components/entries-card.tsx'
import { SinceCard } from '../components/since-card.tsx'
import { ENGLISH } from '../recognition-english.ts'
import '../recognition.css'

/** 申报认定: how far the county is, what it declared, and what became of it since. */
export default function RecognitionPage() {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(recognitionQuery)
  const today = date(new Date().toISOString())
  return (
    <PageFrame name={say('申报认定')}>
      <div className="row">
        <h1>{say('申报认定')}</h1>
        <Link className="row-end" to="/readiness" search={{}}>
          {say('看迎检准备')}
        </Link>
        <Link to="/reviews" search={{}}>
          {say('看评估复核')}
        </Link>
      </div>
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? (
        <>
          <CountyWay recognition={data} today={today} />
          <BasicCard recognition={data} today={today} />
          <DeclarationsCard recognition={data} today={today} />
          {data.declarations.length > 0 ? <SinceCard /> : null}
          <EntriesCard entries={data.entries} />
        </>
      ) : null}
    </PageFrame>
  )
}
