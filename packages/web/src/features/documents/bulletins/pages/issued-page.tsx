import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadIssued } from '@junheng/core/features/documents/bulletins/contract.ts'
import type { IssuedDetail } from '@junheng/core/features/documents/bulletins/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { dateTime } from '../../../../shared/dates.ts'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PaperView } from '../../../../shared/paper/paper-view.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { issuedQuery, keptRunQuery } from '../api.ts'
import { ENGLISH } from '../bulletins-english.ts'

/** A numbered bulletin as it was issued, with its file. */
export default function IssuedPage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const { data, error, isPending, refetch } = useQuery(issuedQuery(id))
  return (
    <PageFrame name={data?.number ?? say('通报和通知单')} {...(data && { isDemo: data.isDemo })}>
      <h1 className="no-print">{data?.number ?? say('通报和通知单')}</h1>
      {isPending ? <Loading what={say('正在载入公文')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Issued issued={data} /> : null}
    </PageFrame>
  )
}

function Issued({ issued }: { issued: IssuedDetail }) {
  const say = useText(ENGLISH)
  const mayRead = useMay('evaluation.read')
  const { data: run } = useQuery({ ...keptRunQuery(issued.run ?? ''), enabled: mayRead && issued.run !== null })
  return (
    <>
      <div className="row no-print">
        <a href={addressOf(downloadIssued, { id: issued.id })} download>
          {say('下载 Word')}
        </a>
        <Button size="small" onClick={() => window.print()}>
          {say('打印')}
        </Button>
        <span className="dim small">{say('{by} 于 {at} 编号存档', { by: issued.madeBy, at: dateTime(issued.madeAt) })}</span>
        {run ? (
          <Link to="/runs/$run/papers" params={{ run: run.id }}>
            {say('依据的评估')} {run.name}
          </Link>
        ) : null}
        <Link to="/papers/issued" search={{}}>
          {say('已编号的公文')}
        </Link>
      </div>
      <PaperView paper={issued.paper} explain={run ? { package: run.source.id, run: run.id } : null} />
    </>
  )
}
