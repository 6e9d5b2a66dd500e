import { type Mark, MarkWord } from '../../../shared/marks.tsx'

const MARKS = ['met', 'spare', 'unmet', 'not_judgeable', 'out'] as const

/** Every mark beside what it means. */
export function Marks({ title, texts, note }: { title: string; texts: Readonly<Record<Mark, string>>; note: string }) {
  return (
    <section className="card stack">
      <h2>{title}</h2>
      <ul className="lines">
        {MARKS.map((mark) => (
          <li key={mark}>
            <MarkWord mark={mark} /> — {texts[mark]}
          </li>
        ))}
      </ul>
      <p className="dim">{note}</p>
    </section>
  )
}
