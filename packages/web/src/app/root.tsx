import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import { useLanguage } from '../shared/text.ts'
import type { makeRouter } from './routes.tsx'
import { useAntTheme } from './theme.ts'

interface Props {
  queryClient: QueryClient
  router: ReturnType<typeof makeRouter>
}

/** What stands around every page: language and colours of Ant Design's parts, the calls, the addresses. */
export function Root({ queryClient, router }: Props) {
  const language = useLanguage()
  const theme = useAntTheme()
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enUS} theme={theme} button={{ autoInsertSpace: false }}>
      <App>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}
