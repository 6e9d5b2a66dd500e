import '../milestones.css'
import type { ItemMilestones, Milestone } from '@junheng/core/features/rectification/milestones/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { milestonesQuery } from '../api.ts'
import { ENGLISH } from '../milestones-english.ts'
import { AddMilestones } from './add-milestones.tsx'
import { MilestoneActions } from './milestone-actions.tsx'
import { MilestoneStateWord } from './milestone-state.tsx'

/** 时间节点 of an item, with what cannot be right about its dates; added, changed, reported as done. */
export function MilestonesOfItem({ no }: { no: number }) {
  const say = useText(ENGLISH)
  const { data, error, refetch } = useQuery(milestonesQuery(no))
  const [isAdding, setAdding] = useState(false)
  return (
    <section className="stack" aria-labelledby="milestones-of-item">
      <h2 id="milestones-of-item">{say('时间节点')}</h2>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在载入时间节点')} /> : null}
      {data ? <Findings of={data} /> : null}
      {data?.milestones.length === 0 && !isAdding ? (
        <Empty title={say('还没有时间节点')}>
          <p>{say('把方案里的时间要求写成一个个节点，到期前系统会提醒责任单位。')}</p>
        </Empty>
      ) : null}
      {data && data.milestones.length > 0 ? <Table no={no} of={data} /> : null}
      {data && isAdding ? <AddMilestones no={no} of={data} onDone={() => setAdding(false)} /> : null}
      {data?.may.manage && !isAdding ? (
        <p className="no-print">
          <Button onClick={() => setAdding(true)}>{say('增加节点')}</Button>
        </p>
      ) : null}
    </section>
  )
}

function Findings({ of: { findings, gap, promised, unit } }: { of: ItemMilestones }) {
  const say = useText(ENGLISH)
  return (
    <>
      {gap === null ? null : (
        <p className="dim small">
          {promised === null
            ? say('缺口 {gap}{unit}，还没有节点承诺数量', { gap, unit })
            : say('缺口 {gap}{unit}，已承诺 {promised}{unit}', { gap, promised, unit })}
        </p>
      )}
      {findings.map(({ code, no, severity, text }) => (
        <p key={`${code} ${no}`} className={severity === 'warn' ? 'notice notice-spare' : 'notice'}>
          <span>
            <span aria-hidden="true">{severity === 'warn' ? '▲ ' : '○ '}</span>
            {text}
          </span>
        </p>
      ))}
    </>
  )
}

function Table({ no, of: { milestones, today, unit, may } }: { no: number; of: ItemMilestones }) {
  const say = useText(ENGLISH)
  const [showsAll, setShowsAll] = useState(false)
  const shown = milestones.filter(({ state }) => showsAll || state !== 'withdrawn')
  return (
    <>
      <PlainTable label={say('时间节点')} heads={[say('日期'), say('要完成什么'), say('状态'), say('操作')]}>
        {shown.map((milestone) => (
          <tr key={milestone.no}>
            <td data-label={say('日期')} className="num-left milestone-day">
              {milestone.due ?? say('没有日期')}
            </td>
            <td data-label={say('要完成什么')}>
              <What milestone={milestone} unit={unit} />
            </td>
            <td data-label={say('状态')}>
              <MilestoneStateWord state={milestone.state} due={milestone.due} today={today} />
            </td>
            <td data-label={say('操作')} className="no-print">
              <MilestoneActions no={no} milestone={milestone} unit={unit} today={today} may={may} />
            </td>
          </tr>
        ))}
      </PlainTable>
      {milestones.some(({ state }) => state === 'withdrawn') ? (
        <p className="no-print">
          <button type="button" className="chip" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {say('查看撤销的')}
          </button>
        </p>
      ) : null}
    </>
  )
}

function What({ milestone: { text, published, promised, done, withdrawn }, unit }: { milestone: Milestone; unit: string }) {
  const say = useText(ENGLISH)
  return (
    <>
      <span className="break">{text}</span>
      {promised === null ? null : <span className="dim small"> {say('承诺 {n}{unit}', { n: promised, unit })}</span>}
      {published && !published.includes(text) ? (
        <span className="milestone-line dim small">{say('原文：{text}', { text: published })}</span>
      ) : null}
      {done ? <span className="milestone-line dim small">{say('{on} 完成：{result}（{by}）', { ...done })}</span> : null}
      {withdrawn ? <span className="milestone-line dim small">{say('{by} 撤销：{reason}', { ...withdrawn })}</span> : null}
    </>
  )
}
