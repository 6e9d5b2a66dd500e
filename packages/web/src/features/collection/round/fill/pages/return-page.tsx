import '../fill.css'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useParams } from '@tanstack/react-router'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { useMay } from '../../../../../shared/session.ts'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { CopiedNotice } from '../../open/components/copied-notice.tsx'
import { formQuery, returnQuery } from '../api.ts'
import { FillForm } from '../components/fill-form.tsx'
import { ENGLISH } from '../fill-english.ts'

/** One return: its form to fill in, check, sign and take back; read-only for whoever may not. */
export default function ReturnPage() {
  const say = useText(ENGLISH)
  const { id = '' } = useParams({ strict: false })
  const detail = useQuery(returnQuery(id))
  const form = useQuery(formQuery(id))
  // Whoever sees the county came from its board and has no returns of their own.
  const mayReadRound = useMay('round.read')
  const error = detail.error ?? form.error
  if (detail.data?.kind === 'self_check') return <Navigate to="/returns/$id/self-check" params={{ id }} replace />
  return (
    <PageFrame
      name={detail.data?.unitName ?? say('填报')}
      context={
        detail.data ? (
          <>
            <span>{detail.data.roundName}</span>
            {detail.data.roundState === 'locked' ? (
              <span className="badge-locked">{say('已锁定')}</span>
            ) : (
              <span className="badge-live">{say('填报中')}</span>
            )}
          </>
        ) : null
      }
    >
      <p className="small no-print">
        {mayReadRound && detail.data ? (
          <Link to="/rounds/$round" params={{ round: detail.data.round }}>
            {detail.data.roundName}
          </Link>
        ) : (
          <Link to="/returns">{say('我的填报')}</Link>
        )}{' '}
        › {detail.data?.unitName ?? say('填报')}
      </p>
      {error && !(detail.data && form.data) ? (
        <Failed
          error={error}
          retry={() => {
            void detail.refetch()
            void form.refetch()
          }}
        />
      ) : null}
      {!error && !(detail.data && form.data) ? <Loading what={say('正在载入填报')} /> : null}
      {detail.data ? <CopiedNotice detail={detail.data} /> : null}
      {detail.data && form.data ? <FillForm key={id} detail={detail.data} form={form.data} /> : null}
    </PageFrame>
  )
}
