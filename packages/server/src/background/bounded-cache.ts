/** Keeps the `most` recently used values; what fails is not kept, so that the next caller tries again. */
export function bounded<V extends Promise<unknown>>(most: number): { get: (key: string, make: () => V) => V } {
  const kept = new Map<string, V>()
  return {
    get(key, make) {
      const value = kept.get(key) ?? make()
      kept.delete(key)
      kept.set(key, value)
      value.catch(() => kept.get(key) === value && kept.delete(key))
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
      return value
    },
  }
}
