/** `true` where two types are the same, `false` otherwise: `true satisfies Same<A, B>` fails to compile when they drift apart. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
