import { type Marks, pastedRows, readMarks } from '@junheng/core/features/evaluation/judgements/core-results/marks.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useReadCoreSheet } from './api.ts'
import { ENGLISH } from './core-english.ts'
import { same } from './use-marks.ts'

interface Props {
  schools: readonly { code: string; name: string }[]
  items: number
  marksOf: (school: string) => Marks
  onPut: (all: { school: string; marks: Marks }[]) => void
}

/** Rows of a spreadsheet, pasted or uploaded: what was read of them is said first, then put into the table as one step that can be undone. */
export function PasteIn({ schools, items, marksOf, onPut }: Props) {
  const say = useText(ENGLISH)
  const id = useId()
  const [text, setText] = useState('')
  const sheet = useReadCoreSheet()
  const rows = text.trim() !== '' ? pastedRows(text) : (sheet.data?.rows ?? null)
  const read = rows ? readMarks(rows, schools, items) : null
  const changed = read?.found.filter(({ school, marks }) => !same(marks, marksOf(school))) ?? []
  const put = () => {
    onPut(changed)
    setText('')
    sheet.reset()
  }
  return (
    <details className="card stack no-print">
      <summary>{say('从表格粘贴或上传')}</summary>
      <p className="dim">
        {say('每行一所学校：学校代码或名称，然后按项目顺序填 达标 或 不达标（也认 √ ×、1 0、是 否），没有的留空。可先导出再填。')}
      </p>
      <label htmlFor={id}>{say('从表格复制后粘贴到这里')}</label>
      <Input.TextArea id={id} rows={4} value={text} onChange={(e) => setText(e.target.value)} />
      <DropZone
        button={say('上传表格')}
        accept=".xlsx"
        primary={false}
        disabled={sheet.isPending}
        onFile={(file) => sheet.mutate(file)}
      >
        <p className="dim small">{say('xlsx，读第一张工作表')}</p>
      </DropZone>
      {sheet.error ? <Failed error={sheet.error} /> : null}
      {read ? (
        <div role="status" className="stack">
          <p>{say('读出 {n} 所学校，{m} 所与现有结果不同', { n: read.found.length, m: changed.length })}</p>
          {read.faults.length > 0 ? (
            <>
              <p className="mark mark-unmet">{say('{n} 处看不懂', { n: read.faults.length })}</p>
              <ul className="bullets small">
                {read.faults.slice(0, 20).map((fault) => (
                  <li key={fault}>{fault}</li>
                ))}
              </ul>
            </>
          ) : null}
          <p>
            <Button type="primary" disabled={changed.length === 0} onClick={put}>
              {say('填入表中')}
            </Button>
          </p>
        </div>
      ) : null}
    </details>
  )
}
