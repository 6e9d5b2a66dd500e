import { useQuery } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { faultsQuery } from '../api.ts'
import { ENGLISH } from '../fill-english.ts'
import { readinessOf } from '../found-at.ts'
import { useFill, useSaveStatus } from '../use-fill.ts'
import { Attestation } from './attestation.tsx'
import { ReadinessList } from './readiness-list.tsx'

/** Before a return is handed in: everything saved, everything checked, everything that is odd explained; then the signature. */
export function SubmitDialog({ onClose }: { onClose: () => void }) {
  const say = useText(ENGLISH)
  const { store, detail, goTo } = useFill()
  const { unsaved, state } = useSaveStatus(store)
  const [revision, setRevision] = useState(store.revision)
  useEffect(() => {
    void store.flush()
  }, [store])
  useEffect(() => {
    if (unsaved === 0) setRevision(store.revision)
  }, [unsaved, store.revision, store])
  const checked = useQuery({ ...faultsQuery(detail.id, revision), enabled: unsaved === 0 })
  const found = checked.data && !checked.isPlaceholderData ? checked.data : null
  const readiness = found ? readinessOf(found) : null
  const jump = (path: string) => {
    onClose()
    goTo(path)
  }
  return (
    <Modal open title={say('检查并提交：{name}', { name: detail.unitName })} width={720} onCancel={onClose} footer={null}>
      <div className="stack fill-submit">
        {unsaved > 0 && state !== 'saving' ? (
          <div className="notice notice-spare" role="status">
            <p>{say('还有 {n} 项没有保存，保存好才能提交。', { n: unsaved })}</p>
            <Button size="small" onClick={() => void store.flush()}>
              {say('现在保存')}
            </Button>
          </div>
        ) : null}
        {checked.error ? <Failed error={checked.error} retry={() => void checked.refetch()} /> : null}
        {readiness === null && !checked.error ? <Loading what={say('正在检查')} /> : null}
        {readiness && found ? (
          <>
            <ReadinessList readiness={readiness} notRun={found.notRun} onJump={jump} />
            {readiness.isReady && unsaved === 0 ? (
              <Attestation revision={revision} onDone={onClose} />
            ) : (
              <p className="dim">{say('处理完上面各项后即可签认提交。改动会自动保存，随时可以离开。')}</p>
            )}
          </>
        ) : null}
      </div>
    </Modal>
  )
}
