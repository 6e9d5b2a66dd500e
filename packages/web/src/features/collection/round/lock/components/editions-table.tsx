import { addressOf } from '@junheng/core/endpoint.ts'
import { downloadPackage } from '@junheng/core/features/collection/contract.ts'
import type { Edition } from '@junheng/core/features/collection/round/lock/schema.ts'
import { Link } from '@tanstack/react-router'
import { dateTime } from '../../../../../shared/dates.ts'
import { useText } from '../../../../../shared/text.ts'
import { ENGLISH } from '../lock-english.ts'

const HEADER = ['版次', '由来', '时间', '办理人', '指纹'] as const

/** Every edition there was, newest first, each for judging and looking back. */
export function EditionsTable({ editions }: { editions: readonly Edition[] }) {
  const say = useText(ENGLISH)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame" aria-label={say('各版数据')} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {HEADER.map((name) => (
              <th key={name} scope="col">
                {say(name)}
              </th>
            ))}
            <th scope="col">
              <span className="sr">{say('看评估')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {editions.map((edition, i) => (
            <tr key={edition.edition}>
              <th scope="row" className="nowrap">
                {say('第 {n} 版', { n: edition.edition })}
                {i === 0 ? <span className="badge-locked small"> {say('现用')}</span> : null}
              </th>
              <td data-label={say('由来')}>{edition.cause}</td>
              <td data-label={say('时间')} className="nowrap">
                {dateTime(edition.at)}
              </td>
              <td data-label={say('办理人')}>{edition.by}</td>
              <td data-label={say('指纹')}>
                <code title={edition.hash}>{edition.hash.slice(0, 12)}</code>
              </td>
              <td>
                <div className="row no-print">
                  <Link to="/evaluation" search={{ package: edition.packageId }}>
                    {say('看评估')}
                  </Link>
                  <Link to="/matrix" search={{ package: edition.packageId }}>
                    {say('看矩阵')}
                  </Link>
                  <a href={addressOf(downloadPackage, { id: edition.packageId })}>{say('下载')}</a>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
