import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPage } from '@junheng/core/features/documents/school-pages/contract.ts'
import type { PackageSchool } from '@junheng/core/features/evaluation/contract.ts'
import { downloadSchoolPaper } from '@junheng/core/features/evaluation/contract.ts'
import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { dateTime } from '../../../shared/dates.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useSignedIn } from '../../../shared/session.ts'
import { standardsQuery } from '../../../shared/standards.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import type { Judging } from '../../../shared/verdict/evaluation.ts'
import { presentQuery, schoolQuery } from '../api.ts'
import { ExplanationDrawer } from '../components/explanation-drawer.tsx'
import { SchoolCampuses } from '../components/school-campuses.tsx'
import { SchoolClasses } from '../components/school-classes.tsx'
import { SchoolDuties } from '../components/school-duties.tsx'
import { SchoolFacts } from '../components/school-facts.tsx'
import { SchoolIndicators } from '../components/school-indicators.tsx'
import { SchoolRooms } from '../components/school-rooms.tsx'
import { SchoolFlags } from '../lists/school-flags.tsx'
import { ENGLISH } from '../own-school-english.ts'
import { ENGLISH as SCHOOL } from '../school-english.ts'
import { standingOf } from '../school-standing.ts'
import { SchoolHistory } from '../trends/components/school-history.tsx'
import type { JudgedBy } from '../use-judged.ts'
import '../school.css'

/** A school as those see it who see schools and not the county: judged by what the county has adopted. `school` in the address chooses among several. */
export default function OwnSchoolPage() {
  const say = useText(ENGLISH)
  const { schools, county } = useSignedIn()
  const [search, change] = useUrl()
  const present = useQuery(presentQuery)
  const code = schools?.find((each) => each === search['school']) ?? schools?.[0]
  const asked: Judging & { county: string } = {
    standard: 'quality_balanced_2017',
    county: county?.code ?? '',
    ...(present.data?.profile ? { profile: present.data.profile.id } : {}),
  }
  const id = present.data?.package?.id ?? ''
  const school = useQuery({ ...schoolQuery(id, code ?? '', asked), enabled: id !== '' && code !== undefined })
  const failed = present.isError ? present : school.isError ? school : null
  const isWaiting = present.isPending || (id !== '' && code !== undefined && school.isPending)
  return (
    <PageFrame name={say('我的学校')} {...(present.data?.package ? { isDemo: present.data.package.isDemo } : {})}>
      {schools && schools.length > 1 ? (
        <p className="row no-print">
          <Select
            aria-label={say('学校')}
            value={code ?? null}
            style={{ minWidth: 220 }}
            options={schools.map((each) => ({ value: each, label: each === code ? (school.data?.school.name ?? each) : each }))}
            onChange={(school: string | null) => change({ school: school ?? undefined, explain: undefined })}
          />
          <span className="dim small">{say('您负责 {n} 所学校', { n: schools.length })}</span>
        </p>
      ) : null}
      {school.data ? null : <h1>{say('我的学校')}</h1>}
      {failed ? <Failed error={failed.error} retry={() => void failed.refetch()} /> : null}
      {!failed && isWaiting ? <Loading what={say('正在载入学校')} /> : null}
      {code === undefined ? (
        <Empty title={say('这个岗位还没有负责的学校')}>
          <p>{say('由安全管理员在“账号”里指定。')}</p>
        </Empty>
      ) : null}
      {present.data && id === '' ? (
        <Empty title={say('本县还没有数据')}>
          <p>{say('教育局提交县级数据后，这里给出本校每一项的数、标准和差距。')}</p>
        </Empty>
      ) : null}
      {school.data ? <Sheet found={school.data} asked={asked} profile={present.data?.profile?.name ?? ''} /> : null}
    </PageFrame>
  )
}

interface SheetProps {
  found: PackageSchool
  asked: Judging & { county: string }
  /** The name of the adopted profile; empty for the standard's own. */
  profile: string
}

function Sheet({ found, asked, profile }: SheetProps) {
  const say = useText(ENGLISH)
  const saySchool = useText(SCHOOL)
  const { county } = useSignedIn()
  const standards = useQuery(standardsQuery)
  const view = standards.data?.standards.find(({ key }) => key === found.standard.key)
  if (standards.error) return <Failed error={standards.error} retry={() => void standards.refetch()} />
  if (!view) return <Loading what={say('正在载入学校')} />
  const { school, package: pack } = found
  const judged: JudgedBy = {
    ...found,
    view,
    asked,
    profile: { key: profile },
    // The county's own items are not this page's.
    county: { countyCode: asked.county, countyName: county?.name ?? asked.county, items: [] },
  }
  const isCounted = school.sections.some(({ excluded }) => excluded === null)
  const paper = (format: 'xlsx' | 'docx') =>
    addressOf(downloadSchoolPaper, { id: pack.id, school: school.code, format }, { ...asked })
  return (
    <>
      <article className="school" aria-label={school.name}>
        <header className="school-head">
          <h1>{saySchool('{name}：{standing}', { name: school.name, standing: standingOf(school, saySchool) })}</h1>
          <p className="dim">
            {[
              school.type,
              saySchool('学校代码 {code}', { code: school.code }),
              view.zh,
              say('数据提交于 {at}', { at: dateTime(pack.handedInAt) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <p className="row no-print">
            <a href={addressOf(downloadSchoolPage, { id: pack.id, school: school.code }, { ...asked })} download>
              {saySchool('下载这一页（Word）')}
            </a>
          </p>
          {isCounted ? (
            <p className="row no-print">
              <a href={paper('xlsx')} download>
                {say('学校自评表（Excel）')}
              </a>
              <a href={paper('docx')} download>
                {say('学校自评表（Word）')}
              </a>
            </p>
          ) : null}
        </header>
        <SchoolFlags school={school} judged={judged} seesCounty={false} />
        <div className="school-body">
          <div className="stack">
            <SchoolIndicators school={school} judged={judged} />
            <SchoolDuties school={school} judged={judged} />
          </div>
          <div className="stack">
            <SchoolClasses school={school} />
            <SchoolRooms school={school} />
          </div>
        </div>
        {school.campuses ? <SchoolCampuses campuses={school.campuses} /> : null}
        <SchoolHistory school={school.code} view={view} />
        <SchoolFacts school={school} />
      </article>
      <ExplanationDrawer judged={judged} />
    </>
  )
}
