import { Button, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../accountability-english.ts'
import { useDecide } from '../api.ts'

/** Takes a proposal up or dismisses it; both want the reason. */
export function DecideButtons({ no }: { no: number }) {
  const say = useText(ENGLISH)
  const [taken, setTaken] = useState<boolean | null>(null)
  const [note, setNote] = useState('')
  const decide = useDecide(no)
  const id = useId()
  const close = () => {
    setTaken(null)
    setNote('')
    decide.reset()
  }
  return (
    <div className="row">
      <Button size="small" onClick={() => setTaken(true)}>
        {say('采纳')}
      </Button>
      <Button size="small" onClick={() => setTaken(false)}>
        {say('不采纳')}
      </Button>
      <Modal
        open={taken !== null}
        title={taken ? say('采纳这条问责建议？') : say('不采纳这条问责建议？')}
        okText={taken ? say('采纳') : say('不采纳')}
        cancelText={say('取消')}
        okButtonProps={{ disabled: note.trim().length < 2, loading: decide.isPending }}
        onCancel={close}
        onOk={() => decide.mutate({ taken: taken ?? false, note: note.trim() }, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <label htmlFor={id}>{say('处理意见')}</label>
          <Input.TextArea
            id={id}
            rows={3}
            maxLength={500}
            value={note}
            placeholder={say('写明怎样处理，例如：约谈校长，限期一个月复查')}
            onChange={(e) => setNote(e.target.value)}
          />
          {decide.error ? <Failed error={decide.error} /> : null}
        </div>
      </Modal>
    </div>
  )
}
