import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { returnQuery } from '../../fill/api.ts'
import { UploadCard } from '../components/upload-card.tsx'
import { ENGLISH } from '../upload-english.ts'

/** One school's workbook, into its return. */
export default function ReturnUploadPage() {
  const say = useText(ENGLISH)
  const { id } = useParams({ from: '/inside/returns/$id/upload' })
  const found = useQuery(returnQuery(id))
  const unit = found.data?.unitName
  return (
    <PageFrame name={say('上传工作簿')} context={found.data ? <span>{found.data.roundName}</span> : null}>
      <div className="row">
        <h1>{unit ? say('上传工作簿：{unit}', { unit }) : say('上传工作簿')}</h1>
        <Link className="row-end" to="/returns/$id" params={{ id }}>
          {say('返回填报')}
        </Link>
      </div>
      {found.isPending ? <Loading what={say('正在载入')} /> : null}
      {found.error ? <Failed error={found.error} retry={() => void found.refetch()} /> : null}
      {found.data ? <UploadCard target={{ kind: 'return', id }} /> : null}
    </PageFrame>
  )
}
