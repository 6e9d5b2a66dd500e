import { Button, Input } from 'antd'
import { useState } from 'react'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { FaultList } from '../../../shared/fault-list.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { exportAddress, useCheckFile, useImportFile } from '../api.ts'
import { ENGLISH } from '../orgs-english.ts'
import { DifferencesTable } from './differences-table.tsx'
import { Field } from './field.tsx'

/** The directory as a workbook: out, changed, looked at, in again. */
export function DirectoryImport({ today }: { today: string }) {
  const say = useText(ENGLISH)
  const check = useCheckFile()
  const write = useImportFile()
  const [on, setOn] = useState(today)
  const [file, setFile] = useState<File | null>(null)
  const [reason, setReason] = useState('')
  const look = (chosen: File, day: string) => {
    setFile(chosen)
    write.reset()
    check.mutate({ file: chosen, on: day })
  }
  const found = check.data
  const errors = found?.faults.filter(({ severity }) => severity === 'error').length ?? 0
  return (
    <section className="card stack" aria-label={say('名录工作簿')}>
      <h2>{say('名录工作簿')}</h2>
      <p>{say('导出后在 Excel 或 WPS 里修改，再导入：先看全部问题和不同之处，确认后一次写入。没有列出的机构不受影响。')}</p>
      <div>
        <Button href={exportAddress(undefined)}>{say('导出名录')}</Button>
      </div>
      <div className="orgs-form orgs-narrow">
        <Field label={say('变更自哪一天起')} note={say('当天或之后才建立的，按更正处理。')}>
          {(id) => (
            <Input
              id={id}
              type="date"
              max={today}
              value={on}
              onChange={(e) => {
                setOn(e.target.value)
                if (file) look(file, e.target.value)
              }}
            />
          )}
        </Field>
      </div>
      <DropZone button={say('选择工作簿')} accept=".xlsx" primary={!found} onFile={(chosen) => look(chosen, on)} />
      {check.isPending ? <Loading what={say('正在核对')} /> : null}
      {check.error ? <Failed error={check.error} /> : null}
      {write.isSuccess ? (
        <p className="notice notice-met" role="status">
          ● {say('已写入 {n} 处变更。', { n: write.data.differences.length })}
        </p>
      ) : found && file ? (
        <>
          <p role="status">
            <strong>{file.name}</strong>{' '}
            {say('{rows} 行，{same} 行没有变化，{n} 处不同，{errors} 处错误', {
              rows: found.rows,
              same: found.unchanged,
              n: found.differences.length,
              errors,
            })}
          </p>
          <FaultList faults={found.faults} />
          {errors === 0 && found.differences.length > 0 ? (
            <>
              <DifferencesTable differences={found.differences} />
              <div className="orgs-form orgs-narrow">
                <Field label={say('依据或原因')}>
                  {(id) => <Input id={id} value={reason} onChange={(e) => setReason(e.target.value)} />}
                </Field>
                {write.error ? <Failed error={write.error} title={say('没有写入')} /> : null}
                <Button
                  type="primary"
                  loading={write.isPending}
                  onClick={() => write.mutate({ file, on, reason, sha256: found.sha256 })}
                >
                  {say('写入这 {n} 处变更', { n: found.differences.length })}
                </Button>
              </div>
            </>
          ) : null}
        </>
      ) : null}
    </section>
  )
}
