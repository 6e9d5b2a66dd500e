import { Button } from 'antd'
import { useId, useState } from 'react'
import { useSignedIn } from '../../../../../shared/session.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useAskForSignature, useStep } from '../api.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'

interface Props {
  revision: number
  onDone: () => void
}

/** The signature, by whoever may give it: their own name once more. Others ask for it. */
export function Attestation({ revision, onDone }: Props) {
  const { detail } = useFill()
  return detail.mayDo.includes('submit') ? <Signing revision={revision} onDone={onDone} /> : <Asking />
}

function Signing({ revision, onDone }: Props) {
  const say = useText(ENGLISH)
  const { detail } = useFill()
  const { account, post } = useSignedIn()
  const submit = useStep(detail.id, 'submit')
  const [name, setName] = useState('')
  const id = useId()
  return (
    <form
      className="fill-attest stack"
      onSubmit={(e) => {
        e.preventDefault()
        submit.mutate(revision, { onSuccess: onDone })
      }}
    >
      <p>
        {say('本人已核对{unit}{round}的全部数据，对其真实、准确、完整负责。提交后由教育局审核，未退回前不能修改。', {
          unit: detail.unitName,
          round: detail.roundName,
        })}
      </p>
      <p className="dim">
        {say('签认人：{name}（{post}）；签认时间以提交时为准。', { name: account.displayName, post: post.unit })}
      </p>
      <div>
        <label htmlFor={id}>{say('请输入本人姓名“{name}”确认', { name: account.displayName })}</label>
        <input id={id} className="fill-input" autoComplete="off" value={name} onChange={(e) => setName(e.target.value)} />
      </div>
      {submit.error ? <Failed error={submit.error} /> : null}
      <Button type="primary" htmlType="submit" disabled={name.trim() !== account.displayName} loading={submit.isPending}>
        {say('签认并提交')}
      </Button>
    </form>
  )
}

function Asking() {
  const say = useText(ENGLISH)
  const { detail } = useFill()
  const ask = useAskForSignature(detail.id)
  if (ask.data)
    return (
      <p className="notice notice-met" role="status">
        {ask.data.told > 0 ? say('已通知校长（负责人）签认，签认后即提交。') : say('今天已经通知过，请等候签认。')}
      </p>
    )
  return (
    <div className="stack">
      <p>{say('数据已备齐。提交须由校长（负责人）本人签认。')}</p>
      {ask.error ? <Failed error={ask.error} /> : null}
      <div>
        <Button type="primary" loading={ask.isPending} onClick={() => ask.mutate()}>
          {say('请校长签认')}
        </Button>
      </div>
    </div>
  )
}
