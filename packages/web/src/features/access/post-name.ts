import { ROLE_NAMES } from '@junheng/core/features/access/roles.ts'
import type { Post } from '@junheng/core/features/access/schema.ts'

/** A post as people say it: the role, and where. */
export const postName = ({ role, unit }: Post): string => (unit === '' ? ROLE_NAMES[role] : `${ROLE_NAMES[role]} · ${unit}`)
