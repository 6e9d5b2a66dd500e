import type { LetterSetting } from '@junheng/core/features/rectification/letters/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { settingsQuery, useSetDays } from '../api.ts'
import { ENGLISH } from '../letters-english.ts'

/** The days for a reply, by kind: proposed and from where, or the county's own. */
export function ReplyDays() {
  const say = useText(ENGLISH)
  const { data } = useQuery(settingsQuery)
  return (
    <section className="card stack no-print">
      <h2>{say('回复天数')}</h2>
      {data?.items.map((setting) => (
        <Days key={`${setting.kind} ${setting.days} ${setting.recheckDays}`} setting={setting} />
      ))}
    </section>
  )
}

function Days({ setting: { kind, zh, days, recheckDays, isOwn, source } }: { setting: LetterSetting }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [wanted, setWanted] = useState(days)
  const [recheck, setRecheck] = useState(recheckDays)
  const saving = useSetDays()
  return (
    <div>
      <div className="row">
        <label htmlFor={id}>
          <strong>{zh}</strong>
        </label>
        <InputNumber id={id} min={1} max={365} precision={0} value={wanted} onChange={(next) => setWanted(next ?? days)} />
        {kind === 'opinion' ? (
          <>
            <label htmlFor={`${id}-recheck`}>{say('申请复查天数（空着就不写）')}</label>
            <InputNumber id={`${id}-recheck`} min={1} max={365} precision={0} value={recheck} onChange={setRecheck} />
          </>
        ) : null}
        <Button
          size="small"
          disabled={wanted === days && recheck === recheckDays}
          loading={saving.isPending}
          onClick={() => saving.mutate({ kind, days: wanted, recheckDays: recheck })}
        >
          {say('保存')}
        </Button>
      </div>
      <p className="dim small">{isOwn ? say('本县设定') : say('系统建议：{source}', { source })}</p>
      {saving.error ? <Failed error={saving.error} /> : null}
    </div>
  )
}
