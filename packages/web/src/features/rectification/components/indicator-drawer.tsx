import type { PlanDetail } from '@junheng/core/features/rectification/schema.ts'
import { Drawer } from '../../../shared/drawer.tsx'
import { useText } from '../../../shared/text.ts'
import { useUrl } from '../../../shared/url.ts'
import { ENGLISH } from '../plan-english.ts'
import { IndicatorSheet } from './indicator-sheet.tsx'

/** The indicator named in the address (`open`) in full. */
export function IndicatorDrawer({ detail }: { detail: PlanDetail }) {
  const say = useText(ENGLISH)
  const [search, change] = useUrl()
  const indicator = detail.plan.indicators.find(({ no }) => String(no) === search['open'])
  return (
    <Drawer
      isOpen={indicator !== undefined}
      label={say('第 {no} 项全文', { no: search['open'] ?? '' })}
      onClose={() => change({ open: undefined })}
    >
      {indicator ? <IndicatorSheet indicator={indicator} findings={detail.findings} /> : null}
    </Drawer>
  )
}
