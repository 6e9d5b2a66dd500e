import type { AuditEntry } from '@junheng/core/features/audit/schema.ts'
import { verbName } from '@junheng/core/features/audit/verbs.ts'
import { AuditChanges, AuditNumber } from '../../../shared/audit-changes.tsx'
import { dateTimeSecond } from '../../../shared/dates.ts'
import { Drawer } from '../../../shared/drawer.tsx'
import { roleName } from '../../../shared/history-link.tsx'
import { useText } from '../../../shared/text.ts'
import { type Search, useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../audit-english.ts'

/** One line of the log in full, named in the address (`entry`), and the ways on from it. */
export function EntryDrawer({ items }: { items: readonly AuditEntry[] }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const entry = items.find(({ id }) => id === search['entry'])
  return (
    <Drawer isOpen={entry !== undefined} label={say('操作详情')} onClose={() => change({ entry: undefined })}>
      {entry ? <Sheet entry={entry} /> : null}
    </Drawer>
  )
}

function Sheet({ entry }: { entry: AuditEntry }) {
  const say = useText(ENGLISH)
  const facts: [string, string | null][] = [
    [say('时间'), dateTimeSecond(entry.at)],
    [say('人员'), entry.actor],
    [say('岗位'), entry.role && roleName(entry.role)],
    [say('来源'), entry.address ?? say('服务器本机')],
    [say('对象'), entry.subjectName],
    [say('对象编号'), entry.subject],
    [say('区县代码'), entry.countyCode],
    [say('请求编号'), entry.reference],
    [say('记录编号'), entry.id],
    [say('哈希'), entry.hash],
  ]
  return (
    <section className="stack">
      <header className="history-title">
        <h2>{verbName(entry.verb)}</h2>
        <p className="small">
          <AuditNumber entry={entry} />
        </p>
      </header>
      <AuditChanges entry={entry} />
      <dl className="facts small">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name} className="facts-pair">
              <dt>{name}</dt>
              <dd className="break">{value}</dd>
            </div>
          ))}
      </dl>
      <p className="row">
        <Only what={{ person: entry.actor }}>{say('只看此人')}</Only>
        <Only what={{ verb: entry.verb }}>{say('只看此动作')}</Only>
        <Only what={{ subject: entry.subject }}>{say('只看此对象')}</Only>
      </p>
    </section>
  )
}

function Only({ what, children }: { what: Search; children: string }) {
  const [, change] = useUrl()
  return (
    <button
      type="button"
      className="chip"
      onClick={() => change({ ...what, entry: undefined, older: undefined, newer: undefined })}
    >
      {children}
    </button>
  )
}
