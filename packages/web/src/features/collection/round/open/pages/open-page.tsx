import type { RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import { schoolYearName } from '@junheng/core/features/collection/round/school-year.ts'
import type { StandardKey } from '@junheng/core/features/standards/standard.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../../../shared/page-frame.tsx'
import { profilesQuery } from '../../../../../shared/profiles.ts'
import { useMay } from '../../../../../shared/session.ts'
import { Failed, Loading, Refused } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { useUrl } from '../../../../../shared/url.ts'
import { proposalQuery, useOpenRound } from '../api.ts'
import { AskedOfDepartments } from '../components/asked-of-departments.tsx'
import { AskedOfSchools } from '../components/asked-of-schools.tsx'
import { DueFields } from '../components/due-fields.tsx'
import { type Checkers, SelfCheckFields } from '../components/self-check-fields.tsx'
import { ENGLISH } from '../open-english.ts'
import '../open.css'

const STANDARDS = [
  { value: 'quality_balanced_2017', zh: '优质均衡（2017）' },
  { value: 'basic_balanced_2012', zh: '基本均衡（2012）' },
] as const satisfies readonly { value: StandardKey; zh: keyof typeof ENGLISH }[]

/** Before a round is opened: what will be asked of whom by when. Nothing is stored until it is confirmed. */
export default function OpenPage() {
  const say = useText(ENGLISH)
  const mayManage = useMay('round.manage')
  const [search] = useUrl()
  const year = search['year'] ? Number(search['year']) : undefined
  const standard = (STANDARDS.find(({ value }) => value === search['standard'])?.value ?? 'quality_balanced_2017') as StandardKey
  const { data, error, refetch } = useQuery({ ...proposalQuery(year, standard), enabled: mayManage })
  if (!mayManage) return <Refused what={say('开启一轮填报')} />
  return (
    <PageFrame name={say('开启一轮填报')}>
      <h1>{say('开启一轮填报')}</h1>
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what={say('正在准备填报名单')} /> : null}
      {data ? <OpenForm key={`${data.schoolYear} ${data.standard.key}`} proposal={data} /> : null}
    </PageFrame>
  )
}

function OpenForm({ proposal }: { proposal: RoundProposal }) {
  const say = useText(ENGLISH)
  const navigate = useNavigate()
  const [, change] = useUrl()
  const profiles = useQuery(profilesQuery)
  const [name, setName] = useState(proposal.name)
  const [profile, setProfile] = useState(proposal.profile?.id ?? null)
  const [due, setDue] = useState<Readonly<Record<string, string>>>({})
  const [keepers, setKeepers] = useState<Readonly<Record<string, string | null>>>({})
  const [checkers, setCheckers] = useState<Checkers>({ of: [], due: proposal.parts.at(-1)?.due ?? proposal.today })
  const opening = useOpenRound()
  const years = [-1, 0, 1].map((step) => proposal.schoolYear + step)
  const isFaulty = proposal.parts.some(({ key, opens, due: proposed }) => (due[key] ?? proposed) < opens)
  const confirm = () =>
    opening.mutate(
      {
        schoolYear: proposal.schoolYear,
        number: proposal.number,
        name: name.trim(),
        standard: proposal.standard.key,
        profile,
        due: { ...due },
        keepers: { ...keepers },
        selfCheck: checkers.of.length > 0 ? { due: checkers.due, of: [...checkers.of] } : null,
      },
      { onSuccess: ({ id }) => void navigate({ to: '/rounds/$round', params: { round: id } }) },
    )
  const { schools, departments, towns } = proposal
  const asked = { schools: schools.length, departments: departments.length }
  return (
    <div className="stack">
      {proposal.open ? (
        <p className="notice notice-spare">
          <span>
            {say('{year}已有正在进行的填报：', { year: schoolYearName(proposal.schoolYear) })}
            <Link to="/rounds/$round" params={{ round: proposal.open.id }}>
              {proposal.open.name}
            </Link>
            。{say('继续则另开第 {n} 次。', { n: proposal.number })}
          </span>
        </p>
      ) : null}
      <section className="card stack" aria-labelledby="open-what">
        <h2 id="open-what">{say('基本情况')}</h2>
        <div className="open-fields">
          <label htmlFor="open-year">{say('学年')}</label>
          <Select
            id="open-year"
            value={String(proposal.schoolYear)}
            onChange={(value: string) => change({ year: value })}
            options={years.map((value) => ({ value: String(value), label: schoolYearName(value) }))}
          />
          <label htmlFor="open-name">{say('名称')}</label>
          <input id="open-name" className="plain-input" value={name} maxLength={60} onChange={(e) => setName(e.target.value)} />
          <label htmlFor="open-standard">{say('标准')}</label>
          <Select
            id="open-standard"
            value={proposal.standard.key}
            onChange={(value: string) => change({ standard: value })}
            options={STANDARDS.map(({ value, zh }) => ({ value, label: say(zh) }))}
          />
          <label htmlFor="open-profile">{say('口径')}</label>
          <Select
            id="open-profile"
            value={profile ?? ''}
            onChange={(value: string) => setProfile(value || null)}
            options={[
              { value: '', label: say('默认口径') },
              ...(profiles.data?.profiles ?? [])
                .filter((each) => each.withdrawn === null)
                .map((each) => ({ value: each.id, label: each.name })),
            ]}
          />
        </div>
        {proposal.previous ? <p className="dim">{say('上年的值取自：{name}', { name: proposal.previous.name })}</p> : null}
      </section>
      <section className="card stack" aria-labelledby="open-due">
        <h2 id="open-due">{say('什么时候交')}</h2>
        <p className="dim small">
          {say('每一部分数据最早哪天能有，由数据元素的时点决定；截止日期按其后 14 个工作日拟定（只除去周六周日），可以修改。')}
        </p>
        <DueFields parts={proposal.parts} due={due} onChange={setDue} />
      </section>
      <section className="card stack" aria-labelledby="open-schools">
        <h2 id="open-schools">{say('学校填报：{n} 所', { n: schools.length })}</h2>
        <AskedOfSchools proposal={proposal} />
      </section>
      <section className="card stack" aria-labelledby="open-departments">
        <h2 id="open-departments">{say('部门填报：{n} 份', { n: departments.length })}</h2>
        <AskedOfDepartments proposal={proposal} keepers={keepers} onChange={setKeepers} />
      </section>
      <section className="card stack" aria-labelledby="open-self">
        <h2 id="open-self">{say('自查')}</h2>
        <SelfCheckFields
          value={checkers}
          counts={{ ...asked, towns: towns.length }}
          today={proposal.today}
          onChange={setCheckers}
        />
      </section>
      {opening.error ? <Failed error={opening.error} /> : null}
      <div className="row">
        <Button
          type="primary"
          loading={opening.isPending}
          disabled={isFaulty || name.trim().length < 2 || schools.length === 0}
          onClick={confirm}
        >
          {say('开启并通知 {schools} 所学校、{departments} 个部门', asked)}
        </Button>
        {isFaulty ? <span className="severity-error">■ {say('有的截止日期早于数据能有的日子')}</span> : null}
      </div>
    </div>
  )
}
