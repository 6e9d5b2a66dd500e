import { Button } from 'antd'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../fill-english.ts'

export interface Pasted {
  rows: number
  hadHeader: boolean
  unplaced: readonly string[]
  /** What stood before, to be put back. */
  undo: readonly (readonly [path: string, value: string])[]
}

/** What became of a pasted block, and the way back. */
export function PasteNotice({ pasted, onUndo, onClose }: { pasted: Pasted; onUndo: () => void; onClose: () => void }) {
  const say = useText(ENGLISH)
  const { rows, hadHeader, unplaced, undo } = pasted
  return (
    <div className={`notice${unplaced.length > 0 ? ' notice-spare' : ''}`} role="status">
      <p>
        {hadHeader ? say('按表头粘贴了 {n} 行。', { n: rows }) : say('粘贴了 {n} 行。', { n: rows })}
        {unplaced.length > 0 ? say('没有认出的：{what}。', { what: unplaced.slice(0, 10).join('、') }) : null}
        {unplaced.length > 10 ? say('另有 {n} 处。', { n: unplaced.length - 10 }) : null}
      </p>
      <p className="row">
        <Button
          size="small"
          disabled={undo.length === 0}
          onClick={() => {
            onUndo()
            onClose()
          }}
        >
          {say('撤销粘贴')}
        </Button>
        <Button size="small" type="text" onClick={onClose}>
          {say('知道了')}
        </Button>
      </p>
    </div>
  )
}
