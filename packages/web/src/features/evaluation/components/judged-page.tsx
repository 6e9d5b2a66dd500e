import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import type { ReactNode } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { STANDARD_NAMES, type StandardKey } from '../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useUrl } from '../../../shared/url.ts'
import { type Judged, useJudged } from '../use-judged.ts'
import { ExplanationDrawer } from './explanation-drawer.tsx'

interface Props {
  name: string
  children: (judged: Judged) => ReactNode
}

/** A page over one evaluation: the context bar that says whose data, when and by which rules; its states; the explanation drawer. */
export function JudgedPage({ name, children }: Props) {
  const now = useJudged()
  if (now.state !== 'ready')
    return (
      <PageFrame name={name}>
        <h1>{name}</h1>
        {now.state === 'loading' ? <Loading what="正在评估" /> : null}
        {now.state === 'failed' ? <Failed error={now.error} retry={now.retry} /> : null}
        {now.state === 'empty' ? (
          <Empty title="还没有可以评估的数据">
            <p>提交县级数据包后，这里给出结论、每一条理由和每所学校的每一项。</p>
            <p>
              <Link to="/packages">去数据填报</Link>
            </p>
          </Empty>
        ) : null}
      </PageFrame>
    )
  const { judged } = now
  return (
    <PageFrame name={name} context={<Context judged={judged} />} isDemo={judged.package.isDemo}>
      {now.isStale ? <Loading what="正在按所选标准评估" /> : null}
      {judged.package.withdrawn ? (
        <p className="notice notice-spare">
          这个数据包已撤回（{judged.package.withdrawn.reason}），以下只供查阅，不是本县现在的数据。
        </p>
      ) : null}
      {children(judged)}
      <ExplanationDrawer judged={judged} />
    </PageFrame>
  )
}

function Context({ judged }: { judged: Judged }) {
  const [, change] = useUrl()
  const ownCode = useSignedIn().county?.code
  const { package: pack, packages, evaluation, county, standard, profile } = judged
  const choices = packages.some((p) => p.id === pack.id) ? packages : [pack, ...packages]
  return (
    <>
      {evaluation.counties.length > 1 ? (
        <Select
          size="small"
          aria-label="区县"
          value={county.countyCode}
          onChange={(code: string) => change({ county: code, explain: undefined })}
          options={evaluation.counties.map((c) => ({ value: c.countyCode, label: c.countyName || c.countyCode }))}
        />
      ) : county.countyCode === ownCode ? null : (
        <span>{county.countyName || county.countyCode}</span>
      )}
      <Select
        size="small"
        aria-label="数据"
        style={{ minWidth: 0, maxWidth: 'min(340px, 100%)' }}
        popupMatchSelectWidth={false}
        value={pack.id}
        onChange={(id: string) => change({ package: id, county: undefined, explain: undefined })}
        options={choices.map((p) => ({
          value: p.id,
          label: `${p.fileName} · ${dateTime(p.handedInAt)}${p.withdrawn ? '（已撤回）' : ''}`,
        }))}
      />
      <Select
        size="small"
        aria-label="标准"
        popupMatchSelectWidth={false}
        value={standard.key}
        onChange={(key: StandardKey) => change({ standard: key, explain: undefined, sort: undefined })}
        options={Object.entries(STANDARD_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <span title={`标准 ${standard.hash}\n口径 ${profile.hash}`}>口径：{profile.key === 'default' ? '默认' : profile.key}</span>
      <span className="badge-live">暂算 · {dateTime(pack.handedInAt).slice(5)}</span>
    </>
  )
}
