import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPage } from '@junheng/core/features/documents/school-pages/contract.ts'
import type { SchoolView } from '@junheng/core/features/evaluation/school-schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useMemo } from 'react'
import { dateTime } from '../../../shared/dates.ts'
import { Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { useWords } from '../../../shared/words.ts'
import { schoolQuery, schoolsQuery } from '../api.ts'
import { JudgedPage } from '../components/judged-page.tsx'
import { SchoolCampuses } from '../components/school-campuses.tsx'
import { SchoolClasses } from '../components/school-classes.tsx'
import { SchoolDuties } from '../components/school-duties.tsx'
import { SchoolFacts } from '../components/school-facts.tsx'
import { SchoolFaults } from '../components/school-faults.tsx'
import { SchoolIndicators } from '../components/school-indicators.tsx'
import { SchoolRooms } from '../components/school-rooms.tsx'
import { ToLedger } from '../components/to-ledger.tsx'
import { ENGLISH as JUDGED, profileName } from '../judged-english.ts'
import { SchoolFlags } from '../lists/school-flags.tsx'
import { ENGLISH } from '../school-english.ts'
import { linesWithGroups } from '../school-filter.ts'
import { listedSchools, neighbours } from '../school-list.ts'
import { standingOf } from '../school-standing.ts'
import { SchoolHistory } from '../trends/components/school-history.tsx'
import type { Judged } from '../use-judged.ts'
import { useSchoolGroups } from '../use-school-groups.ts'
import '../school.css'

export default function SchoolPage() {
  const say = useText(ENGLISH)
  const { code = '' } = useParams({ strict: false })
  return <JudgedPage name={say('一校一页')}>{(judged) => <School key={code} code={code} judged={judged} />}</JudgedPage>
}

function School({ code, judged }: { code: string; judged: Judged }) {
  const say = useText(ENGLISH)
  const { data, error, isPending, refetch } = useQuery(schoolQuery(judged.package.id, code, judged.asked))
  return (
    <>
      <Neighbours code={code} judged={judged} />
      {isPending ? <Loading what={say('正在载入这所学校')} /> : null}
      {error ? (
        <>
          <h1>{say('一校一页')}</h1>
          <Failed error={error} retry={() => void refetch()} />
        </>
      ) : null}
      {data ? <Sheet school={data.school} judged={judged} /> : null}
    </>
  )
}

/** The way to all schools, and to the one before and after in the list's order and under its filter. */
function Neighbours({ code, judged }: { code: string; judged: Judged }) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data } = useQuery(schoolsQuery(judged.package.id, judged.asked))
  const groups = useSchoolGroups()
  const { before, after } = useMemo(() => {
    const all = linesWithGroups(data?.schools ?? [], groups ?? new Map())
    const found = neighbours(listedSchools(all, search), code)
    // Who came by a link of its own, past the filter, goes on through all schools.
    return found.before || found.after ? found : neighbours(listedSchools(all, {}), code)
  }, [data, groups, search, code])
  const keep = (s: Record<string, unknown>) => ({ ...s, explain: undefined })
  return (
    <nav className="row school-neighbours no-print" aria-label={say('前后学校')}>
      <Link to="/schools" search={keep}>
        {say('全部学校')}
      </Link>
      <span className="row-end">
        {before ? (
          <Link to="/schools/$code" params={{ code: before.code }} search={keep} rel="prev">
            ← {say('前一所：{name}', { name: before.name })}
          </Link>
        ) : null}
      </span>
      {after ? (
        <Link to="/schools/$code" params={{ code: after.code }} search={keep} rel="next">
          {say('后一所：{name}', { name: after.name })} →
        </Link>
      ) : null}
    </nav>
  )
}

/** On paper only: whose figures these are, of when, and by which rules. */
function PaperHead({ judged }: { judged: Judged }) {
  const say = useText(ENGLISH)
  const words = useWords()
  const sayJudged = useText(JUDGED)
  const { county, package: pack, view } = judged
  const day = pack.counties.find(({ code }) => code === county.countyCode)?.statisticsDay
  const parts = [
    `${county.countyName}（${county.countyCode}）`,
    day ? say('统计时点 {day}', { day }) : say('提交于 {time}', { time: dateTime(pack.handedInAt) }),
    view.zh,
    say('口径：{name}', { name: profileName(judged, sayJudged) }),
    pack.fileName,
  ]
  return (
    <p className="school-paper-head">
      <span>{parts.join(' · ')}</span>
      {pack.isDemo ? <strong>{words.demo}</strong> : null}
    </p>
  )
}

function Sheet({ school, judged }: { school: SchoolView; judged: Judged }) {
  const say = useText(ENGLISH)
  const isCounted = school.sections.some(({ excluded }) => excluded === null)
  return (
    <article className="school" aria-label={school.name}>
      <PaperHead judged={judged} />
      <header className="school-head">
        <h1>{say('{name}：{standing}', { name: school.name, standing: standingOf(school, say) })}</h1>
        <p className="dim">
          {[
            school.type,
            school.authority,
            school.founded === null ? say('未报建成年份') : say('{year} 年规划建成', { year: school.founded }),
            say('学校代码 {code}', { code: school.code }),
          ]
            .filter(Boolean)
            .join(' · ')}
          {school.parent ? (
            <>
              {' · '}
              {say('中心校')}{' '}
              <Link to="/schools/$code" params={{ code: school.parent.code }} search={(s) => ({ ...s, explain: undefined })}>
                {school.parent.name}
              </Link>
            </>
          ) : null}
          <span className="no-print">
            {' '}
            <Button size="small" onClick={() => print()}>
              {say('打印这一页')}
            </Button>{' '}
            <a href={addressOf(downloadSchoolPage, { id: judged.package.id, school: school.code }, { ...judged.asked })} download>
              {say('下载这一页（Word）')}
            </a>{' '}
            {isCounted ? (
              <Link to="/forms" search={(s) => ({ ...s, explain: undefined, form: 'school', school: school.code })}>
                {say('学校自评表')}
              </Link>
            ) : null}{' '}
            {fails(school) ? <ToLedger judged={judged} of={{ school: school.code }} what={school.name} /> : null}
          </span>
        </p>
      </header>
      <SchoolFlags school={school} judged={judged} seesCounty />
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
      <SchoolHistory school={school.code} view={judged.view} />
      <SchoolFacts school={school} />
      <SchoolFaults school={school} judged={judged} />
    </article>
  )
}

/** Does anything of the school fail, be it the one item it may spare? */
const fails = ({ sections, duties }: SchoolView): boolean =>
  duties.some(({ verdict }) => verdict === 'unmet') ||
  sections.some(({ excluded, indicators }) => excluded === null && indicators.some(({ verdict }) => verdict === 'unmet'))
