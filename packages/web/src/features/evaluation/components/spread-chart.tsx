import { Chart } from '../../../shared/chart.tsx'
import type { Picture } from '../spread-option.ts'

interface Props {
  picture: Picture
  message: string
  onSelect: (code: string) => void
}

/** The picture of a spread. */
export const SpreadChart = (props: Props) => (
  <Chart {...props} open={async (host, onSelect) => (await import('../spread-drawing.ts')).openSpread(host, onSelect)} />
)
