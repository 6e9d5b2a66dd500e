import type { Ink, Shape } from '@junheng/core/features/documents/drawing.ts'
import type { Block } from '@junheng/core/features/documents/paper.ts'

const INKS: Readonly<Record<Ink, string>> = {
  ink: 'var(--ink)',
  faint: 'var(--ink-soft)',
  line: 'var(--line)',
  met: 'var(--met)',
  unmet: 'var(--unmet)',
  neutral: 'var(--primary)',
  paper: 'var(--paper)',
}
/** Millimetres of a point. */
const POINT = 25.4 / 72

/** A picture of a paper, drawn from the same shapes as in the document. */
export function PaperDrawing({ picture: { drawing, caption, alt } }: { picture: Extract<Block, { kind: 'picture' }> }) {
  return (
    <figure className="paper-picture">
      {caption ? <figcaption>{caption}</figcaption> : null}
      <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} role="img" aria-label={alt}>
        {drawing.shapes.map((shape, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a drawing is drawn whole
          <One key={i} shape={shape} />
        ))}
      </svg>
    </figure>
  )
}

function One({ shape }: { shape: Shape }) {
  if (shape.kind === 'box')
    return <rect x={shape.x} y={shape.y} width={shape.width} height={shape.height} fill={INKS[shape.fill]} />
  if (shape.kind === 'line')
    return (
      <line
        x1={shape.x1}
        y1={shape.y1}
        x2={shape.x2}
        y2={shape.y2}
        stroke={INKS[shape.ink]}
        strokeWidth={0.2}
        strokeDasharray={shape.dashed ? '1.6 1' : undefined}
      />
    )
  return (
    <text x={shape.x} y={shape.y} fontSize={shape.size * POINT} fill={INKS[shape.ink]} textAnchor={shape.anchor}>
      {shape.text}
    </text>
  )
}
