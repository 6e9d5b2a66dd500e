import type { BulkCheck } from '@junheng/core/features/access/bulk/schema.ts'
import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { DropZone } from '../../../shared/drop-zone.tsx'
import { FaultList } from '../../../shared/fault-list.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { templateAddress, useAddBulk, useCheckBulk } from '../bulk-api.ts'
import { ENGLISH } from '../bulk-english.ts'
import { Slips } from '../components/slips.tsx'
import '../access.css'

/** A workbook of people becomes accounts with one-time passwords: looked at first, then made all at once. */
export default function BulkPage() {
  const say = useText(ENGLISH)
  const check = useCheckBulk()
  const add = useAddBulk()
  const [file, setFile] = useState<File | null>(null)
  const again = () => {
    setFile(null)
    check.reset()
    add.reset()
  }
  if (add.data)
    return (
      <PageFrame name={say('批量建立账号')}>
        <Slips slips={add.data.slips} done={again} />
      </PageFrame>
    )
  return (
    <PageFrame name={say('批量建立账号')}>
      <h1>{say('批量建立账号')}</h1>
      <section className="card stack" aria-labelledby="bulk-who">
        <h2 id="bulk-who">{say('谁办哪一步')}</h2>
        <ol className="bullets bullets-numbered">
          <li>{say('系统管理员在这里按工作簿建立账号，打印密码条，分发给本人。')}</li>
          <li>{say('安全管理员在“账号”里核对申请的岗位，一次授予。授予之前，账号不能登录。')}</li>
          <li>{say('本人用密码条上的一次性密码登录，先换成自己的密码。')}</li>
        </ol>
        <p className="dim">{say('按三员分立，建立账号和授予岗位由两个人办；三员账号请逐个建立。')}</p>
      </section>
      <section className="card stack" aria-labelledby="bulk-file">
        <h2 id="bulk-file">{say('填写工作簿')}</h2>
        <p>
          {say(
            '一行一个人：账号、姓名、角色、学校代码或单位，手机号可不填。先试读，列出全部问题；确认后一次建立，有一处错误就一个也不建立。',
          )}
        </p>
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
        {check.data && file ? <Found found={check.data} file={file} add={add} /> : null}
      </section>
    </PageFrame>
  )
}

function Found({ found, file, add }: { found: BulkCheck; file: File; add: ReturnType<typeof useAddBulk> }) {
  const say = useText(ENGLISH)
  const errors = found.faults.filter(({ severity }) => severity === 'error').length
  const n = found.people.length
  return (
    <>
      <p role="status">
        <strong>{file.name}</strong>{' '}
        {errors > 0
          ? say('{errors} 处错误，{warns} 处提醒。请在工作簿里改好，再选一次。', { errors, warns: found.faults.length - errors })
          : say('{n} 人，{warns} 处提醒', { n, warns: found.faults.length })}
      </p>
      <FaultList faults={found.faults} />
      {n > 0 ? (
        <>
          <PeopleTable found={found} />
          {add.isError ? <Failed error={add.error} title={say('一个账号也没有建立')} /> : null}
          <div className="row">
            <Button type="primary" loading={add.isPending} onClick={() => add.mutate({ file, sha256: found.sha256 })}>
              {say('建立这 {n} 个账号', { n })}
            </Button>
            {add.isPending ? <span className="dim">{say('正在建立账号，人多时约需半分钟')}</span> : null}
          </div>
        </>
      ) : null}
    </>
  )
}

function PeopleTable({ found: { people } }: { found: BulkCheck }) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" style={{ maxHeight: 420 }} aria-label={say('要建立的账号')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {(['账号', '姓名', '角色', '单位', '区县'] as const).map((label) => (
              <th key={label} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <tr key={person.name}>
              <th scope="row">{person.name}</th>
              <td data-label={say('姓名')}>{person.displayName}</td>
              <td data-label={say('角色')}>{ROLE_NAMES[person.role]}</td>
              <td data-label={say('单位')}>{person.school ? `${person.unit}（${person.school}）` : person.unit}</td>
              <td data-label={say('区县')}>{person.county.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
