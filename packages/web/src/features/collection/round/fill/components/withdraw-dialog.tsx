import { Modal } from 'antd'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useStep } from '../api.ts'
import { ENGLISH } from '../fill-english.ts'
import { useFill } from '../use-fill.ts'

/** Taking a return back: its signature goes, and it must be signed again. */
export function WithdrawDialog({ onClose }: { onClose: () => void }) {
  const say = useText(ENGLISH)
  const { store, detail } = useFill()
  const withdraw = useStep(detail.id, 'withdraw')
  return (
    <Modal
      open
      title={say('撤回“{name}”的填报？', { name: detail.unitName })}
      okText={say('撤回修改')}
      cancelText={say('不撤回')}
      okButtonProps={{ danger: true, loading: withdraw.isPending }}
      onOk={() => withdraw.mutate(store.revision, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{say('撤回后原签认作废，可以继续修改；改好后要重新签认提交。')}</p>
        {withdraw.error ? <Failed error={withdraw.error} /> : null}
      </div>
    </Modal>
  )
}
