import { BASIS_NAMES } from '@junheng/core/features/collection/round/bases.ts'
import type { ValueEntry } from '@junheng/core/features/collection/round/check/review-schema.ts'
import { readRow } from '@junheng/core/features/collection/round/value-path.ts'
import { useQuery } from '@tanstack/react-query'
import { dateTimeSecond } from '../../../../../shared/dates.ts'
import { Drawer } from '../../../../../shared/drawer.tsx'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { type Say, useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { valueHistoryQuery } from '../api.ts'
import { ENGLISH } from '../history-english.ts'
import '../../../../../shared/history.css'

interface Props {
  returnId: string
  path: string
  /** What people call the value. */
  name: string
}

/** Where one value came from, one click away: a drawer that stands in the address (`value`), so that it can be sent. */
export function ValueHistoryLink({ returnId, path, name }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  return (
    <>
      <button type="button" className="link no-print" onClick={() => change({ value: path })}>
        {say('来历')}
        <span className="sr">：{name}</span>
      </button>
      {search['value'] === path ? (
        <Drawer isOpen label={say('“{name}”的来历', { name })} onClose={() => change({ value: undefined })}>
          <History returnId={returnId} path={path} name={name} />
        </Drawer>
      ) : null}
    </>
  )
}

function History({ returnId, path, name }: Props) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(valueHistoryQuery(returnId, path))
  return (
    <section className="stack">
      <h2 className="break history-title">{say('“{name}”的来历', { name })}</h2>
      {isPending ? <Loading what={say('正在载入来历')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.entries.length === 0 ? <p className="dim">{say('还没有人填过。填写以后，每一次改动都会记在这里。')}</p> : null}
      {data && data.entries.length > 0 ? (
        <ol className="history">
          {data.entries.map((entry) => (
            <li key={`${entry.basis} ${entry.version}`}>
              <p className="history-head">
                <strong>{BASIS_NAMES[entry.basis]}</strong> <span>{entry.by}</span>{' '}
                <span className="dim">{howOf(entry, say)}</span>
              </p>
              <p className="break">{changeOf(entry, say)}</p>
              {entry.note ? <p className="break">{entry.note}</p> : null}
              <p className="dim small">
                <time dateTime={entry.at}>{dateTimeSecond(entry.at)}</time>
              </p>
            </li>
          ))}
        </ol>
      ) : null}
      <p className="dim small">{say('每一次改动在保存的同时记下，谁也不能删改。')}</p>
    </section>
  )
}

function changeOf({ before, value }: ValueEntry, say: Say<typeof ENGLISH>): string {
  const [was, is] = [before ? words(before) : '', words(value)]
  if (is === '') return say('清除，原为 {was}', { was })
  return was === '' ? say('填为 {is}', { is }) : say('由 {was} 改为 {is}', { was, is })
}

/** A list's row as its words, without the hash of a staff number. */
function words(value: string): string {
  const row = readRow(value)
  if (row === null) return value
  const said = Object.entries(row).filter(([key]) => key !== 'teacher_id')
  return said.map(([, word]) => word).join(' ')
}

const HOW = {
  typed: '填写',
  uploaded: '上传',
  copied: '沿用上年',
  gathered: '取自国家系统',
  verified: '核实',
  amended: '锁定后修订',
  withdrawn: '撤回核实',
} as const satisfies Record<string, keyof typeof ENGLISH>

const howOf = ({ how }: ValueEntry, say: Say<typeof ENGLISH>): string => {
  const known = HOW[how as keyof typeof HOW]
  return known ? say(known) : how
}
