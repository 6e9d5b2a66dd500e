import { needsSecondFactor } from '@junheng/core/features/access/policy.ts'
import type { Post, PostSwitch, SignedIn } from '@junheng/core/features/access/schema.ts'
import { Problem } from '@junheng/core/problems.ts'
import { atomically, type Db } from '../../db/database.ts'
import type { Context } from '../../http/context.ts'
import { audit } from '../audit/service.ts'
import { dayInChina } from './china-day.ts'
import { readPolicy } from './policy.ts'
import * as queries from './post-queries.ts'
import { requireFactor, setSessionPost } from './session-queries.ts'

export type HeldPost = Awaited<ReturnType<typeof queries.postsOf>>[number]

/** A post as pages show it. */
export const postView = (row: HeldPost): Post => ({
  id: row.post_id,
  role: row.role,
  unit: row.unit_name,
  county: row.county_code === null ? null : { code: row.county_code, name: row.county_name ?? row.unit_name },
})

/** The county a session in this post looks at first, where the post itself names a city; null otherwise. */
export async function firstCountyOf(db: Db, post: HeldPost): Promise<string | null> {
  if (post.role !== 'city_supervisor' || post.county_code === null) return null
  return (await queries.countiesOfCity(db, post.county_code))[0]?.code ?? null
}

/** Goes on in another of one's posts, or looks at another county of the city. @throws Problem access.no-such-post */
export async function switchPost(ctx: Context, { post: postId, county }: PostSwitch): Promise<void> {
  const held = await queries.postsOf(ctx.db, ctx.actor.accountId, dayInChina(ctx.now))
  const post = held.find((each) => each.post_id === postId)
  if (!post) throw new Problem('access.no-such-post')
  const chosen = county === undefined ? await firstCountyOf(ctx.db, post) : await countyOfCity(ctx.db, post, county)
  await atomically(ctx.db, async (tx) => {
    await setSessionPost(tx, ctx.session.tokenHash, postId, chosen)
    // Granted since this session began, it may ask for more than the door did.
    if (needsSecondFactor([post.role], await readPolicy(tx))) await requireFactor(tx, ctx.session.tokenHash)
    await audit(tx, ctx, {
      verb: 'access.switch-post',
      subject: ctx.actor.accountId,
      subjectName: ctx.actor.name,
      before: placeOf(ctx.actor.role, ctx.actor.post.unit, ctx.actor.county?.code ?? null),
      after: placeOf(post.role, post.unit_name, chosen ?? post.county_code),
    })
  })
}

/** What a session says of the posts its person holds. */
export async function postsFor(ctx: {
  db: Db
  actor: Context['actor']
  now: Date
}): Promise<Pick<SignedIn, 'post' | 'posts' | 'counties' | 'schools'>> {
  const { actor, db } = ctx
  const posts = (await queries.postsOf(db, actor.accountId, dayInChina(ctx.now))).map(postView)
  const post = posts.find(({ id }) => id === actor.post.id)
  if (!post) throw new Error('a session in a post that is not held was let in')
  const counties = actor.post.cityCode === null ? [] : await queries.countiesOfCity(db, actor.post.cityCode)
  return { post, posts, counties, schools: actor.reach.kind === 'schools' ? [...actor.reach.codes] : null }
}

const placeOf = (role: string, unit: string, county: string | null) => ({ 岗位: role, 单位: unit, 区县: county })

async function countyOfCity(db: Db, post: HeldPost, county: string): Promise<string> {
  const known = post.role === 'city_supervisor' && post.county_code ? await queries.countiesOfCity(db, post.county_code) : []
  if (!known.some(({ code }) => code === county)) throw new Problem('access.no-such-post')
  return county
}
