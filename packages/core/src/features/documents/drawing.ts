import { z } from 'zod'

/** Colours by what they say, so that paper and screen choose their own. */
export const INKS = ['ink', 'faint', 'line', 'met', 'unmet', 'neutral', 'paper'] as const
export type Ink = (typeof INKS)[number]
const InkSchema = z.enum(INKS)

/** Lengths in millimetres, from the upper left corner. A text stands on its base line; `size` is its height in points. */
export const Shape = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('box'),
    x: z.number(),
    y: z.number(),
    width: z.number(),
    height: z.number(),
    fill: InkSchema,
  }),
  z.object({
    kind: z.literal('line'),
    x1: z.number(),
    y1: z.number(),
    x2: z.number(),
    y2: z.number(),
    ink: InkSchema,
    dashed: z.boolean(),
  }),
  z.object({
    kind: z.literal('text'),
    x: z.number(),
    y: z.number(),
    text: z.string(),
    size: z.number(),
    ink: InkSchema,
    anchor: z.enum(['start', 'middle', 'end']),
  }),
])
export type Shape = z.infer<typeof Shape>

/** A chart as plain shapes: drawn as SVG on the screen, as a picture in a document, the same on both. */
export const Drawing = z.object({ width: z.number().positive(), height: z.number().positive(), shapes: z.array(Shape) })
export type Drawing = z.infer<typeof Drawing>
