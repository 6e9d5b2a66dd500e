import type { Difference } from '@junheng/core/features/orgs/import-schema.ts'
import type { ReactNode } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH, labelled } from '../orgs-english.ts'

const ACTIONS = { found: '新增', rename: '更名', move: '改属', amend: '情况变化', correct: '更正录入' } as const

/** What would be otherwise: whose, what, from what to what. `head` and `cell` put a choice before each row. */
export function DifferencesTable({
  differences,
  head,
  cell,
}: {
  differences: readonly Difference[]
  head?: ReactNode
  cell?: (difference: Difference) => ReactNode
}) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame orgs-differences" aria-label={say('不同之处')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {head ? <th scope="col">{head}</th> : null}
            {(['变更', '类别', '名称', '内容'] as const).map((label) => (
              <th key={label} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <tr key={difference.key}>
              {cell ? <td>{cell(difference)}</td> : null}
              <td data-label={say('变更')} className="nowrap">
                {say(ACTIONS[difference.action])}
              </td>
              <td data-label={say('类别')} className="nowrap">
                {difference.kind}
              </td>
              <th scope="row" data-label={say('名称')}>
                {difference.name}
              </th>
              <td data-label={say('内容')}>
                {difference.action === 'found'
                  ? difference.fields.map(({ what, after }) => `${labelled(say, what)} ${after}`).join('；')
                  : difference.fields
                      .map(
                        ({ what, before, after }) => `${labelled(say, what)}：${before ?? say('未填')} → ${after ?? say('未填')}`,
                      )
                      .join('；')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
