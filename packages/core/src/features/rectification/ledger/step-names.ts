import { ITEM_LIFE, type ItemAction } from './states.ts'

/** A step of an item's life as people read it; words of other parts of the feature stay as they are. */
export function stepName(action: string): string {
  if (action === 'create') return '列入台账'
  return Object.hasOwn(ITEM_LIFE, action) ? ITEM_LIFE[action as ItemAction].zh : action
}
