import type { PackageSummary } from '@junheng/core/features/collection/schema.ts'
import type { ProfileList } from '@junheng/core/features/standards/profile-schema.ts'
import type { StandardView } from '@junheng/core/features/standards/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { currentPackage, recentPackagesQuery } from '../../../shared/packages.ts'
import { chosenProfile, DEFAULTS, profilesQuery } from '../../../shared/profiles.ts'
import { useMay, useSignedIn } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { countyOf } from '../../../shared/verdict/evaluation.ts'
import { differenceQuery, useAddProfile } from '../api.ts'
import { type Draft, readDraft, writeDraft } from '../draft.ts'
import { ENGLISH } from '../try-english.ts'
import { DifferenceResult } from './difference-result.tsx'
import { faultsOf, SaveProfile } from './save-profile.tsx'
import { SettingsForm } from './settings-form.tsx'

interface Props {
  standard: StandardView
  standards: readonly StandardView[]
}

/** Other settings tried out on the county's data: chosen on one side, what turns on the other. */
export function TryView(props: Props) {
  const say = useText(ENGLISH)
  const packages = useQuery(recentPackagesQuery)
  const profiles = useQuery(profilesQuery)
  const failed = [packages, profiles].find((query) => query.isError)
  if (failed) return <Failed error={failed.error} retry={() => void failed.refetch()} />
  if (!packages.data || !profiles.data) return <Loading what={say('正在载入口径方案')} />
  if (packages.data.items.length === 0)
    return (
      <Empty title={say('还没有可以评估的数据')}>
        <p>{say('提交县级数据包后，可以在这里换一个口径，看哪些学校和条款的结论会变。')}</p>
        <p>
          <Link to="/packages">{say('去数据填报')}</Link>
        </p>
      </Empty>
    )
  return <Trial {...props} packages={packages.data.items} profiles={profiles.data} />
}

const TRIED = 'tried'

function Trial({
  standard,
  standards,
  packages,
  profiles,
}: Props & { packages: readonly PackageSummary[]; profiles: ProfileList }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const add = useAddProfile()
  const ownCode = useSignedIn().county?.code
  const pack = packages.find((each) => each.id === search['package']) ?? currentPackage(packages) ?? packages[0]!
  const county = countyOf(pack.counties, (c) => c.code, search['county'], ownCode)?.code
  const chosen = chosenProfile(search, profiles) ?? {}
  const against = search['against'] ?? profiles.adopted ?? DEFAULTS
  const judging = { standard: standard.key, ...(county !== undefined && { county }), ...chosen }
  const difference = useQuery(differenceQuery(pack.id, judging, against))
  const draft = draftOf(chosen, profiles)
  const edit = (next: Draft) => {
    add.reset()
    change({ settings: writeDraft(next), profile: undefined }, 'replace')
  }
  const choices = profileChoices(profiles, say)
  const isTried = chosen.settings !== undefined
  const nameOf = (id: string) => profiles.profiles.find((each) => each.id === id)?.name ?? say('默认')
  const faults = new Map([...faultsOf(difference.error), ...faultsOf(add.error)])
  return (
    <>
      <div className="row">
        <Choice
          label={say('换成')}
          value={isTried ? TRIED : (chosen.profile ?? DEFAULTS)}
          options={isTried ? [...choices, { value: TRIED, label: say('自选') }] : choices}
          onChange={(id) => change({ profile: id, settings: undefined })}
        />
        <Choice label={say('对照')} value={against} options={choices} onChange={(id) => change({ against: id })} />
        <span className="dim small">{say('数据：{file}（{at}）', { file: pack.fileName, at: dateTime(pack.handedInAt) })}</span>
      </div>
      <div className="trial">
        <div className="stack trial-result" aria-busy={difference.isPlaceholderData}>
          {difference.isError ? <Wrong error={difference.error} retry={() => void difference.refetch()} /> : null}
          {difference.isPending ? <Loading what={say('正在按两个口径评估')} /> : null}
          {difference.data ? (
            <DifferenceResult
              found={difference.data}
              standard={standard}
              names={{ before: nameOf(against), after: isTried ? say('自选') : nameOf(chosen.profile ?? DEFAULTS) }}
              sides={{ before: { profile: against }, after: isTried ? chosen : { profile: chosen.profile ?? DEFAULTS } }}
            />
          ) : null}
        </div>
        <div className="stack">
          {useMay('standards.manage') ? <SaveProfile draft={draft} add={add} /> : null}
          <SettingsForm standards={standards} draft={draft} onChange={edit} faults={faults} />
        </div>
      </div>
    </>
  )
}

/** Settings that are wrong are said as such; anything else that fails, as it is. */
function Wrong({ error, retry }: { error: unknown; retry: () => void }) {
  const say = useText(ENGLISH)
  return faultsOf(error).size > 0 ? <Failed error={error} title={say('口径有问题')} /> : <Failed error={error} retry={retry} />
}

interface ChoiceProps {
  label: string
  value: string
  options: { value: string; label: string }[]
  onChange: (id: string) => void
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <span className="row">
      {label}
      <Select
        aria-label={label}
        className="profile-choice"
        popupMatchSelectWidth={false}
        value={value}
        onChange={onChange}
        options={options}
      />
    </span>
  )
}

/** The defaults and every stored profile; withdrawn ones last, for what was once judged by them. */
function profileChoices({ profiles, adopted }: ProfileList, say: ReturnType<typeof useText<typeof ENGLISH>>) {
  const mark = (id: string | null) => (id === adopted ? say('（本县采用）') : '')
  const standing = profiles.filter((each) => !each.withdrawn)
  const withdrawn = profiles.filter((each) => each.withdrawn)
  return [
    { value: DEFAULTS, label: `${say('默认')}${mark(null)}` },
    ...standing.map((each) => ({ value: each.id, label: `${each.name}${mark(each.id)}` })),
    ...withdrawn.map((each) => ({ value: each.id, label: `${each.name}${say('（已撤回）')}` })),
  ]
}

/** What the form shows: the settings tried out, or those of the stored profile it starts from. */
function draftOf({ settings, profile }: { settings?: string; profile?: string }, { profiles }: ProfileList): Draft {
  if (settings !== undefined) return readDraft(settings) ?? {}
  return profiles.find((each) => each.id === profile)?.settings ?? {}
}
