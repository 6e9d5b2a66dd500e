import { Link } from '@tanstack/react-router'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Failed } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useAdoptProfile } from '../api.ts'
import { ENGLISH } from '../profiles-english.ts'

interface Props {
  /** Null: the standard's own defaults. */
  id: string | null
  name: string
  /** What is adopted now, as the page shows it. */
  instead: string | null
}

/** Adopting changes what every page of the county judges by, so it says that and asks once. */
export function AdoptButton({ id, name, instead }: Props) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const adopt = useAdoptProfile()
  const close = () => {
    setOpen(false)
    adopt.reset()
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={say('采用 {name}', { name })}>
        {say('采用')}
      </Button>
      <Modal
        open={isOpen}
        title={say('采用“{name}”？', { name })}
        okText={say('采用这份口径')}
        cancelText={say('不采用')}
        okButtonProps={{ loading: adopt.isPending }}
        onCancel={close}
        onOk={() => adopt.mutate({ profile: id, instead }, { onSuccess: close })}
        destroyOnHidden
      >
        <div className="stack">
          <p>{say('此后首页、监测评估、学校矩阵、申报表等各页，不另选口径时都按它判定。以前的结论不改，随时可以换回。')}</p>
          {id === null ? null : (
            <p>
              <Link to="/standards" search={{ view: 'try', profile: id }} onClick={close}>
                {say('先看会改变什么')}
              </Link>
            </p>
          )}
          {adopt.isError ? <Failed error={adopt.error} /> : null}
        </div>
      </Modal>
    </>
  )
}
