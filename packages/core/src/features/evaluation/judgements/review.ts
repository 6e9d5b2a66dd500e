/** Why somebody may not review a recorded conclusion; null where they may. Its author never may, whatever their post. */
export function reviewRefusal(
  { authorId, version }: { authorId: string; version: number },
  by: { accountId: string; version: number },
): 'author' | 'outdated' | null {
  if (authorId === by.accountId) return 'author'
  return version === by.version ? null : 'outdated'
}
