import type { ItemEvidence } from '@junheng/core/features/rectification/evidence/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { Failed, Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { evidenceAddress, previewQuery } from '../api.ts'
import { ENGLISH } from '../evidence-english.ts'

/** A picture as it is; a document as its text and tables. */
export function EvidencePreview({ piece: { id, kind, fileName, about } }: { piece: ItemEvidence }) {
  if (kind === 'jpeg' || kind === 'png')
    return <img className="evidence-picture" src={evidenceAddress(id)} alt={about || fileName} loading="lazy" />
  return <Text id={id} name={fileName} />
}

function Text({ id, name }: { id: string; name: string }) {
  const say = useText(ENGLISH)
  const { data, error } = useQuery(previewQuery(id))
  if (error) return <Failed error={error} />
  if (!data) return <Loading what={say('正在读取材料')} />
  if (data.blocks.length === 0) return <p className="dim">{say('文件里没有文字。')}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="evidence-text" aria-label={name} tabIndex={0}>
      {data.blocks.map((block, i) =>
        block.kind === 'text' ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a file never move
          <p key={i}>{block.text}</p>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a file never move
          <table key={i} className="evidence-table">
            {block.name ? <caption>{block.name}</caption> : null}
            <tbody>
              {block.rows.map((row, r) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a file never move
                <tr key={r}>
                  {row.map((cell, c) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                    <td key={c}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ),
      )}
      {data.isCut ? <p className="dim">{say('只显示了开头部分，全文请下载查看。')}</p> : null}
    </section>
  )
}
