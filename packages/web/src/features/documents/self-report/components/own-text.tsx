import type { OwnText as Text } from '@junheng/core/features/documents/self-report/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { CallFailed } from '../../../../shared/call.ts'
import { dateTime } from '../../../../shared/dates.ts'
import { OwnText } from '../../../../shared/paper/paper-view.tsx'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { textHistoryQuery, useWriteText } from '../api.ts'
import { ENGLISH } from '../self-report-english.ts'

interface Props {
  title: string
  hint: string
  text: Text
  /** Of the report; a text may still be of an earlier one. */
  year: number
}

/** A text of the county's own where it stands in the report: read, edited in place, with who wrote it and what stood there before. */
export function OwnTextBlock({ title, hint, text, year }: Props) {
  const say = useText(ENGLISH)
  const may = useMay('paper.issue')
  const [isOpen, setOpen] = useState(false)
  const isKept = text.version === 0 && text.text !== ''
  return (
    <section className="own-text" aria-label={title}>
      {isOpen ? (
        <Editor title={title} hint={hint} text={text} year={year} close={() => setOpen(false)} />
      ) : (
        <>
          {text.text === '' ? <p className="dim">{say('还没有写。{hint}', { hint })}</p> : <OwnText text={text.text} />}
          <p className="row small dim no-print">
            {may ? (
              <Button size="small" aria-label={say('编辑：{title}', { title })} onClick={() => setOpen(true)}>
                {say('编辑')}
              </Button>
            ) : null}
            {isKept ? <span>{say('沿用 {year} 年的文字，改后存为本年度的。', { year: text.year })}</span> : null}
            {text.writtenAt ? (
              <span>{say('{by} 写于 {at}', { by: text.writtenBy ?? '', at: dateTime(text.writtenAt) })}</span>
            ) : null}
            {text.version > 1 ? <History year={year} text={text} /> : null}
          </p>
        </>
      )}
    </section>
  )
}

function Editor({ title, hint, text, year, close }: Props & { close: () => void }) {
  const say = useText(ENGLISH)
  const id = useId()
  const [draft, setDraft] = useState(text.text)
  const place = { year, key: text.key }
  const write = useWriteText(place)
  const theirs = useQuery({ ...textHistoryQuery(place), enabled: isConflict(write.error) })
  const newest = isConflict(write.error) ? theirs.data?.items[0] : undefined
  const save = (seen: number) => write.mutate({ text: draft, seen }, { onSuccess: close })
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save(text.version)
      }}
    >
      <label htmlFor={id}>
        {title} <span className="dim small">{hint}</span>
      </label>
      <Input.TextArea
        id={id}
        autoFocus
        autoSize={{ minRows: 4, maxRows: 18 }}
        maxLength={20_000}
        value={draft}
        onChange={(event) => setDraft(event.target.value)}
      />
      {write.error ? <Failed error={write.error} /> : null}
      {newest ? (
        <section className="stack" aria-label={say('对方现在的文字')}>
          <OwnText text={newest.text} />
          <p className="row">
            <Button onClick={close}>{say('用对方的文字')}</Button>
            <Button onClick={() => save(newest.version)}>{say('用我的覆盖')}</Button>
          </p>
        </section>
      ) : (
        <p className="row">
          <Button type="primary" htmlType="submit" loading={write.isPending}>
            {say('保存')}
          </Button>
          <Button onClick={close}>{say('取消')}</Button>
        </p>
      )}
    </form>
  )
}

function History({ year, text }: { year: number; text: Text }) {
  const say = useText(ENGLISH)
  const [isOpen, setOpen] = useState(false)
  const { data } = useQuery({ ...textHistoryQuery({ year, key: text.key }), enabled: isOpen })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{say('改动记录')}</summary>
      {data?.items.map(({ version, text, writtenBy, writtenAt }) => (
        <blockquote key={version} className="own-text-old">
          <p className="small dim">{say('{by} 写于 {at}', { by: writtenBy ?? '', at: dateTime(writtenAt ?? '') })}</p>
          <OwnText text={text} />
        </blockquote>
      ))}
    </details>
  )
}

const isConflict = (error: unknown): boolean => error instanceof CallFailed && error.reply.code === 'documents.text-changed'
