import type { RoundDetail } from '@junheng/core/features/collection/round/open/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Select } from 'antd'
import { useMay } from '../../../../../shared/session.ts'
import { Failed } from '../../../../../shared/states.tsx'
import { useText } from '../../../../../shared/text.ts'
import { unitsQuery, useChangeKeeper } from '../api.ts'
import { ENGLISH } from '../open-english.ts'

/** Which unit of the directory hands in what the catalogue gives to a department; can be given to another while the round is open. */
export function KeepersTable({ round }: { round: RoundDetail }) {
  const say = useText(ENGLISH)
  const mayManage = useMay('round.manage') && round.state === 'open'
  const units = useQuery({ ...unitsQuery(round.id), enabled: mayManage })
  const changing = useChangeKeeper(round.id)
  const options = (units.data?.units ?? []).map(({ orgId, name }) => ({ value: orgId, label: name }))
  return (
    <div className="stack">
      <p className="dim small">{say('名称与机构名录对得上的已自动指定。指定后，该单位的人会收到通知。')}</p>
      <div className="frame frame-bare">
        <table className="t t-cards">
          <thead>
            <tr>
              <th scope="col">{say('目录里的填报部门')}</th>
              <th scope="col" className="num">
                {say('项数')}
              </th>
              <th scope="col">{say('承担单位')}</th>
            </tr>
          </thead>
          <tbody>
            {round.departments.map((each) => (
              <tr key={each.id}>
                <th scope="row">
                  <Link to="/returns/$id/review" params={{ id: each.id }}>
                    {each.reporter}
                  </Link>
                </th>
                <td className="num" data-label={say('项数')}>
                  {each.duties}
                </td>
                <td data-label={say('承担单位')}>
                  {mayManage ? (
                    <Select
                      aria-label={say('{reporter}的填报由谁承担', { reporter: each.reporter })}
                      className="keeper-select"
                      showSearch={{ optionFilterProp: 'label' }}
                      placeholder={each.keeper ?? `▲ ${say('请指定')}`}
                      value={options.find(({ label }) => label === each.keeper)?.value ?? null}
                      loading={changing.isPending && changing.variables?.returnId === each.id}
                      onChange={(orgId: string) => changing.mutate({ returnId: each.id, orgId })}
                      options={options}
                    />
                  ) : (
                    (each.keeper ?? <span className="severity-warn">▲ {say('还没有指定')}</span>)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changing.error ? <Failed error={changing.error} /> : null}
      {units.error ? <Failed error={units.error} /> : null}
    </div>
  )
}
