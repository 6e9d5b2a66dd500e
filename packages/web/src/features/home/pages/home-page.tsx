import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../shared/dates.ts'
import { MarkWord } from '../../../shared/marks.tsx'
import { currentPackage, recentPackagesQuery } from '../../../shared/packages.ts'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { chosenProfile, profilesQuery } from '../../../shared/profiles.ts'
import { useSignedIn } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useHeadline } from '../../../shared/verdict/claim.ts'
import { evaluationQuery } from '../../../shared/verdict/evaluation.ts'

export default function HomePage() {
  const { permissions } = useSignedIn()
  return <PageFrame name="首页">{permissions.includes('collection.read') ? <CountyDesk /> : <AdminDesk />}</PageFrame>
}

/** What stands and what is next, for whoever works on the county's data. */
function CountyDesk() {
  const { permissions } = useSignedIn()
  const { data, error, isPending, refetch } = useQuery(recentPackagesQuery)
  if (isPending) return <Loading what="正在载入" />
  if (error) return <Failed error={error} retry={() => void refetch()} />
  const current = currentPackage(data.items)
  if (!current)
    return (
      <>
        <h1>还没有本县的数据</h1>
        <Empty title="第一步：提交县级数据包">
          <p>提交后，这里显示现在用的是哪份数据、有多少问题、接下来做什么。</p>
          <p>
            <Link to="/packages">去数据填报</Link>
          </p>
        </Empty>
      </>
    )
  const schools = current.counties.reduce((n, c) => n + c.schools, 0)
  const sections = current.counties.reduce((n, c) => n + c.sections, 0)
  return (
    <>
      {permissions.includes('evaluation.read') ? <Headline id={current.id} /> : <h1>首页</h1>}
      <ul className="figures">
        <li>
          <span className="dim">现用数据</span>
          <b className="figures-text break">{current.fileName}</b>
          <span className="dim">
            {dateTime(current.handedInAt)} {current.handedInBy}
          </span>
        </li>
        <li>
          <span className="dim">学校</span>
          <b>{schools}</b>
          <span className="dim">所</span>
        </li>
        <li>
          <span className="dim">学段</span>
          <b>{sections}</b>
          <span className="dim">个</span>
        </li>
        <li>
          <span className="dim">错误</span>
          <b>{current.errors}</b>
          <span className="dim">处</span>
        </li>
        <li>
          <span className="dim">警告</span>
          <b>{current.warnings}</b>
          <span className="dim">处</span>
        </li>
      </ul>
      <section className="card stack" aria-labelledby="next">
        <h2 id="next">接下来</h2>
        <ul className="lines">
          {current.errors + current.warnings > 0 ? (
            <li>
              <Link to="/packages/$id" params={{ id: current.id }}>
                看 {current.errors + current.warnings} 处问题，改好后重新提交
              </Link>
            </li>
          ) : null}
          <li>
            <Link to="/evaluation">看结论和全部理由</Link>
          </li>
          <li>
            <Link to="/matrix" search={{ verdict: 'unmet', sort: '-gap' }}>
              看未达标的学段，差距大的在前
            </Link>
          </li>
          <li>
            <Link to="/plans">读入已发布的整改方案</Link>
          </li>
        </ul>
      </section>
    </>
  )
}

/** How the county stands by the present standard, in one line. */
function Headline({ id }: { id: string }) {
  const profiles = useQuery(profilesQuery)
  const chosen = chosenProfile({}, profiles.data)
  const evaluation = useQuery({
    ...evaluationQuery(id, { standard: 'quality_balanced_2017', ...chosen }),
    enabled: chosen !== null,
  })
  const data = evaluation.data
  const error = profiles.error ?? evaluation.error
  const headlineOf = useHeadline()
  const county = data?.evaluation.counties[0]
  const claim = county && data.claims[county.countyCode]
  if (error) return <Failed error={error} />
  if (!data) return <Loading what="正在评估" />
  if (!claim) return <h1>现用数据里没有可以评估的区县</h1>
  return (
    <header className="row">
      <h1>{headlineOf(claim)}</h1>
      <span>
        {data.standard.zh}
        {data.profile.key === 'default' ? null : `（口径：${data.profile.key}）`}：<MarkWord mark={county.verdict} />
      </span>
    </header>
  )
}

function AdminDesk() {
  const { permissions } = useSignedIn()
  return (
    <>
      <h1>系统管理</h1>
      <section className="card stack">
        <p>您的角色管理账号，不接触区县的业务数据，这里因此没有填报、评估和整改的内容。</p>
        <ul className="lines">
          {permissions.includes('account.read') ? (
            <li>
              <Link to="/accounts">看账号、解除锁定、使登录失效</Link>
            </li>
          ) : null}
          <li>
            <Link to="/standards">看标准</Link>
          </li>
        </ul>
      </section>
    </>
  )
}
