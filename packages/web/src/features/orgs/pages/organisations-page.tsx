import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { PageFrame } from '../../../shared/page-frame.tsx'
import { useMay } from '../../../shared/session.ts'
import { Empty, Failed, Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { directoryQuery } from '../api.ts'
import { AddOrg } from '../components/add-org.tsx'
import { DirectoryImport } from '../components/directory-import.tsx'
import { OrgSheet } from '../components/org-sheet.tsx'
import { OrgTree } from '../components/org-tree.tsx'
import { ProposalsView } from '../components/proposals-view.tsx'
import { SchoolDirectory } from '../components/school-directory.tsx'
import '../orgs.css'
import { ENGLISH } from '../orgs-english.ts'

/** The county's organisations and schools on any day: as a tree with a page each, as a list of schools, and how they come in. */
export default function OrganisationsPage() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const { data, error, isPending, refetch } = useQuery(directoryQuery(search['asOf']))
  return (
    <PageFrame name={say('机构学校')} context={data ? <AsOf directory={data} /> : null}>
      {isPending ? <Loading what={say('正在载入名录')} /> : null}
      {error ? <Failed error={error} retry={() => void refetch()} /> : null}
      {data ? <Room directory={data} /> : null}
    </PageFrame>
  )
}

/** Every fact below holds on this day. */
function AsOf({ directory: { asOf, today } }: { directory: Directory }) {
  const say = useText(ENGLISH)
  const [, change] = useUrl()
  return (
    <span className="orgs-asof">
      <label htmlFor="orgs-asof">{say('截至')}</label>
      <Input
        id="orgs-asof"
        type="date"
        size="small"
        max={today}
        value={asOf}
        onChange={(e) => change({ asOf: e.target.value === today ? undefined : e.target.value }, 'replace')}
      />
      {asOf === today ? (
        <span className="dim">{say('今天')}</span>
      ) : (
        <button type="button" className="link" onClick={() => change({ asOf: undefined })}>
          {say('回到今天')}
        </button>
      )}
    </span>
  )
}

function Room({ directory }: { directory: Directory }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('org.manage')
  const [{ view = 'tree', id }, change] = useUrl()
  const own = directory.orgs.filter((org) => org.keeper === directory.county.code)
  const shown = id ?? (own.find(({ kind }) => kind === 'government') ?? own[0])?.id
  const schools = directory.orgs.filter((org) => org.kind === 'school').length
  const parts = [
    ['tree', say('机构')],
    ['schools', say('学校名录')],
    ...(mayManage ? ([['import', say('导入和核对')]] as const) : []),
  ] as const
  return (
    <>
      <h1>{say('{n} 个机构和组织、{m} 所学校', { n: own.filter((org) => org.kind !== 'school').length, m: schools })}</h1>
      {directory.asOf === directory.today ? null : (
        <p className="notice">{say('这是 {day} 的名录。变更从今天的名录办理。', { day: directory.asOf })}</p>
      )}
      <div className="row no-print">
        {parts.map(([key, name]) => (
          <button
            key={key}
            type="button"
            className="chip"
            aria-pressed={view === key}
            onClick={() => change({ view: key === 'tree' ? undefined : key })}
          >
            {name}
          </button>
        ))}
        {mayManage ? <AddOrg directory={directory} /> : null}
      </div>
      {view === 'schools' ? <SchoolDirectory directory={directory} /> : null}
      {view === 'import' && mayManage ? (
        <>
          <DirectoryImport today={directory.today} />
          <ProposalsView today={directory.today} />
        </>
      ) : null}
      {view !== 'tree' ? null : directory.orgs.length === 0 ? (
        <Empty title={say('这一天的名录里还没有机构')}>
          <p>{say('先新增区县政府和教育局，再从数据包或工作簿里导入学校。')}</p>
        </Empty>
      ) : (
        <div className={`orgs-split${id ? ' has-one' : ''}`}>
          <OrgTree directory={directory} />
          {shown ? <OrgSheet id={shown} directory={directory} /> : null}
        </div>
      )}
    </>
  )
}
