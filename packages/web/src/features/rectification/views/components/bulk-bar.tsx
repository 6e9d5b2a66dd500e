import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { lazy, Suspense, useState } from 'react'
import { useMay } from '../../../../shared/session.ts'
import { Failed } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { type BulkChange, numbersOf } from '../api.ts'
import { filterOf } from '../item-url.ts'
import { ENGLISH } from '../ledger-english.ts'
import type { Picking } from '../use-picking.ts'

// Seldom opened and heavy: it comes when it is.
const BulkDialog = lazy(() => import('./bulk-dialog.tsx').then((part) => ({ default: part.BulkDialog })))

const WORDS = {
  start: '开始整改',
  deadline: '设完成时间',
  people: '设责任人',
  units: '设责任单位',
  drop: '不再整改',
} as const

/** As the letter's contract has it. */
const MOST_OF_A_LETTER = 100

/** What can be done to everything picked; picking all of a filter asks the server what that is now. */
export function BulkBar({
  picking,
  total,
  page,
}: {
  picking: Picking
  total: number
  page: readonly { no: number; seen: number }[]
}) {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const [kind, setKind] = useState<BulkChange['kind'] | null>(null)
  const manages = useMay('item.manage')
  const all = useMutation({
    mutationFn: () => numbersOf(filterOf(search)),
    onSuccess: ({ items }) => {
      picking.clear()
      picking.add(items)
    },
  })
  const n = picking.items.length
  const navigate = useNavigate()
  const write = (letter: 'chase' | 'notice') =>
    void navigate({
      to: '/rectification/letters/new',
      search: { kind: letter, items: picking.items.map(({ no }) => no).join(' ') },
    })
  const kinds = manages ? (['start', 'deadline', 'people', 'units', 'drop'] as const) : (['start'] as const)
  return (
    <section className="bulk-bar no-print" aria-label={say('批量操作')}>
      <button type="button" className="link small" onClick={() => picking.add(page)}>
        {say('选中本页')}
      </button>
      <button type="button" className="link small" disabled={all.isPending} onClick={() => all.mutate()}>
        {say('选中符合筛选的全部 {n} 条', { n: total })}
      </button>
      <span className="bulk-count" role="status">
        {n > 0 ? say('已选 {n} 条', { n }) : say('未选')}
      </span>
      {n > 0 ? (
        <>
          <button type="button" className="link small" onClick={picking.clear}>
            {say('取消选择')}
          </button>
          {kinds.map((each) => (
            <Button key={each} size="small" danger={each === 'drop'} onClick={() => setKind(each)}>
              {say(WORDS[each])}
            </Button>
          ))}
          {manages && n <= MOST_OF_A_LETTER ? (
            <>
              <Button size="small" onClick={() => write('chase')}>
                {say('发督办单')}
              </Button>
              <Button size="small" onClick={() => write('notice')}>
                {say('发整改通知书')}
              </Button>
            </>
          ) : null}
          {manages && n > MOST_OF_A_LETTER ? (
            <span className="dim small">{say('一份文书最多写 {n} 条', { n: MOST_OF_A_LETTER })}</span>
          ) : null}
        </>
      ) : null}
      {all.error ? <Failed error={all.error} /> : null}
      {kind ? (
        <Suspense>
          <BulkDialog kind={kind} title={say(WORDS[kind])} picking={picking} onClose={() => setKind(null)} />
        </Suspense>
      ) : null}
    </section>
  )
}
