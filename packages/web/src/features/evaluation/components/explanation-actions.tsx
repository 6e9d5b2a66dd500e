import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { readSearch, writeSearch } from '../../../shared/url.ts'
import { lastingSearch } from '../../../shared/verdict/evaluation.ts'
import { explainKey, type Figure } from '../../../shared/verdict/explain-address.ts'
import { ENGLISH } from '../explanation-english.ts'
import type { JudgedBy } from '../use-judged.ts'

/** Takes a figure along: its address, by which anybody who may see it sees this very figure, and on paper. */
export function ExplanationActions({ figure, judged }: { figure: Figure; judged: JudgedBy }) {
  const say = useText(ENGLISH)
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const address = addressOf(figure, judged)
  const copy = () =>
    // Without a secure connection the browser has no clipboard for pages.
    Promise.resolve(navigator.clipboard?.writeText(address) ?? Promise.reject(new Error('no clipboard'))).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    )
  return (
    <div className="explanation-actions no-print">
      <div className="row">
        <Button onClick={() => void copy()}>{say('复制链接')}</Button>
        <Button onClick={() => print()}>{say('打印')}</Button>
        <span role="status" className="small">
          {copied === 'yes' ? say('链接已复制') : copied === 'refused' ? say('这台电脑不允许自动复制，请从下面复制。') : ''}
        </span>
      </div>
      {copied === 'refused' ? (
        <input readOnly aria-label={say('这个数的链接')} value={address} onFocus={(e) => e.target.select()} />
      ) : null}
    </div>
  )
}

/** The page as it stands with the figure open. */
function addressOf(figure: Figure, { package: pack, asked }: JudgedBy): string {
  const search = { ...readSearch(location.search), ...lastingSearch(pack.id, asked), explain: explainKey(figure) }
  return `${location.origin}${location.pathname}${writeSearch(search)}`
}
