import { ACTION_NAMES, type OrgAction } from '@junheng/core/features/orgs/changes.ts'
import type { OrgDetail } from '@junheng/core/features/orgs/detail.ts'
import type { Directory } from '@junheng/core/features/orgs/schema.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { useText } from '../../../shared/text.ts'
import { ENGLISH, labelled } from '../orgs-english.ts'
import { ChangeForm } from './change-form.tsx'
import { FormDrawer } from './form-drawer.tsx'

/** What can be done now; what cannot says why. */
export function OrgActions({ detail, directory }: { detail: OrgDetail; directory: Directory }) {
  const say = useText(ENGLISH)
  const [action, setAction] = useState<OrgAction | null>(null)
  const refused = detail.actions.filter(({ refusal }) => refusal !== null)
  const reasons = new Map<string, OrgAction[]>()
  for (const { action: each, refusal } of refused) reasons.set(refusal!, [...(reasons.get(refusal!) ?? []), each])
  const close = () => setAction(null)
  return (
    <section className="no-print" aria-label={say('办理')}>
      <div className="row">
        {detail.actions
          .filter(({ refusal }) => refusal === null)
          .map(({ action: each }) => (
            <Button key={each} size="small" danger={each === 'close'} onClick={() => setAction(each)}>
              {labelled(say, ACTION_NAMES[each])}
            </Button>
          ))}
      </div>
      {[...reasons].map(([why, actions]) => (
        <p key={why} className="dim small">
          {say('现在不能{actions}：{why}', {
            actions: actions.map((each) => labelled(say, ACTION_NAMES[each])).join('、'),
            why,
          })}
        </p>
      ))}
      <FormDrawer isOpen={action !== null} label={action ? labelled(say, ACTION_NAMES[action]) : ''} onClose={close}>
        {action ? <ChangeForm key={action} action={action} detail={detail} directory={directory} close={close} /> : null}
      </FormDrawer>
    </section>
  )
}
