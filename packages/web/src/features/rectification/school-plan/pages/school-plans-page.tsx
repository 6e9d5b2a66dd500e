import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPlans, makeSchoolPlans, type PlanLine } from '@junheng/core/features/rectification/school-plan/contract.ts'
import { PLAN_LABELS } from '@junheng/core/features/rectification/school-plan/labels.ts'
import { PLAN_STATES } from '@junheng/core/features/rectification/school-plan/states.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { callAndHear } from '../../../../shared/call.ts'
import { date } from '../../../../shared/dates.ts'
import { MadeFileButton } from '../../../../shared/made-file-button.tsx'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useMay } from '../../../../shared/session.ts'
import { readStandardKey, STANDARD_NAMES, type StandardKey } from '../../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { plansQuery } from '../api.ts'
import { PlanStateWord } from '../components/plan-state.tsx'
import { STATE_GLYPHS, STATE_WORDS } from '../plan-words.ts'
import { ENGLISH } from '../school-plan-english.ts'
import '../school-plan.css'

/** 一校一案 of all schools with items: how far each has come, and all of them as one file. */
export default function SchoolPlansPage() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const standard = readStandardKey(search['standard'])
  const { data, error, isPending, refetch } = useQuery(plansQuery(standard))
  return (
    <PageFrame name={say('一校一案')} context={<span>{STANDARD_NAMES[standard]}</span>}>
      <h1>
        {data && data.items.length > 0
          ? say('{n} 所学校有整改任务，{a} 所的方案已批准', {
              n: data.items.length,
              a: data.items.filter(({ state }) => state === 'approved').length,
            })
          : say('一校一案')}
      </h1>
      <p className="dim no-print">
        {say(
          '每所有整改任务的学校一份方案。现状、缺口、措施、资金和责任取自台账和现用数据；原因、年度目标、工作小组、落实办法和自查由学校写，教育局审批。',
        )}
      </p>
      <Standards standard={standard} />
      {isPending ? <Loading what={say('正在载入')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data?.items.length === 0 ? (
        <Empty title={say('还没有学校的整改任务')}>
          <p>{say('台账里有了学校的整改任务，这里就列出要编写方案的学校。')}</p>
          <Link to="/ledger">{say('去整改台账')}</Link>
        </Empty>
      ) : null}
      {data && data.items.length > 0 ? <Plans plans={data.items} standard={standard} /> : null}
    </PageFrame>
  )
}

function Standards({ standard }: { standard: StandardKey }) {
  const [, change] = useUrl()
  return (
    <div className="row no-print">
      {(Object.keys(STANDARD_NAMES) as StandardKey[]).map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-pressed={standard === each}
          onClick={() => change({ standard: each === 'quality_balanced_2017' ? undefined : each, state: undefined })}
        >
          {STANDARD_NAMES[each]}（{PLAN_LABELS[each]}）
        </button>
      ))}
    </div>
  )
}

function Plans({ plans, standard }: { plans: readonly PlanLine[]; standard: StandardKey }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const seesAll = useMay('rectification.read')
  const chosen = PLAN_STATES.find((state) => state === search['state'])
  const shown = plans.filter(({ state }) => chosen === undefined || state === chosen)
  const make = (as: 'docx' | 'zip') => (
    <MadeFileButton
      label={say(as === 'docx' ? '全部合订（Word）' : '每校一份（压缩包）')}
      make={(hear, signal) => callAndHear(makeSchoolPlans, { body: { standard, as } }, hear, signal)}
      address={({ id }) => addressOf(downloadSchoolPlans, { id })}
    />
  )
  return (
    <>
      <div className="row no-print">
        {([undefined, ...PLAN_STATES] as const).map((state) => {
          const count = state === undefined ? plans.length : plans.filter((plan) => plan.state === state).length
          return state !== undefined && count === 0 ? null : (
            <button
              key={state ?? ''}
              type="button"
              className="chip"
              aria-pressed={chosen === state}
              onClick={() => change({ state })}
            >
              {state === undefined ? say('全部') : `${STATE_GLYPHS[state]} ${say(STATE_WORDS[state])}`} {count}
            </button>
          )
        })}
        {seesAll ? (
          <span className="row row-end">
            {make('docx')}
            {make('zip')}
          </span>
        ) : null}
      </div>
      {shown.length === 0 ? (
        <Empty title={say('没有符合条件的学校')}>
          <Link to="/school-plans" search={(s) => ({ ...s, state: undefined })}>
            {say('看全部学校')}
          </Link>
        </Empty>
      ) : (
        <PlainTable
          label={say('一校一案')}
          heads={[
            say('学校'),
            say('方案'),
            say('版本'),
            { num: say('未销号') },
            { num: say('逾期') },
            { num: say('已销号') },
            { num: say('批准后新增') },
            say('最近完成时间'),
            say('最近变动'),
          ]}
        >
          {shown.map((plan) => (
            <Row key={plan.school.code} plan={plan} />
          ))}
        </PlainTable>
      )}
    </>
  )
}

function Row({ plan: { school, state, version, approved, items, nextDue, changedAt } }: { plan: PlanLine }) {
  const say = useText(ENGLISH)
  const said = [
    version > 0 && state !== 'approved' ? say('第 {n} 版', { n: version }) : '',
    approved ? say('第 {n} 版已批准', { n: approved.version }) : '',
  ]
  return (
    <tr>
      <th scope="row">
        <Link to="/school-plans/$school" params={{ school: school.code }} search={({ standard }) => ({ standard })}>
          {school.name}
        </Link>
      </th>
      <td data-label={say('方案')} className="nowrap">
        {state === 'unwritten' && items.standing === 0 ? (
          <span className="dim">{say('已全部销号')}</span>
        ) : (
          <PlanStateWord state={state} />
        )}
      </td>
      <td data-label={say('版本')}>{said.filter(Boolean).join('，') || '—'}</td>
      <td data-label={say('未销号')} className="num">
        {items.standing}
      </td>
      <td data-label={say('逾期')} className="num">
        {items.late > 0 ? <span className="plan-late">▲ {items.late}</span> : '0'}
      </td>
      <td data-label={say('已销号')} className="num">
        {items.closed}
      </td>
      <td data-label={say('批准后新增')} className="num">
        {approved === null ? '—' : items.added}
      </td>
      <td data-label={say('最近完成时间')} className="nowrap">
        {nextDue ?? '—'}
      </td>
      <td data-label={say('最近变动')} className="nowrap">
        {changedAt ? date(changedAt) : '—'}
      </td>
    </tr>
  )
}
