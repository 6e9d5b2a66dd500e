import type { Declaration, Recognition } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useState } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { MarkWord } from '../../../../shared/marks.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { useText } from '../../../../shared/text.ts'
import { runsQuery } from '../../runs/api.ts'
import { receiptAddress, useAddReceipt, useDeclare } from '../api.ts'
import { ENGLISH } from '../recognition-english.ts'
import { Field } from './field.tsx'
import { RecordDialog } from './record-dialog.tsx'

const HEADS = ['申报版', '评估', '结论', '申报日期', '回执', '原因', '封存'] as const

/** 申报版: what was handed in; the newest stands, the others stay to be seen. */
export function DeclarationsCard({ recognition: { declarations }, today }: { recognition: Recognition; today: string }) {
  const say = useText(ENGLISH)
  const mayDeclare = useMay('recognition.declare')
  return (
    <section className="card stack" aria-labelledby="declared">
      <div className="row">
        <h2 id="declared">{say('申报版')}</h2>
        {mayDeclare ? <Declare declarations={declarations} today={today} /> : null}
      </div>
      {declarations.length === 0 ? (
        <p className="dim">{say('还没有封存申报版。申报时，把据以申报的那次正式评估封存在这里，以后的评估都同它比较。')}</p>
      ) : (
        <PlainTable label={say('申报版')} heads={HEADS.map((head) => say(head))}>
          {declarations.map((each) => (
            <DeclarationRow key={each.number} declaration={each} />
          ))}
        </PlainTable>
      )}
    </section>
  )
}

function DeclarationRow({
  declaration: { number, run, on, reason, at, by, receipts, isStanding },
}: {
  declaration: Declaration
}) {
  const say = useText(ENGLISH)
  const mayManage = useMay('recognition.manage')
  return (
    <tr>
      <th scope="row" className="nowrap">
        {say('第 {n} 次', { n: number })}{' '}
        <span className="small">{isStanding ? say('现行') : <span className="dim">{say('已替换')}</span>}</span>
      </th>
      <td data-label={say('评估')} className="break">
        <Link to="/evaluation" search={{ package: run.source.id, run: run.id }}>
          {run.name}
        </Link>
      </td>
      <td data-label={say('结论')}>
        <MarkWord mark={run.verdict} />
      </td>
      <td data-label={say('申报日期')} className="nowrap">
        {on}
      </td>
      <td data-label={say('回执')}>
        {receipts.map((receipt) => (
          <div key={receipt.number}>
            {receipt.docNo}{' '}
            {receipt.file ? (
              <a href={receiptAddress(number, receipt.number)} title={receipt.file.sha256} download>
                {receipt.file.name}
              </a>
            ) : null}
          </div>
        ))}
        {receipts.length === 0 ? <span className="dim">{say('没有登记')} </span> : null}
        {mayManage ? <AddReceipt number={number} /> : null}
      </td>
      <td data-label={say('原因')} className="break">
        {reason ?? '—'}
      </td>
      <td data-label={say('封存')} className="dim small">
        {by} {dateTime(at)}
      </td>
    </tr>
  )
}

function Declare({ declarations, today }: { declarations: readonly Declaration[]; today: string }) {
  const say = useText(ENGLISH)
  const declare = useDeclare()
  const { data } = useQuery(runsQuery(1))
  const [run, setRun] = useState<string | null>(null)
  const standing = declarations[0]?.run.id
  const fit = (data?.items ?? []).filter(
    ({ id, kind, standard, source }) =>
      id !== standing &&
      kind === 'final' &&
      standard.key === 'quality_balanced_2017' &&
      (source.basis ?? 'effective') === 'effective',
  )
  const chosen = fit.find(({ id }) => id === run)
  return (
    <span className="row-end no-print">
      <RecordDialog
        isSmall
        button={standing ? say('封存新的申报版') : say('封存申报版')}
        title={say('把一次正式评估封存为申报版')}
        isReady={run !== null}
        on={{ label: say('申报日期'), today }}
        docNo="no"
        note={standing ? 'must' : 'no'}
        noteLabel={say('为什么替换原来的申报版')}
        given={({ on, note }) => ({ run: run!, on, reason: note, seen: declarations.length })}
        act={declare}
      >
        <p className="dim">{say('封存后不能修改。需要更换时封存新的一版并写明原因，原来的一版仍可查看。')}</p>
        <Field
          label={say('正式评估')}
          {...(fit.length === 0 && { note: say('还没有可以封存的正式评估：先锁定填报，再到“县级结论”保存评估。') })}
        >
          {(id) => (
            <Select
              id={id}
              value={run}
              onChange={setRun}
              style={{ width: '100%' }}
              placeholder={say('选择一次正式评估')}
              options={fit.map(({ id: value, name, madeAt }) => ({ value, label: `${name}（${dateTime(madeAt)}）` }))}
            />
          )}
        </Field>
        {chosen && chosen.verdict !== 'met' ? (
          <p className="notice notice-spare">
            {say('这次评估的县级结论是')} <MarkWord mark={chosen.verdict} />
          </p>
        ) : null}
      </RecordDialog>
    </span>
  )
}

function AddReceipt({ number }: { number: number }) {
  const say = useText(ENGLISH)
  const add = useAddReceipt(number)
  const [file, setFile] = useState<File | null>(null)
  return (
    <span className="no-print">
      <RecordDialog
        isSmall
        button={say('登记回执')}
        title={say('登记第 {n} 次申报的回执', { n: number })}
        on={null}
        docNo={file ? 'may' : 'must'}
        note="no"
        given={({ docNo }) => ({ docNo, file })}
        act={add}
      >
        <DropZone button={say('选择回执文件')} accept=".pdf,.docx,.jpg,.jpeg,.png" primary={false} onFile={setFile}>
          <span>{file?.name ?? say('pdf、docx 或照片，可不选')}</span>
        </DropZone>
      </RecordDialog>
    </span>
  )
}
