import { PageFrame } from '../../../shared/page-frame.tsx'
import { useLanguage } from '../../../shared/text.ts'
import { useWords } from '../../../shared/words.ts'
import { HelpEn } from '../components/help-en.tsx'
import { HelpZh } from '../components/help-zh.tsx'

export default function HelpPage() {
  const words = useWords()
  const language = useLanguage()
  return (
    <PageFrame name={words.help}>
      <h1>{words.help}</h1>
      {language === 'zh' ? <HelpZh /> : <HelpEn />}
    </PageFrame>
  )
}
