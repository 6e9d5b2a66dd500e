import type { Org } from '../../orgs/schema.ts'

/**
 * Which towns of a county a collective name stands for: 各镇人民政府 its 镇 and 乡, 街道办事处 without a name its 街道, 各镇街 both.
 *
 * @returns null for the name of one town or of anything else
 */
export function townGroup(name: string): ((town: Pick<Org, 'facts'>) => boolean) | null {
  const plain = name.replace(/\s|[（(）)]/g, '').replace(/(?:人民政府|政府|办事处|党委|党工委|和|及|、)/g, '')
  const found = /^(?:各|全区各|全县各|有关|相关)((?:镇乡|乡镇|镇街道?|街道?镇|街乡镇|乡镇街道?|镇|乡|街道?)+)$/.exec(plain)
  const kinds = found?.[1] ?? (plain === '街道' ? '街' : null)
  if (kinds === null) return null
  const [rural, urban] = [/[镇乡]/.test(kinds), /街/.test(kinds)]
  return ({ facts }) => (isStreet(facts.name) ? urban : rural)
}

const isStreet = (name: string): boolean => /街(?:道)?(?:办事处|办)?$/.test(name)
