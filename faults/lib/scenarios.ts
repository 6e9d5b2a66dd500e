import { handIn } from '../scenarios/hand-in.ts'
import { orgChange } from '../scenarios/org-change.ts'
import { planDecision } from '../scenarios/plan-decision.ts'
import { profile } from '../scenarios/profile.ts'
import { signIn } from '../scenarios/sign-in.ts'
import type { Scenario } from './scenario.ts'

export const SCENARIOS: readonly Scenario[] = [handIn, planDecision, orgChange, profile, signIn]
