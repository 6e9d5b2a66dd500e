import type { SheetCheck } from '@junheng/core/features/rectification/sources/schema.ts'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { DropZone } from '../../../../shared/drop-zone.tsx'
import { FaultList } from '../../../../shared/fault-list.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { templateAddress, useCheckSheet, useImportSheet } from '../api.ts'
import { SourceNav } from '../components/source-nav.tsx'
import { ENGLISH } from '../sources-english.ts'
import '../sources.css'

/** A workbook becomes items: looked at first with everything wrong at its cell, then taken in at once or not at all. */
export default function ImportItemsPage() {
  const say = useText(ENGLISH)
  const check = useCheckSheet()
  const add = useImportSheet()
  const [file, setFile] = useState<File | null>(null)
  return (
    <PageFrame name={say('从工作簿列入台账')}>
      <SourceNav here="/ledger/import" />
      <h1>{say('从工作簿列入台账')}</h1>
      <section className="card stack" aria-labelledby="sheet">
        <h2 id="sheet">{say('填写工作簿')}</h2>
        <p>{say('一行一个问题。先试读，列出全部问题和所在的格；改好后一次列入，有一处错误就一条也不列入。')}</p>
        <p className="dim">{say('公众反映只记日期、渠道和反映的事，不写反映人的姓名、电话。')}</p>
        <div>
          <Button href={templateAddress}>{say('下载空白工作簿')}</Button>
        </div>
        <DropZone
          button={say('选择填好的工作簿')}
          accept=".xlsx"
          primary={!check.data}
          disabled={add.isPending}
          onFile={(chosen) => {
            setFile(chosen)
            add.reset()
            check.mutate(chosen)
          }}
        />
        {check.isPending ? <Loading what={say('正在读取')} /> : null}
        {check.isError ? <Failed error={check.error} /> : null}
        {add.data ? (
          <div className="notice notice-met" role="status">
            <p>
              {say('已列入 № {first} 至 № {last}，共 {n} 条。', {
                first: add.data.first,
                last: add.data.first + add.data.count - 1,
                n: add.data.count,
              })}
            </p>
            <Link to="/ledger" search={{ sort: '-no' }}>
              {say('看整改台账')}
            </Link>
          </div>
        ) : check.data && file ? (
          <Found found={check.data} file={file} add={add} />
        ) : null}
      </section>
    </PageFrame>
  )
}

function Found({ found, file, add }: { found: SheetCheck; file: File; add: ReturnType<typeof useImportSheet> }) {
  const say = useText(ENGLISH)
  const errors = found.faults.filter(({ severity }) => severity === 'error').length
  const n = found.items.length
  return (
    <>
      <p role="status">
        <strong>{file.name}</strong>{' '}
        {errors > 0
          ? say('{errors} 处错误，{warns} 处提醒。请在工作簿里改好，再选一次。', { errors, warns: found.faults.length - errors })
          : say('{n} 条，{warns} 处提醒', { n, warns: found.faults.length })}
      </p>
      <FaultList faults={found.faults} />
      {n > 0 ? (
        <>
          <PlainTable
            label={say('要列入的任务')}
            heads={[{ num: say('行') }, say('对象'), say('指标'), say('问题'), say('责任单位'), say('完成时间')]}
          >
            {found.items.map((item) => (
              <tr key={item.line}>
                <td data-label={say('行')} className="num">
                  {item.line}
                </td>
                <th scope="row">{item.schoolName ?? say('全县')}</th>
                <td data-label={say('指标')}>{item.indicatorName || '—'}</td>
                <td data-label={say('问题')} className="wide break">
                  {item.problem}
                </td>
                <td data-label={say('责任单位')}>{item.units.join('、') || '—'}</td>
                <td data-label={say('完成时间')} className="nowrap">
                  {item.deadline ?? '—'}
                </td>
              </tr>
            ))}
          </PlainTable>
          {add.isError ? <Failed error={add.error} title={say('没有列入任何一条')} /> : null}
          <div>
            <Button type="primary" loading={add.isPending} onClick={() => add.mutate({ file, sha256: found.sha256 })}>
              {say('列入这 {n} 条', { n })}
            </Button>
          </div>
        </>
      ) : null}
    </>
  )
}
