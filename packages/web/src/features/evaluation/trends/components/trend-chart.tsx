import { Chart } from '../../../../shared/chart.tsx'
import type { TrendPicture } from '../trend-option.ts'

interface Props {
  picture: TrendPicture
  message: string
  onSelect: (code: string) => void
}

/** Lines over the school years. */
export const TrendChart = (props: Props) => (
  <Chart {...props} open={async (host, onSelect) => (await import('../trend-drawing.ts')).openTrend(host, onSelect)} />
)
