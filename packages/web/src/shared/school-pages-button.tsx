import { addressOf, type CallOf } from '@junheng/core/endpoint.ts'
import { downloadSchoolPages, makeSchoolPages } from '@junheng/core/features/documents/school-pages/contract.ts'
import { callAndHear } from './call.ts'
import { MadeFileButton } from './made-file-button.tsx'
import { ENGLISH } from './school-pages-english.ts'
import { useText } from './text.ts'

interface Props {
  /** Whose schools, judged by what. */
  source: string
  asked: CallOf<typeof makeSchoolPages>['body']
}

/** Makes 一校一页 of all schools as one file. */
export function SchoolPagesButton({ source, asked }: Props) {
  const say = useText(ENGLISH)
  return (
    <MadeFileButton
      label={say('一校一页合订（Word）')}
      make={(hear, signal) => callAndHear(makeSchoolPages, { params: { id: source }, body: asked }, hear, signal)}
      address={({ id }) => addressOf(downloadSchoolPages, { id })}
    />
  )
}
