import type { RoundFaults } from '@junheng/core/features/collection/round/check/round-schema.ts'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { Failed, Loading } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { roundFaultsQuery, saveRoundFaults } from '../api.ts'
import { RoundFaultList } from '../components/round-fault-list.tsx'
import { RulesTable } from '../components/rules-table.tsx'
import { UnitsTable } from '../components/units-table.tsx'
import { ENGLISH } from '../round-faults-english.ts'
import '../round-faults.css'

/** A round checked as a whole: by rule, by unit, fault by fault, and what could not be checked. */
export default function RoundFaultsPage() {
  const say = useText(ENGLISH)
  const { round } = useParams({ from: '/inside/rounds/$round/faults' })
  const found = useQuery(roundFaultsQuery(round))
  const saving = useMutation({ mutationFn: () => saveRoundFaults(round) })
  return (
    <PageFrame name={say('全轮检查')} context={found.data ? <span>{found.data.roundName}</span> : null}>
      <div className="row">
        <h1>{say('全轮检查')}</h1>
        <Button className="row-end no-print" loading={saving.isPending} disabled={!found.data} onClick={() => saving.mutate()}>
          {say('导出 xlsx')}
        </Button>
      </div>
      {saving.error ? <Failed error={saving.error} /> : null}
      {found.error ? <Failed error={found.error} retry={() => void found.refetch()} /> : null}
      {found.isPending ? <Loading what={say('正在检查全部填报')} /> : null}
      {found.data ? <Found found={found.data} /> : null}
    </PageFrame>
  )
}

function Found({ found }: { found: RoundFaults }) {
  const say = useText(ENGLISH)
  return (
    <>
      <p className="dim">
        {say('按核实优先的数据检查：各校之间、各校与县级数据之间。')}
        {found.previous ? say('与上一轮比较：{name}。', { name: found.previous }) : say('没有上一轮填报，跨年规则没有检查。')}
      </p>
      <div className="round-faults-two">
        <section className="card card-flush" aria-labelledby="faults-by-rule">
          <h2 id="faults-by-rule">{say('按规则')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="frame frame-bare round-faults-frame" aria-label={say('按规则')} tabIndex={0}>
            <RulesTable faults={found.faults} />
          </section>
        </section>
        <section className="card card-flush" aria-labelledby="faults-by-unit">
          <h2 id="faults-by-unit">{say('按单位')}</h2>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
          <section className="frame frame-bare round-faults-frame" aria-label={say('按单位')} tabIndex={0}>
            <UnitsTable returns={found.returns} />
          </section>
        </section>
      </div>
      <RoundFaultList found={found} />
      <section className="card" aria-labelledby="faults-not-run">
        <h2 id="faults-not-run">{say('没有检查的规则 {n} 条', { n: found.notRun.length })}</h2>
        <p className="dim">{say('所需的数据没有人填报，这些规则没有检查，也不算通过。')}</p>
        <ul className="lines">
          {found.notRun.map(({ rule, name, missing }) => (
            <li key={rule}>
              <span className="dim small">{rule}</span> {name}
              <span className="dim">：{say('缺 {what}', { what: missing.join('、') })}</span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
