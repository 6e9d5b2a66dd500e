import type { RoundFault, RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SeverityWord } from '../../../../../shared/marks.tsx'
import { Pager } from '../../../../../shared/pager.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { ENGLISH } from '../round-faults-english.ts'
import { RoundExplain } from './round-explain.tsx'

const PAGE = 50

/** The faults of a round under the filters of the address: severity, rule, unit. Each leads to its value. */
export function RoundFaultList({ found }: { found: RoundFaults }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const [page, setPage] = useState(1)
  const { severity, rule, unit } = search
  const units = new Map(found.returns.map((one) => [one.id, one.unitName]))
  // Errors first; otherwise as the checks list them.
  const sorted = [...found.faults].sort((a, b) => Number(a.severity === 'warn') - Number(b.severity === 'warn'))
  const shown = sorted.filter(
    (fault) => (!severity || fault.severity === severity) && (!rule || fault.rule === rule) && (!unit || fault.returnId === unit),
  )
  const narrow = (changes: Record<string, string | undefined>) => {
    setPage(1)
    change(changes, 'replace')
  }
  return (
    <section className="card card-flush" aria-labelledby="round-faults">
      <h2 id="round-faults">{say('问题')}</h2>
      <div className="row">
        {(['error', 'warn'] as const).map((one) => (
          <button
            key={one}
            type="button"
            className="chip"
            aria-pressed={severity === one}
            onClick={() => narrow({ severity: severity === one ? undefined : one })}
          >
            <SeverityWord severity={one} /> {found.faults.filter((fault) => fault.severity === one).length}
          </button>
        ))}
        {rule ? (
          <button type="button" className="chip" aria-pressed="true" onClick={() => narrow({ rule: undefined })}>
            {rule} <span aria-hidden="true">✕</span>
            <span className="sr">{say('取消筛选')}</span>
          </button>
        ) : null}
        {unit ? (
          <button type="button" className="chip" aria-pressed="true" onClick={() => narrow({ unit: undefined })}>
            {units.get(unit) ?? unit} <span aria-hidden="true">✕</span>
            <span className="sr">{say('取消筛选')}</span>
          </button>
        ) : null}
        <span className="row-end dim" role="status">
          {shown.length === found.faults.length
            ? say('共 {n} 处', { n: shown.length })
            : say('{i} 处，共 {n} 处', { i: shown.length, n: found.faults.length })}
        </span>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="frame frame-bare" style={{ marginTop: 12 }} aria-label={say('问题的表格')} tabIndex={0}>
        <table className="t t-cards">
          <thead>
            <tr>
              {(['填报单位', '级别', '问题', '怎样改', '说明'] as const).map((name) => (
                <th key={name} scope="col">
                  {say(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.slice((page - 1) * PAGE, page * PAGE).map((fault) => (
              <FaultRow
                key={`${fault.returnId} ${fault.key}`}
                round={found.round}
                fault={fault}
                unit={fault.returnId === null ? say('全县') : (units.get(fault.returnId) ?? '')}
              />
            ))}
          </tbody>
        </table>
        {shown.length === 0 ? <p className="state">{say('没有符合筛选的问题。')}</p> : null}
      </section>
      <Pager page={page} size={PAGE} total={shown.length} onPage={setPage} />
    </section>
  )
}

function FaultRow({ round, fault, unit }: { round: string; fault: RoundFault; unit: string }) {
  const say = useText(ENGLISH)
  const { returnId, path, severity, message, repair, rule } = fault
  return (
    <tr>
      <th scope="row">
        {returnId === null ? (
          unit
        ) : (
          <Link to="/returns/$id/review" params={{ id: returnId }} search={path === null ? {} : { at: path }}>
            {unit}
          </Link>
        )}
      </th>
      <td>
        <SeverityWord severity={severity} />
      </td>
      <td className="wide" data-label={say('问题')}>
        {message} <span className="dim small">{rule}</span>
      </td>
      <td className="wide" data-label={say('怎样改')}>
        {repair}
      </td>
      <td className="wide" data-label={say('说明')}>
        <RoundExplain round={round} fault={fault} />
      </td>
    </tr>
  )
}
