import type { Readiness } from '@junheng/core/features/evaluation/recognition/schema.ts'
import { ItemLink } from '../../../../shared/item-links.tsx'
import { PlainTable } from '../../../../shared/plain-table.tsx'
import { useText } from '../../../../shared/text.ts'
import { ENGLISH } from '../recognition-english.ts'
import { InsideLink } from './inside-link.tsx'
import { KindWord } from './kind-word.tsx'
import { MILESTONE_WORDS } from './milestones.ts'

type Line = Readiness['lines'][number]

/** What stands in the way, each line a link to the page where it is repaired. */
export function LinesTable({ lines, source }: { lines: readonly Line[]; source: Readiness['source'] }) {
  const say = useText(ENGLISH)
  return (
    <PlainTable label={say('尚缺的事项')} heads={(['类别', '对象', '缺什么', '须办结于'] as const).map((head) => say(head))}>
      {lines.map((line) => (
        <tr key={line.key}>
          <td data-label={say('类别')} className="nowrap">
            <KindWord kind={line.kind} />
          </td>
          <th scope="row" className="line-subject">
            <InsideLink to={line.link}>{line.subject}</InsideLink>
          </th>
          <td data-label={say('缺什么')} className="wide break">
            {line.text} <InLedger line={line} source={source} />
          </td>
          <td data-label={say('须办结于')} className="small line-before">
            {line.before[0] ? say(MILESTONE_WORDS[line.before[0]]) : <span className="dim">{say('不要求')}</span>}
          </td>
        </tr>
      ))}
    </PlainTable>
  )
}

/** The item it became, or the way to make it one: what fails in the judgement goes with its figures. */
function InLedger({ line: { key, kind, subject, text, school, stage }, source }: { line: Line; source: Readiness['source'] }) {
  // As `readiness.ts` writes keys: the last word of a line about a figure names it.
  const indicator = /^(section|spread|item) /.test(key) ? key.slice(key.lastIndexOf(' ') + 1) : null
  const about = { school: school ?? undefined, stage: stage ?? undefined, indicator: indicator ?? undefined }
  const failing =
    kind === 'unmet' && indicator && source ? { package: source.package, run: source.run ?? undefined, ...about } : null
  return <ItemLink kind="readiness" record={key} what={`${subject} ${text}`} {...(failing && { failing })} />
}
