import type { NamedFault, ReturnFaults } from '@junheng/core/features/collection/round/check/schema.ts'
import type { Remark } from '@junheng/core/features/collection/round/schema.ts'

/** What was found in a return, by the value it is about. `null`: about none of them. */
export interface FoundAt {
  faults: ReadonlyMap<string | null, readonly NamedFault[]>
  missing: ReadonlyMap<string, ReturnFaults['missing'][number]>
  remarks: ReadonlyMap<string | null, readonly Remark[]>
}

export function foundAt(checked: ReturnFaults | undefined, remarks: readonly Remark[]): FoundAt {
  return {
    faults: Map.groupBy(checked?.faults ?? [], ({ path }) => path),
    missing: new Map((checked?.missing ?? []).map((each) => [each.path, each])),
    remarks: Map.groupBy(
      remarks.filter(({ settled }) => settled === null),
      ({ path }) => path,
    ),
  }
}

/** How a return stands before it may be handed in. */
export interface Readiness {
  errors: NamedFault[]
  unexplained: NamedFault[]
  explained: NamedFault[]
  missing: ReturnFaults['missing']
  isReady: boolean
}

export function readinessOf({ faults, missing }: Pick<ReturnFaults, 'faults' | 'missing'>): Readiness {
  const warnings = faults.filter(({ severity }) => severity === 'warn')
  const found = {
    errors: faults.filter(({ severity }) => severity === 'error'),
    unexplained: warnings.filter(({ explanation }) => explanation === null),
    explained: warnings.filter(({ explanation }) => explanation !== null),
    missing: missing.filter(({ explanation }) => explanation === null),
  }
  return { ...found, isReady: found.errors.length + found.unexplained.length + found.missing.length === 0 }
}
