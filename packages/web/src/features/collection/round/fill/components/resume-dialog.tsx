import { Modal } from 'antd'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useStep } from '../api.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'

/** Going on with an accepted return, for figures that did not exist yet when it was signed. */
export function ResumeDialog({ onClose }: { onClose: () => void }) {
  const say = useText(ENGLISH)
  const { store, detail } = useFill()
  const resume = useStep(detail.id, 'resume')
  return (
    <Modal
      open
      title={say('续填“{name}”的填报？', { name: detail.unitName })}
      okText={say('续填')}
      cancelText={say('取消')}
      okButtonProps={{ loading: resume.isPending }}
      onOk={() => resume.mutate(store.revision, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{say('用于补报审核通过以后才能形成的数据（如年度决算）。已填的数据都保留；补完后要重新签认提交，并再次审核。')}</p>
        {resume.error ? <Failed error={resume.error} /> : null}
      </div>
    </Modal>
  )
}
