import './history.css'
import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import { listAudit } from '@junheng/core/features/audit/contract.ts'
import type { AuditEntry } from '@junheng/core/features/audit/schema.ts'
import { verbName } from '@junheng/core/features/audit/verbs.ts'
import { useQuery } from '@tanstack/react-query'
import { AuditChanges, AuditNumber } from './audit-changes.tsx'
import { call } from './call.ts'
import { dateTimeSecond } from './dates.ts'
import { Drawer } from './drawer.tsx'
import { ENGLISH } from './history-english.ts'
import { Failed, Loading } from './states.tsx'
import { useText } from './text.ts'
import { useUrl } from './url.ts'

const LISTED = 50

/**
 * The history of one value, one click away: who did what to `subject`, when and why, within what the viewer may see. It opens as a drawer
 * and stands in the address (`history`), so that it can be sent.
 *
 * @param subject  the id the audit entries name
 * @param name     what people call it
 */
export function HistoryLink({ subject, name }: { subject: string; name: string }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const isOpen = search['history'] === subject
  return (
    <>
      <button type="button" className="link no-print" onClick={() => change({ history: subject })}>
        {say('历史')}
        <span className="sr">：{name}</span>
      </button>
      <Drawer isOpen={isOpen} label={say('“{name}”的历史', { name })} onClose={() => change({ history: undefined })}>
        <History subject={subject} name={name} />
      </Drawer>
    </>
  )
}

function History({ subject, name }: { subject: string; name: string }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['audit', 'history', subject],
    queryFn: ({ signal }) => call(listAudit, { query: { subject, size: LISTED } }, signal),
    // What was just done must stand in it.
    staleTime: 0,
  })
  return (
    <section className="stack">
      <h2 className="break history-title">{say('“{name}”的历史', { name })}</h2>
      {isPending ? <Loading what={say('正在载入历史')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? <p className="dim">{say('还没有记录。以后对它做的每一步都会记在这里。')}</p> : null}
      {data && data.items.length > 0 ? (
        <ol className="history">
          {data.items.map((entry) => (
            <Step key={entry.id} entry={entry} />
          ))}
        </ol>
      ) : null}
      {data?.older ? <p className="dim small">{say('只列出最近 {n} 条。', { n: LISTED })}</p> : null}
      <p className="dim small">{say('每一步在做的同时记下，封存后改不了。')}</p>
    </section>
  )
}

function Step({ entry }: { entry: AuditEntry }) {
  return (
    <li>
      <p className="history-head">
        <strong>{verbName(entry.verb)}</strong> <span>{entry.actor}</span>
        {entry.role ? <span className="dim">{roleName(entry.role)}</span> : null}
      </p>
      <p className="dim small">
        <time dateTime={entry.at}>{dateTimeSecond(entry.at)}</time> · <AuditNumber entry={entry} />
      </p>
      <AuditChanges entry={entry} />
    </li>
  )
}

/** A post by its name; the code itself where a newer program wrote it. */
export const roleName = (role: string): string => (ROLE_NAMES as Readonly<Record<string, string>>)[role] ?? role
