import { readProfile } from '@junheng/core/features/standards/profile.ts'
import type { ProfileFile, ProfileSettings } from '@junheng/core/features/standards/profile-schema.ts'
import type { Standard } from '@junheng/core/features/standards/standard.ts'
import { Problem } from '@junheng/core/problems.ts'

/** Names that mean the standard's own rules; a profile of that name would be taken for them. */
const DEFAULT_NAMES: readonly string[] = ['default', '默认']
const LONGEST_NAME = 60

/**
 * What a profile file says, held against any of the standards: all know the same settings and exemptions.
 *
 * @throws Problem standards.profile-faulty with every fault at its field
 */
export function checkedProfile(file: ProfileFile, standard: Standard): { name: string; settings: ProfileSettings } {
  const name = typeof file.name === 'string' ? file.name.trim() : ''
  const { faults } = readProfile({ ...file, name }, standard, '')
  const trouble = nameTrouble(name)
  const fields = [
    ...(trouble ? [{ path: 'name', message: trouble }] : []),
    ...faults.map(({ column, message, repair }) => ({ path: column ?? '', message: `${message}。${repair}。` })),
  ]
  if (fields.length > 0) throw new Problem('standards.profile-faulty', { count: fields.length, fields })
  // Without faults `settings` is an object, or was left out.
  return { name, settings: (file.settings ?? {}) as ProfileSettings }
}

function nameTrouble(name: string): string | null {
  if (name === '') return '请给口径方案起一个名字。'
  if ([...name].length > LONGEST_NAME) return `名字最长 ${LONGEST_NAME} 个字。`
  return DEFAULT_NAMES.includes(name) ? `“${name}”是标准自己的口径，请换一个名字。` : null
}
