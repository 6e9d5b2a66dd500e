import type { RoundProposal } from '@junheng/core/features/collection/round/open/schema.ts'
import { Select } from 'antd'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../open-english.ts'

interface Props {
  proposal: RoundProposal
  /** Chosen otherwise than found: the organisation by the reporter's name. */
  keepers: Readonly<Record<string, string | null>>
  onChange: (keepers: Record<string, string | null>) => void
}

/** What each department will hand in, by part, and which unit does so; those nobody was found for can be given to one now or later. */
export function AskedOfDepartments({ proposal: { departments, units, parts }, keepers, onChange }: Props) {
  const say = useText(ENGLISH)
  const names = new Map(parts.map(({ key, zh }) => [key, zh]))
  const options = units.map(({ orgId, name }) => ({ value: orgId, label: name }))
  return (
    <div className="frame frame-bare">
      <table className="t t-cards">
        <thead>
          <tr>
            <th scope="col">{say('目录里的填报部门')}</th>
            <th scope="col">{say('承担单位')}</th>
            <th scope="col" className="wide">
              {say('填报内容')}
            </th>
          </tr>
        </thead>
        <tbody>
          {departments.map(({ reporter, keeper, duties }) => {
            const chosen = reporter in keepers ? keepers[reporter] : keeper?.orgId
            return (
              <tr key={reporter}>
                <th scope="row" className="nowrap">
                  {reporter}
                </th>
                <td data-label={say('承担单位')}>
                  <Select
                    aria-label={say('{reporter}的填报由谁承担', { reporter })}
                    className="keeper-select"
                    showSearch={{ optionFilterProp: 'label' }}
                    allowClear
                    placeholder={`▲ ${say('没有同名单位，请指定（可以之后再定）')}`}
                    value={chosen ?? null}
                    onChange={(orgId: string | null | undefined) => onChange({ ...keepers, [reporter]: orgId ?? null })}
                    options={options}
                  />
                </td>
                <td data-label={say('填报内容')}>
                  {[...Map.groupBy(duties, ({ part }) => part)]
                    .map(([part, own]) => `${names.get(part) ?? part} ${own.length} ${say('项')}`)
                    .join('、')}
                  <details className="small">
                    <summary>{say('看内容')}</summary>
                    {duties
                      .map(({ zh, helpers }) => (helpers.length > 0 ? `${zh}（${say('会同')}${helpers.join('、')}）` : zh))
                      .join('；')}
                  </details>
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
