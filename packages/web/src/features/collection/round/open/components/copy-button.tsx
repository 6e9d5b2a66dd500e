import { COPY_KINDS, COPY_NAMES, type CopyKind } from '@junheng/core/features/collection/round/open/copying.ts'
import { Button, Checkbox, Modal } from 'antd'
import { useEffect, useState } from 'react'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useCopyPrevious } from '../api.ts'
import { ENGLISH } from '../open-english.ts'

/** Takes over what hardly changes from one year to the next, of the kinds chosen; first it says how much that is. */
export function CopyButton({ round }: { round: string }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('沿用上年')}</Button>
      {isOpen ? <CopyDialog round={round} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function CopyDialog({ round, onClose }: { round: string; onClose: () => void }) {
  const say = useText(ENGLISH)
  const [kinds, setKinds] = useState<readonly CopyKind[]>([])
  const counting = useCopyPrevious(round)
  const copying = useCopyPrevious(round)
  const count = counting.mutate
  useEffect(() => count({ kinds: [...COPY_KINDS] }), [count])
  const { data, error } = counting
  const of = (kind: CopyKind) => data?.byKind.find((each) => each.kind === kind)?.values ?? 0
  const values = kinds.reduce((sum, kind) => sum + of(kind), 0)
  const done = copying.data
  return (
    <Modal
      open
      title={say('沿用上年的值')}
      okText={done ? say('完成') : say('沿用 {n} 个值', { n: values })}
      cancelText={say('取消')}
      cancelButtonProps={{ hidden: done !== undefined }}
      okButtonProps={{ disabled: !done && values === 0, loading: copying.isPending }}
      onCancel={onClose}
      onOk={() => (done ? onClose() : copying.mutate({ kinds: [...kinds], confirm: true }))}
    >
      <div className="stack">
        {done ? (
          <p className="mark-met" role="status">
            ●{' '}
            {say('已沿用 {values} 个值到 {returns} 份填报，各单位核对后才算数。', { values: done.values, returns: done.returns })}
          </p>
        ) : (
          <>
            <p>
              {say('只写入还没有填的项，填过或清空过的不动；学生、班级、教师和经费每年重新填报。')}
              {data ? ` ${say('取自：{name}', { name: data.from })}` : ''}
            </p>
            <ul className="lines">
              {COPY_KINDS.map((kind) => (
                <li key={kind}>
                  <Checkbox
                    checked={kinds.includes(kind)}
                    disabled={!data || of(kind) === 0}
                    onChange={({ target }) =>
                      setKinds(COPY_KINDS.filter((each) => (each === kind ? target.checked : kinds.includes(each))))
                    }
                  >
                    {COPY_NAMES[kind].zh} <span className="dim">{COPY_NAMES[kind].about}</span>{' '}
                    {data ? <span className="nowrap dim">{say('{n} 个值', { n: of(kind) })}</span> : null}
                  </Checkbox>
                </li>
              ))}
            </ul>
          </>
        )}
        {error ? <Failed error={error} /> : null}
        {copying.error ? <Failed error={copying.error} /> : null}
      </div>
    </Modal>
  )
}
