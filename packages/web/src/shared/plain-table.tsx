import type { ReactNode } from 'react'

interface Props {
  /** What stands in it, for screen readers and the frame that scrolls. */
  label: string
  /** A column of numbers says so: its head stands at the right, as they do. */
  heads: readonly (string | { num: string })[]
  children: ReactNode
}

/** A table that scrolls in its own frame and becomes cards on a small screen; `children` are its rows. */
export function PlainTable({ label, heads, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="frame frame-bare" aria-label={label} tabIndex={0}>
      <table className="t t-cards">
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th key={head} scope="col">
                  {head}
                </th>
              ) : (
                <th key={head.num} scope="col" className="num">
                  {head.num}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
