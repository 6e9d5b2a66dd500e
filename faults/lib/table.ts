import type { Report } from './rounds.ts'

/** A report as a table to be quoted. */
export function tableOf(reports: readonly Report[]): string {
  const lines = ['shape     write           acknowledged  lost  half  unanswered  of these done  refused']
  for (const { shape, scenarios } of reports) {
    for (const one of scenarios) {
      const [lost, half] = [count(one.faults, /: lost although/), count(one.faults, /: half: /)]
      const cells = [one.acknowledged, lost, half, one.unanswered, one.done, one.refused]
      const widths = [12, 4, 4, 10, 13, 7]
      const numbers = cells.map((cell, i) => String(cell).padStart(widths[i]!)).join('  ')
      lines.push(`${shape.padEnd(8)}  ${one.name.padEnd(14)}  ${numbers}`)
    }
  }
  for (const { shape, rounds, kills, entries, faults, seconds } of reports) {
    lines.push(
      `${shape}: ${rounds} rounds in ${seconds} s (killed: program ${kills.program}, database ${kills.database}, both ${kills.both}); ` +
        `${faults.some((fault) => fault.includes('第')) ? 'audit chain BROKEN' : 'audit chain whole'} after every round, ${entries} entries at the end; ` +
        `${faults.length === 0 ? 'nothing wrong' : `${faults.length} WRONG`}`,
    )
  }
  for (const { faults } of reports) for (const fault of faults.slice(0, 40)) lines.push(`  ${fault}`)
  return lines.join('\n')
}

const count = (faults: readonly string[], pattern: RegExp): number => faults.filter((fault) => pattern.test(fault)).length
