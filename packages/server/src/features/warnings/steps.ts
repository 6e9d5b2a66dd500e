import type { Context } from '../../http/context.ts'

/** One thing that happened to a warning, for its life. */
export function step(
  ctx: Context,
  { county_code, warning_id }: { county_code: string; warning_id: string },
  number: number,
  action: 'opened' | 'changed' | 'acknowledged' | 'escalated' | 'overdue' | 'recovered',
  cause: string,
  note: string | null = null,
) {
  return {
    county_code,
    warning_id,
    step: number,
    action,
    note,
    cause,
    at: ctx.now.toISOString(),
    account_name: ctx.actor.displayName,
  }
}
