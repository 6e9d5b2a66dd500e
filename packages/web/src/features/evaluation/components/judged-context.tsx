import { RUN_BASES, RUN_BASIS_NAMES, type RunBasis } from '@junheng/core/features/collection/round/bases.ts'
import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
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
      {/* A round's name says its school year. */}
      {pack.round ? null : <Period of={pack.counties.find(({ code }) => code === county.countyCode)} />}
      <Select
        size="small"
        aria-label={say('数据')}
        className="context-choice"
        popupMatchSelectWidth={false}
        value={pack.id}
        onChange={(id: string) =>
          change({ package: id, run: undefined, county: undefined, basis: undefined, explain: undefined })
        }
        options={choices.map((p) => ({
          value: p.id,
          label: labelOf(p, say),
        }))}
      />
      {pack.round ? (
        <Select
          size="small"
          aria-label={say('采用的数据')}
          popupMatchSelectWidth={false}
          value={pack.round.basis}
          onChange={(basis: RunBasis) =>
            change({ run: undefined, basis: basis === 'effective' ? undefined : basis, explain: undefined })
          }
          options={RUN_BASES.map((value) => ({ value, label: say(BASIS_WORDS[value]), title: RUN_BASIS_NAMES[value] }))}
        />
      ) : null}
      <Select
        size="small"
        aria-label={say('标准')}
        popupMatchSelectWidth={false}
        value={standard.key}
        onChange={(key: StandardKey) => change({ run: undefined, standard: key, explain: undefined, sort: undefined })}
        options={Object.entries(STANDARD_NAMES).map(([value, label]) => ({ value, label }))}
      />
      <ProfileChoice judged={judged} />
      {judged.run ? <OfRun run={judged.run} /> : <Standing pack={pack} />}
    </>
  )
}

type Say = ReturnType<typeof useText<typeof ENGLISH>>

function labelOf({ fileName, handedInAt, withdrawn, round }: PackageSummary, say: Say): string {
  if (round?.edition === null) return say('{name} · 实时', { name: round.name })
  return `${fileName.replace(/\.zip$/, round ? '' : '.zip')} · ${dateTime(handedInAt)}${withdrawn ? say('（已撤回）') : ''}`
}

/** Whether the figures may still change: a file or a live round is reckoned provisionally, an edition is locked; and how many values were verified. */
function Standing({ pack: { round, handedInAt } }: { pack: PackageSummary }) {
  const say = useText(ENGLISH)
  const verified = round && round.verified > 0 ? say('，其中核实 {n} 项', { n: round.verified }) : ''
  const at = dateTime(handedInAt).slice(5)
  if (round?.edition)
    return (
      <span className="badge-locked">
        {say('已锁定 · 第 {n} 版', { n: round.edition })}
        {verified}
      </span>
    )
  return (
    <span className="badge-live">
      {round ? say('实时 · {at}', { at }) : say('暂算 · {at}', { at })}
      {verified}
    </span>
  )
}

/** The figures of a kept judgement stand for good. */
function OfRun({ run }: { run: NonNullable<Judged['run']> }) {
  const say = useText(ENGLISH)
  return (
    <span className="badge-locked" title={run.name}>
      {say(run.kind === 'final' ? '评估记录 · 正式 · {at}' : '评估记录 · 暂算 · {at}', { at: dateTime(run.madeAt) })}
    </span>
  )
}

const BASIS_WORDS = { effective: '核实优先', reported: '只用自报', statistics: '只用统计' } as const

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
        onChange={(id: string) =>
          change({ ...profileAddress(id === DEFAULTS ? null : id, adopted), run: undefined, explain: undefined })
        }
        options={[
          named(DEFAULTS, say('默认'), adopted === null ? say('（本县采用）') : ''),
          ...stored,
          ...(value === TRIED ? [named(TRIED, say('自选'), '')] : []),
        ]}
      />
    </span>
  )
}
