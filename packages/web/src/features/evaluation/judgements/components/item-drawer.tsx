import type { CountyItems } from '@junheng/core/features/evaluation/judgements/schema.ts'
import { lazy, Suspense } from 'react'
import { Drawer } from '../../../../shared/drawer.tsx'
import { Loading } from '../../../../shared/states.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import type { Judged } from '../../use-judged.ts'
import { ENGLISH } from '../county-items-english.ts'

const Content = lazy(() => import('./item-content.tsx'))

interface Props {
  judged: Judged
  items: CountyItems
}

/** One stated item (`item` in the address): what is judged, what is recorded, its evidence, review and history. */
export function ItemDrawer({ judged, items }: Props) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const stated = items.statements.find(({ element }) => element === search['item'])
  return (
    <Drawer isOpen={stated !== undefined} label={say('县级指标的结论')} onClose={() => change({ item: undefined })}>
      {stated ? (
        <Suspense fallback={<Loading what={say('正在取县级指标')} />}>
          <Content key={stated.element} stated={stated} judged={judged} items={items} />
        </Suspense>
      ) : null}
    </Drawer>
  )
}
