import { createHash } from 'node:crypto'
import { z } from 'zod'

/** A matrix boiled down to what can be compared over versions. */
export interface Figures {
  claim: { verdict: string; schools: number; items: number }
  /** By indicator, a hash over each section's value and mark, in the order of school codes. */
  columns: Record<string, string>
}

const Matrix = z.object({
  judged: z.array(z.object({ key: z.string() })),
  rows: z.array(
    z.object({
      code: z.string(),
      stage: z.string(),
      cells: z.array(z.object({ value: z.number().nullable(), mark: z.string().nullable() }).nullable()),
    }),
  ),
  claim: z.object({ verdict: z.string(), schools: z.number(), items: z.number() }),
})

/** @param reply what `GET /api/packages/:id/matrix` answered, in whichever version */
export function figuresOf(reply: unknown): Figures {
  const { judged, rows, claim } = Matrix.parse(reply)
  const ordered = rows.toSorted((a, b) => (`${a.code} ${a.stage}` < `${b.code} ${b.stage}` ? -1 : 1))
  const columns: Figures['columns'] = {}
  for (const [at, { key }] of judged.entries()) {
    const lines = ordered.map(
      ({ code, stage, cells }) => `${code} ${stage} ${cells[at]?.value ?? null} ${cells[at]?.mark ?? null}`,
    )
    columns[key] = createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
  }
  return { claim, columns }
}
