import { Button, InputNumber } from 'antd'
import { useId, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../accountability-english.ts'
import { useOverdueDays } from '../api.ts'

/** After how many days past its deadline an item is proposed; the bureau may change it. */
export function OverdueTerm({ days }: { days: number }) {
  const say = useText(ENGLISH)
  const [draft, setDraft] = useState<number | null>(null)
  const save = useOverdueDays()
  const id = useId()
  const mayChange = useMay('item.manage')
  return (
    <div className="stack">
      <p className="row">
        <span>{say('逾期超过 {n} 天提出建议（这是系统给的默认做法，没有文件规定，县里可以改）', { n: days })}</span>
        {mayChange && draft === null ? (
          <Button size="small" onClick={() => setDraft(days)}>
            {say('改天数')}
          </Button>
        ) : null}
      </p>
      {draft !== null ? (
        <div className="row">
          <label htmlFor={id}>{say('逾期天数')}</label>
          <InputNumber id={id} min={1} max={3650} precision={0} value={draft} onChange={(value) => setDraft(value ?? days)} />
          <Button
            size="small"
            type="primary"
            loading={save.isPending}
            onClick={() => save.mutate(draft, { onSuccess: () => setDraft(null) })}
          >
            {say('保存')}
          </Button>
          <Button size="small" onClick={() => setDraft(null)}>
            {say('取消')}
          </Button>
        </div>
      ) : null}
      {save.error ? <Failed error={save.error} /> : null}
    </div>
  )
}
