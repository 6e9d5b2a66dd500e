import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPlan, type SchoolPlan } from '@junheng/core/features/rectification/school-plan/contract.ts'
import { PLAN_LABELS } from '@junheng/core/features/rectification/school-plan/labels.ts'
import { PLAN_STATES } from '@junheng/core/features/rectification/school-plan/states.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { OwnText, PaperView } from '../../../../shared/paper/paper-view.tsx'
import { useMay } from '../../../../shared/session.ts'
import { readStandardKey, STANDARD_NAMES } from '../../../../shared/standards.ts'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { planQuery } from '../api.ts'
import { PlanActions } from '../components/plan-actions.tsx'
import { PlanEditor } from '../components/plan-editor.tsx'
import { PlanChanges, PlanMissing, PlanSteps } from '../components/plan-side.tsx'
import { PlanStateWord } from '../components/plan-state.tsx'
import { STATE_GLYPHS, STATE_WORDS } from '../plan-words.ts'
import { ENGLISH } from '../school-plan-english.ts'
import '../school-plan.css'

/** 一校一案 of one school: the paper with the figures of now, its parts written in place, and what may be done with it. */
export default function SchoolPlanPage() {
  const say = useText(ENGLISH)
  const { school = '' } = useParams({ strict: false })
  const [search] = useUrl()
  const standard = readStandardKey(search['standard'])
  const { data, error, isPending, refetch } = useQuery(planQuery(school, standard))
  const label = PLAN_LABELS[standard]
  return (
    <PageFrame
      name={data ? `${data.school.name}${label}` : label}
      context={<span>{STANDARD_NAMES[standard]}</span>}
      {...(data && { isDemo: data.isDemo })}
    >
      <p className="small no-print">
        <Link to="/school-plans" search={{ standard: search['standard'] }}>
          {say('一校一案')}
        </Link>{' '}
        › {data?.school.name ?? school}
      </p>
      {isPending ? <Loading what={say('正在载入方案')} /> : null}
      {error ? (
        <>
          <h1>{label}</h1>
          <Failed error={error} retry={() => void refetch()} />
        </>
      ) : null}
      {data ? <Plan key={`${data.school.code} ${standard}`} plan={data} /> : null}
    </PageFrame>
  )
}

function Plan({ plan }: { plan: SchoolPlan }) {
  const say = useText(ENGLISH)
  const [isEditing, setEditing] = useState(false)
  const { school, standard, state, steps } = plan
  const last = steps[0]
  return (
    <>
      <header className="row no-print">
        <h1>
          {school.name}：{PLAN_LABELS[standard]}
        </h1>
        <PlanStateWord state={state} />
        <span className="row row-end">
          <Button size="small" onClick={() => print()}>
            {say('打印')}
          </Button>
          <a href={addressOf(downloadSchoolPlan, { school: school.code }, { standard })} download>
            {say('下载 Word')}
          </a>
        </span>
      </header>
      <LifeLine plan={plan} />
      {state === 'returned' && last ? (
        <p className="notice notice-unmet no-print">
          <span>
            <strong>{say('退回意见：')}</strong>
            {last.remark}
          </span>
        </p>
      ) : null}
      <div className="plan">
        <div className="stack plan-middle">
          {isEditing ? <PlanEditor plan={plan} close={() => setEditing(false)} /> : <PlanPaper plan={plan} />}
        </div>
        <aside className="stack plan-side no-print">
          {isEditing ? null : <PlanActions key={plan.step} plan={plan} edit={() => setEditing(true)} />}
          <PlanMissing plan={plan} />
          <PlanChanges plan={plan} />
          <PlanSteps plan={plan} />
        </aside>
      </div>
    </>
  )
}

function LifeLine({ plan: { state, version } }: { plan: SchoolPlan }) {
  const say = useText(ENGLISH)
  const line = PLAN_STATES.filter((each) => (each === 'returned' ? state === 'returned' : each !== 'unwritten' || version === 0))
  return (
    <ol className="plan-line no-print" aria-label={say('方案的状态')}>
      {line.map((each) => (
        <li key={each} aria-current={each === state ? 'step' : undefined}>
          <span aria-hidden="true">{STATE_GLYPHS[each]}</span> {say(STATE_WORDS[each])}
        </li>
      ))}
      {version > 0 ? <li className="plan-version">{say('第 {n} 版', { n: version })}</li> : null}
    </ol>
  )
}

function PlanPaper({ plan: { paper, source, standard, approved, changes } }: { plan: SchoolPlan }) {
  const say = useText(ENGLISH)
  const seesCounty = useMay('evaluation.read')
  return (
    <>
      <p className="small dim no-print">
        {source === null
          ? say('还没有可以判定的数据，现状留空。')
          : say(seesCounty ? '数字取自数据“{name}”，可以点开看依据。' : '数字取自数据“{name}”。', { name: source.name })}
        {approved && changes.length > 0 ? say('加底线的数字与批准时不同。') : ''}
      </p>
      <PaperView
        paper={paper}
        explain={source && seesCounty ? { package: source.id, standard } : null}
        changes={new Map(changes.map((change) => [change.key, change]))}
        own={({ text, title, hint }) => (
          <section className="plan-own" aria-label={title}>
            {text === '' ? <p className="dim">{say('还没有写。{hint}', { hint })}</p> : <OwnText text={text} />}
          </section>
        )}
      />
    </>
  )
}
