import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { roundQuery } from '../../open/api.ts'
import { UploadCard } from '../components/upload-card.tsx'
import { ENGLISH } from '../upload-english.ts'

/** The workbook of all schools, into their returns. */
export default function RoundUploadPage() {
  const say = useText(ENGLISH)
  const { round: id } = useParams({ from: '/inside/rounds/$round/upload' })
  const round = useQuery(roundQuery(id))
  return (
    <PageFrame name={say('上传全县工作簿')} context={round.data ? <span>{round.data.name}</span> : null}>
      <div className="row">
        <h1>{say('上传全县工作簿')}</h1>
        <Link className="row-end" to="/rounds/$round" params={{ round: id }}>
          {say('返回填报进度')}
        </Link>
      </div>
      {round.error ? <Failed error={round.error} retry={() => void round.refetch()} /> : null}
      <UploadCard target={{ kind: 'round', id }} />
    </PageFrame>
  )
}
