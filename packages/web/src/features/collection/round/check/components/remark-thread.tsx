import type { Remark } from '@junheng/core/features/collection/round/schema.ts'
import { Button } from 'antd'
import { dateTime } from '../../../../../shared/dates.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useSettle } from '../api.ts'
import { ENGLISH } from '../review-english.ts'

interface Props {
  returnId: string
  remark: Remark
  maySettle: boolean
}

/** A remark, its answer, and whether it is settled. */
export function RemarkThread({ returnId, remark, maySettle }: Props) {
  const say = useText(ENGLISH)
  const settling = useSettle(returnId)
  const { text, by, at, answer, settled } = remark
  return (
    <div className={`review-remark${settled ? ' is-settled' : ''}`}>
      <p>
        <b>{say('疑问')}</b> {text}{' '}
        <span className="dim small">
          {by} {dateTime(at)}
        </span>
      </p>
      {answer ? (
        <p>
          <b>{say('答复')}</b> {answer.text}{' '}
          <span className="dim small">
            {answer.by} {dateTime(answer.at)}
          </span>
        </p>
      ) : null}
      {settled ? (
        <p className="dim small">
          <span aria-hidden="true">✓ </span>
          {say('已办结，{by} {at}', { by: settled.by, at: dateTime(settled.at) })}
        </p>
      ) : maySettle ? (
        <Button size="small" loading={settling.isPending} onClick={() => settling.mutate(remark.id)}>
          {say('办结')}
        </Button>
      ) : (
        <p className="dim small">{answer ? say('等待审核人办结') : say('等待答复')}</p>
      )}
      {settling.error ? <Failed error={settling.error} /> : null}
    </div>
  )
}
