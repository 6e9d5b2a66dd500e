import { autosave } from '../scenarios/autosave.ts'
import { handIn } from '../scenarios/hand-in.ts'
import { itemStep } from '../scenarios/item-step.ts'
import { lock } from '../scenarios/lock.ts'
import { orgChange } from '../scenarios/org-change.ts'
import { planDecision } from '../scenarios/plan-decision.ts'
import { profile } from '../scenarios/profile.ts'
import { signIn } from '../scenarios/sign-in.ts'
import { submit } from '../scenarios/submit.ts'
import { upload } from '../scenarios/upload.ts'
import type { Scenario } from './scenario.ts'

export const SCENARIOS: readonly Scenario[] = [
  autosave,
  submit,
  upload,
  lock,
  handIn,
  planDecision,
  itemStep,
  orgChange,
  profile,
  signIn,
]
