import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../judged-english.ts'
import { type Judged, useJudged } from '../use-judged.ts'
import { ExplanationDrawer } from './explanation-drawer.tsx'
import { JudgedContext } from './judged-context.tsx'

interface Props {
  name: string
  children: (judged: Judged) => ReactNode
}

/** A page over one evaluation: the context bar that says whose data, when and by which rules; its states; the explanation drawer. */
export function JudgedPage({ name, children }: Props) {
  const say = useText(ENGLISH)
  const now = useJudged()
  if (now.state !== 'ready')
    return (
      <PageFrame name={name}>
        <h1>{name}</h1>
        {now.state === 'loading' ? <Loading what={say('正在评估')} /> : null}
        {now.state === 'failed' ? <NotJudged error={now.error} retry={now.retry} /> : null}
        {now.state === 'empty' ? (
          <Empty title={say('还没有可以评估的数据')}>
            <p>{say('提交县级数据包后，这里给出结论、每一条理由和每所学校的每一项。')}</p>
            <p>
              <Link to="/packages">{say('去数据填报')}</Link>
            </p>
          </Empty>
        ) : null}
      </PageFrame>
    )
  const { judged } = now
  return (
    <PageFrame name={name} context={<JudgedContext judged={judged} />} isDemo={judged.package.isDemo}>
      {now.isStale ? <Loading what={say('正在按所选标准评估')} /> : null}
      <Notices judged={judged} />
      {children(judged)}
      <ExplanationDrawer judged={judged} />
    </PageFrame>
  )
}

/** An address may name settings that were typed wrong, or a profile that is not this county's: the way out is the adopted one. */
function NotJudged({ error, retry }: { error: unknown; retry: () => void }) {
  const say = useText(ENGLISH)
  const [{ profile, settings }, change] = useUrl()
  return (
    <>
      <Failed error={error} retry={retry} />
      {profile || settings ? (
        <p>
          <Button onClick={() => change({ profile: undefined, settings: undefined })}>{say('改按本县采用的口径评估')}</Button>
        </p>
      ) : null}
    </>
  )
}

/** What makes these figures other than the county's present ones: withdrawn data, a withdrawn profile, settings nobody stored. */
function Notices({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const { package: pack, profiles, asked } = judged
  const withdrawn = profiles.profiles.find((p) => p.id === asked.profile)?.withdrawn
  return (
    <>
      {pack.withdrawn ? (
        <p className="notice notice-spare">
          {say('这个数据包已撤回（{reason}），以下只供查阅，不是本县现在的数据。', { reason: pack.withdrawn.reason })}
        </p>
      ) : null}
      {withdrawn ? (
        <p className="notice notice-spare">
          {say('口径方案“{name}”已由 {by} 于 {at} 撤回，以下只供查阅。', {
            name: judged.profile.key,
            by: withdrawn.by,
            at: dateTime(withdrawn.at),
          })}
        </p>
      ) : null}
      {asked.settings ? (
        <p className="notice">
          {say('以下按一份没有存入的口径试算，不是本县现在的结论。')}
          <Link
            to="/standards"
            search={{ view: 'try', standard: asked.standard, package: pack.id, county: asked.county, settings: asked.settings }}
          >
            {say('看这份口径改了什么')}
          </Link>
        </p>
      ) : null}
    </>
  )
}
