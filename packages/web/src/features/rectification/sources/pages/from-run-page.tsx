import type { FailureLine } from '@junheng/core/features/rectification/sources/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { PageFrame } from '../../../../shared/page-frame.tsx'
import { chosenProfile, profilesQuery } from '../../../../shared/profiles.ts'
import { Empty, Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { type AskedFailures, failuresQuery, runQuery, useCreateFromFailures } from '../api.ts'
import { CommonFields, NO_COMMON } from '../components/common-fields.tsx'
import { FailureTable } from '../components/failure-table.tsx'
import { SourceNav } from '../components/source-nav.tsx'
import { chosenAtFirst, GROUPS, narrowed } from '../failures-shown.ts'
import { ENGLISH } from '../sources-english.ts'
import '../sources.css'

const STANDARDS = ['quality_balanced_2017', 'basic_balanced_2012'] as const

/** What fails in a judgement becomes items: all of it, of one school, or one figure, as the address says. */
export default function FromRunPage() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { run: id, package: source } = search
  // A kept judgement is asked for by its data; an address may name the run alone.
  const run = useQuery({ ...runQuery(id ?? ''), enabled: id !== undefined && source === undefined })
  const from = source ?? run.data?.source.id
  const profiles = useQuery(profilesQuery)
  // Settings nobody stored cannot be kept with items.
  const chosen = chosenProfile({ profile: search['profile'] }, profiles.data)
  const standard = STANDARDS.find((each) => each === (search['standard'] ?? run.data?.standard.key))
  return (
    <PageFrame name={say('从评估结果生成整改任务')}>
      <SourceNav here="/ledger/from-run" />
      <h1>{say('从评估结果生成整改任务')}</h1>
      {id === undefined && source === undefined ? (
        <Empty title={say('没有选定评估结果')}>
          <p>{say('先到“评估记录”选一次保存的评估，或在学校矩阵、一校一页里点“列入整改台账”。')}</p>
          <Link to="/runs" search={{}}>
            {say('去评估记录')}
          </Link>
        </Empty>
      ) : null}
      {profiles.error ? <Failed error={profiles.error} retry={() => void profiles.refetch()} /> : null}
      {run.error ? <Failed error={run.error} retry={() => void run.refetch()} /> : null}
      {from && chosen ? (
        <Failures
          asked={{
            package: from,
            ...(id && { run: id }),
            ...(standard && { standard }),
            ...(chosen.profile && { profile: chosen.profile }),
            ...(search['basis'] && { basis: search['basis'] as NonNullable<AskedFailures['basis']> }),
          }}
        />
      ) : null}
    </PageFrame>
  )
}

function Failures({ asked }: { asked: AskedFailures }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data, error, isPending, refetch } = useQuery(failuresQuery(asked))
  if (isPending) return <Loading what={say('正在找出不达标项')} />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const shown = narrowed(data.failures, search)
  return (
    <>
      <p>
        {say('{source}，按{standard}标准：{n} 项不达标，{known} 项已在台账里。', {
          source: data.run?.name ?? data.source,
          standard: data.standard.zh,
          n: shown.length,
          known: shown.filter(({ itemNo }) => itemNo !== null).length,
        })}
        {data.run ? null : (
          <span className="dim"> {say('这次评估没有保存；列入台账时会一并保存，每一条都能回到当时的数。')}</span>
        )}
      </p>
      {data.newer ? (
        <div className="notice notice-spare" role="note">
          <p className="notice-title">
            {say('这是统计时点 {day} 的评估，已有更新的：{name}（{newer}）。', {
              day: data.statisticsDay ?? '—',
              name: data.newer.name,
              newer: data.newer.statisticsDay ?? '—',
            })}
          </p>
          <p>{say('旧评估里的不达标项可能已经整改到位，列入前请先看新的。')}</p>
          <Link to="/ledger/from-run" search={{ run: data.newer.id }}>
            {say('改用新的评估')}
          </Link>
        </div>
      ) : null}
      {shown.length === 0 ? (
        <Empty title={say('没有不达标项')}>
          <p>{say('所选范围内没有不达标项，没有可列入台账的。')}</p>
        </Empty>
      ) : (
        <Choosing key={shown.map(({ key }) => key).join()} asked={asked} failures={shown} isOld={data.newer !== null} />
      )}
    </>
  )
}

interface ChoosingProps {
  asked: AskedFailures
  failures: readonly FailureLine[]
  /** A newer judgement is kept: whoever goes on says so. */
  isOld: boolean
}

function Choosing({ asked, failures, isOld }: ChoosingProps) {
  const say = useText(ENGLISH)
  const create = useCreateFromFailures()
  const [{ warning }] = useUrl()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => chosenAtFirst(failures))
  const [common, setCommon] = useState(NO_COMMON)
  const [isMeant, setMeant] = useState(false)
  const free = failures.filter(({ itemNo }) => itemNo === null)
  const picked = free.filter(({ key }) => chosen.has(key))
  const early = picked.filter(({ proofFrom }) => proofFrom && common.deadline && common.deadline < proofFrom).length
  const choose = (key: string, isChosen: boolean) => {
    const next = new Set(chosen)
    if (isChosen) next.add(key)
    else next.delete(key)
    setChosen(next)
  }
  if (create.data) return <Made numbers={create.data.items.map(({ no }) => no)} />
  return (
    <>
      <div className="row no-print">
        <Button size="small" onClick={() => setChosen(new Set(free.map(({ key }) => key)))}>
          {say('选中全部未列入的 {n} 项', { n: free.length })}
        </Button>
        <Button size="small" onClick={() => setChosen(new Set())}>
          {say('全部不选')}
        </Button>
      </div>
      {failures.some(({ isSpare }) => isSpare) ? (
        <p className="dim">
          <span className="mark mark-spare">◐</span> {say('余项：本学段已达标，这一项可以不整改，默认不选。')}
        </p>
      ) : null}
      {GROUPS.map(({ matter, word }) => {
        const own = failures.filter((failure) => failure.matter === matter)
        return own.length === 0 ? null : (
          <section key={matter} className="card card-flush stack">
            <h2>
              {say(word)} <span className="dim num">{own.length}</span>
            </h2>
            <FailureTable label={say(word)} failures={own} chosen={chosen} onChoose={choose} />
          </section>
        )
      })}
      <section className="card stack no-print" aria-labelledby="common">
        <h2 id="common">{say('这些任务的共同内容')}</h2>
        <CommonFields common={common} onChange={setCommon} />
        {early > 0 ? (
          <p className="mark-spare">▲ {say('{n} 项的完成时间早于最早可举证日：到期时还没有数可查。', { n: early })}</p>
        ) : null}
        {create.error ? <Failed error={create.error} title={say('一条也没有列入')} /> : null}
        {isOld ? (
          <Checkbox checked={isMeant} onChange={({ target }) => setMeant(target.checked)}>
            {say('我知道有更新的评估，仍按这一次列入')}
          </Checkbox>
        ) : null}
        <div className="row">
          <Button
            type="primary"
            disabled={picked.length === 0 || (isOld && !isMeant)}
            loading={create.isPending}
            onClick={() => create.mutate({ ...asked, chosen: picked.map(({ key }) => key), common, ...(warning && { warning }) })}
          >
            {picked.length === 0 ? say('没有选任何一项') : say('把所选 {n} 项列入台账', { n: picked.length })}
          </Button>
          <span className="dim">{say('逐条可以再改。')}</span>
        </div>
      </section>
    </>
  )
}

function Made({ numbers }: { numbers: readonly number[] }) {
  const say = useText(ENGLISH)
  const [first, last] = [numbers[0]!, numbers.at(-1)!]
  return (
    <div className="notice notice-met" role="status">
      <p className="notice-title">
        {say('已列入 {n} 条：{numbers}', { n: numbers.length, numbers: first === last ? `№ ${first}` : `№ ${first}—${last}` })}
      </p>
      <Link to="/ledger" search={{ sort: '-no' }}>
        {say('看整改台账')}
      </Link>
    </div>
  )
}
