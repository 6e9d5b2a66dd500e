import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Drawer } from '../../../shared/drawer.tsx'
import { Loading } from '../../../shared/states.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ProgressContext, progressQuery } from '../adopt/plan-progress.tsx'
import { ENGLISH } from '../plan-english.ts'

// Only who opens an indicator needs its sheet.
const IndicatorSheet = lazy(() => import('./indicator-sheet.tsx'))

const NONE = { adoptedAt: null, indicators: [] }

/** The indicator named in the address (`open`) in full. */
export function IndicatorDrawer({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const progress = useQuery(progressQuery(detail.id))
  const indicator = detail.plan.indicators.find(({ no }) => String(no) === search['open'])
  return (
    <Drawer
      isOpen={indicator !== undefined}
      label={say('第 {no} 项全文', { no: search['open'] ?? '' })}
      onClose={() => change({ open: undefined })}
    >
      {indicator ? (
        <ProgressContext value={progress.data ?? NONE}>
          <Suspense fallback={<Loading />}>
            <IndicatorSheet plan={detail.id} indicator={indicator} findings={detail.findings} />
          </Suspense>
        </ProgressContext>
      ) : null}
    </Drawer>
  )
}
