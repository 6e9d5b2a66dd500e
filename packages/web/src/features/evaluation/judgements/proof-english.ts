/** How far the conclusions of a standard are proven. */
export const ENGLISH = {
  没有取到: 'not loaded',
  正在取: 'loading',
  '{a} / {b} 项已佐证并复核': '{a} of {b} proven and reviewed',
} as const
