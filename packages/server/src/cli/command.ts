import type { ParseArgsConfig } from 'node:util'

/** 0 done (warnings alone are 0) · 1 at least one fault of severity `error` · 2 wrong usage · 3 refused · 4 internal. */
export type ExitCode = 0 | 1 | 2 | 3 | 4

/** One `junheng` command. `main.ts` parses the words, adds `--json` and `--help`, and turns Problems and errors into exit codes. */
export interface Command {
  /** What `--help` prints, in Chinese, with every option and an example. */
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  /** How many words may follow the command: [least, most]. */
  positionals: readonly [number, number]
  run: (call: CommandCall) => Promise<ExitCode>
}

export interface CommandCall {
  positionals: readonly string[]
  values: Readonly<Record<string, string | boolean | undefined>>
  json: boolean
  /** Where results go, bytes as UTF-8. Diagnostics go to stderr. Waits until everything is written. */
  print(text: string | Uint8Array): Promise<void>
}
