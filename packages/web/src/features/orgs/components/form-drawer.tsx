import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { Drawer } from '../../../shared/drawer.tsx'

interface Props {
  isOpen: boolean
  label: string
  onClose: () => void
  children: ReactNode
}

/** The drawer with fields in it: what they open belongs to the dialog, for a modal one hides all that stands outside. */
export function FormDrawer(props: Props) {
  return (
    <ConfigProvider getPopupContainer={(node) => (node?.closest('dialog') as HTMLElement | null) ?? document.body}>
      <Drawer {...props} />
    </ConfigProvider>
  )
}
