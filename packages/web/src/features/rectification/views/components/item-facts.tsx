import { COMPLAINT_CHANNELS, ITEM_SOURCES, type ItemDetail } from '@junheng/core/features/rectification/ledger/schema.ts'
import { fundText, unitNames } from '@junheng/core/features/rectification/views/columns.ts'
import { Link } from '@tanstack/react-router'
import { Fragment, type ReactNode } from 'react'
import { dateTime } from '../../../../shared/dates.ts'
import { besideLine, figure, plain } from '../../../../shared/numbers.ts'
import { useMay } from '../../../../shared/session.ts'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../item-english.ts'
import { LEVEL_WORDS } from '../item-words.ts'

const STAGE_WORDS = { primary: '小学', junior: '初中' } as const

/** Everything an item says, in the order in which one asks: what, how far off, by whom, until when, how it is closed. */
export function ItemFacts({ item }: { item: ItemDetail }) {
  const say = useText(ENGLISH)
  const sections = unitNames(item.units, 'section')
  const units = unitNames(item.units, 'unit')
  return (
    <>
      <section className="card" aria-label={say('问题')}>
        <h2>{say('问题')}</h2>
        <dl className="facts">
          <Fact name={say('事项')}>
            <About item={item} />
          </Fact>
          {item.indicatorName ? <Fact name={say('指标')}>{item.indicatorName}</Fact> : null}
          {item.value === null ? null : (
            <Fact name={say('列入时')}>
              <Figures item={item} />
            </Fact>
          )}
          <Fact name={say('程度')}>{say(LEVEL_WORDS[item.level])}</Fact>
          <Fact name={say('来源')}>
            {[
              say(ITEM_SOURCES[item.source]),
              item.channel && say(COMPLAINT_CHANNELS[item.channel]),
              item.sourceNumber,
              item.sourceDate,
            ]
              .filter(Boolean)
              .join(' · ')}
            <Origins origins={item.origins} />
          </Fact>
          <Fact name={say('依据')}>{item.basis}</Fact>
        </dl>
      </section>
      <section className="card" aria-label={say('整改')}>
        <h2>{say('整改')}</h2>
        <dl className="facts">
          <Fact name={say('整改要求')}>{item.requirement}</Fact>
          <Fact name={say('责任科室')}>{sections}</Fact>
          <Fact name={say('责任单位')}>{units}</Fact>
          <Fact name={say('主要领导')}>{item.chief}</Fact>
          <Fact name={say('分管领导')}>{item.deputy}</Fact>
          <Fact name={say('具体责任人')}>{item.handler}</Fact>
          <Fact name={say('资金')}>{item.funds.map(fundText).join('\n')}</Fact>
        </dl>
      </section>
      <section className="card" aria-label={say('销号')}>
        <h2>{say('销号')}</h2>
        <dl className="facts">
          <Fact name={say('凭什么销号')}>
            {item.proof === 'data' ? say('现场核实的数或更新的评估显示达标') : say('佐证材料，并由第二人验收')}
          </Fact>
          <Fact name={say('销号标准')}>{item.closeStandard}</Fact>
          <Fact name={say('最早可证明')}>{[item.proofFrom, item.proofFromWhy].filter(Boolean).join(' · ')}</Fact>
          {item.closedOn ? <Fact name={say('销号日期')}>{item.closedOn}</Fact> : null}
          {item.closedProof ? (
            <Fact name={say('销号依据')}>
              {item.closedProof.name}（{dateTime(item.closedProof.at)}）{'\n'}
              {item.closedProof.text}
            </Fact>
          ) : null}
        </dl>
      </section>
    </>
  )
}

/** An empty fact is shown as not filled in: it is one of the things still to do. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
  const say = useText(ENGLISH)
  return (
    <div className="facts-pair">
      <dt>{name}</dt>
      <dd className="lines-kept">{children === '' ? <span className="dim">{say('未填')}</span> : children}</dd>
    </div>
  )
}

function About({ item: { scope, schoolName, schoolCode, stage } }: { item: ItemDetail }) {
  const say = useText(ENGLISH)
  const seesCounty = useMay('evaluation.read')
  if (scope === 'county') return say('全县')
  const name = schoolName ?? schoolCode ?? ''
  return (
    <>
      {seesCounty && schoolCode ? (
        <Link to="/schools/$code" params={{ code: schoolCode }}>
          {name}
        </Link>
      ) : (
        name
      )}
      {stage ? ` · ${say(STAGE_WORDS[stage])}` : ''}
    </>
  )
}

/** The way back to what an item was made from, for who may go there. */
function Origins({ origins }: { origins: ItemDetail['origins'] }) {
  const say = useText(ENGLISH)
  const may = { warning: useMay('warning.read'), readiness: useMay('evaluation.read'), letter: useMay('rectification.read') }
  return origins
    .filter(({ kind }) => may[kind])
    .map(({ kind, record }) => (
      <Fragment key={`${kind} ${record}`}>
        {' · '}
        {kind === 'warning' ? (
          <Link to="/warnings" search={{ id: record }}>
            {say('查看预警')}
          </Link>
        ) : kind === 'readiness' ? (
          <Link to="/readiness">{say('查看迎检准备')}</Link>
        ) : (
          <Link to="/ledger/letters-in/$id" params={{ id: record }}>
            {say('查看来文')}
          </Link>
        )}
      </Fragment>
    ))
}

function Figures({ item: { value, threshold, gap, unit, runId } }: { item: ItemDetail }) {
  const say = useText(ENGLISH)
  const seesCounty = useMay('evaluation.read')
  return (
    <>
      <strong>{besideLine(value, threshold)}</strong>
      {threshold === null ? null : ` / ${figure(threshold)}`}
      {gap === null ? null : ` · ${say('缺 {gap}', { gap: `${plain(gap)} ${unit}` })}`}
      {runId && seesCounty ? (
        <>
          {' · '}
          <Link to="/evaluation" search={{ run: runId }}>
            {say('当时的评估')}
          </Link>
        </>
      ) : null}
    </>
  )
}
