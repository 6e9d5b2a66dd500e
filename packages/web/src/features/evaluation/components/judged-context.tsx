import { Select } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { Period } from '../../../shared/period.tsx'
import { DEFAULTS, profileAddress } from '../../../shared/profiles.ts'
import { useSignedIn } from '../../../shared/session.ts'
import { STANDARD_NAMES, type StandardKey } from '../../../shared/standards.ts'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../judged-english.ts'
import type { Judged } from '../use-judged.ts'
import './judged-context.css'

/** What every figure of the page belongs to: county, data and its day, standard, profile, live. Each choice goes into the address. */
export function JudgedContext({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const ownCode = useSignedIn().county?.code
  const { package: pack, packages, evaluation, county, standard } = judged
  const choices = packages.some((p) => p.id === pack.id) ? packages : [pack, ...packages]
  return (
    <>
      {evaluation.counties.length > 1 ? (
        <Select
          size="small"
          aria-label={say('区县')}
          value={county.countyCode}
          onChange={(code: string) => change({ county: code, explain: undefined })}
          options={evaluation.counties.map((c) => ({ value: c.countyCode, label: c.countyName || c.countyCode }))}
        />
      ) : county.countyCode === ownCode ? null : (
        <span>{county.countyName || county.countyCode}</span>
      )}
      <Period of={pack.counties.find(({ code }) => code === county.countyCode)} />
      <Select
        size="small"
        aria-label={say('数据')}
        className="context-choice"
        popupMatchSelectWidth={false}
        value={pack.id}
        onChange={(id: string) => change({ package: id, county: undefined, explain: undefined })}
        options={choices.map((p) => ({
          value: p.id,
          label: `${p.fileName} · ${dateTime(p.handedInAt)}${p.withdrawn ? say('（已撤回）') : ''}`,
        }))}
      />
      <Select
        size="small"
        aria-label={say('标准')}
        popupMatchSelectWidth={false}
        value={standard.key}
        onChange={(key: StandardKey) => change({ standard: key, explain: undefined, sort: undefined })}
        options={Object.entries(STANDARD_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <ProfileChoice judged={judged} />
      <span className="badge-live">{say('暂算 · {at}', { at: dateTime(pack.handedInAt).slice(5) })}</span>
    </>
  )
}

const TRIED = 'tried'

/** The defaults and the stored profiles, the adopted one marked; a withdrawn one, or settings nobody stored, only while the address asks for it. */
function ProfileChoice({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  const { asked, profile, standard, profiles } = judged
  const { adopted } = profiles
  const value = asked.settings ? TRIED : (asked.profile ?? DEFAULTS)
  const named = (id: string, name: string, mark: string) => ({
    value: id,
    label: say('口径：{name}', { name: `${name}${mark}` }),
  })
  const stored = profiles.profiles
    .filter((p) => !p.withdrawn || p.id === value)
    .map((p) => named(p.id, p.name, p.withdrawn ? say('（已撤回）') : p.id === adopted ? say('（本县采用）') : ''))
  return (
    <span title={say('标准 {standard} 口径 {profile}', { standard: standard.hash, profile: profile.hash })}>
      <Select
        size="small"
        aria-label={say('口径')}
        className="context-choice"
        popupMatchSelectWidth={false}
        value={value}
        onChange={(id: string) => change({ ...profileAddress(id === DEFAULTS ? null : id, adopted), explain: undefined })}
        options={[
          named(DEFAULTS, say('默认'), adopted === null ? say('（本县采用）') : ''),
          ...stored,
          ...(value === TRIED ? [named(TRIED, say('自选'), '')] : []),
        ]}
      />
    </span>
  )
}
