/** How the value of a county item is said where it is a number of failures. */
export const ENGLISH = {
  无不达标: 'none fails',
  '{n} 班不达标': '{n} classes fail',
  '{n} 科不达标': '{n} subjects fail',
  '{n} 校不达标': '{n} schools fail',
  '{n} 分': '{n} points',
} as const
