import type { Fault } from '../../fault.ts'
import type { CountyResult } from './result.ts'

/** Faults that leave a row out altogether: what it would have said is unknown. A room of no known kind is lost too. */
const LOSING = new Set(['S018', 'S019', 'S020', 'S021', 'S022', 'S023', 'S025', 'S027', 'S029', 'S044'])
export const losesRow = (fault: Fault): boolean =>
  fault.severity === 'error' && (LOSING.has(fault.rule) || (fault.rule === 'S016' && fault.column === 'kind'))

/**
 * A county is not met on the strength of rows nobody could read: a lost school or class may be the one that fails. What is known to
 * fail stays unmet. The rows' county cannot always be told, so every county of the package is held open.
 */
export function withLostRows(result: CountyResult, faults: readonly Fault[]): CountyResult {
  return result.verdict === 'met' && faults.some(losesRow) ? { ...result, verdict: 'not_judgeable' } : result
}
