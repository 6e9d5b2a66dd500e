import { ExportMenu } from '../../../../shared/export-menu.tsx'
import { useText } from '../../../../shared/text.ts'
import { useUrl } from '../../../../shared/url.ts'
import { savePaper } from '../api.ts'
import { columnsOf, filterOf, groupingOf, sortOf } from '../item-url.ts'
import { ENGLISH } from '../ledger-english.ts'

/** What is shown, whole and not only this page, as the published plan's table or in the columns shown. */
export function ItemExport() {
  const say = useText(ENGLISH)
  const [search] = useUrl()
  const save = (layout: 'plan' | 'shown', format: 'docx' | 'xlsx') => () => {
    const by = groupingOf(search)
    return savePaper({
      ...filterOf(search),
      sort: sortOf(search),
      ...(by && { by }),
      layout,
      ...(layout === 'shown' && { columns: columnsOf(search).join(',') }),
      format,
    })
  }
  return (
    <ExportMenu
      className="item-export"
      note={say('按现在的筛选、排序和分组，导出全部各页')}
      ways={[
        { label: say('方案十列表 docx'), save: save('plan', 'docx') },
        { label: say('方案十列表 xlsx'), save: save('plan', 'xlsx') },
        { label: say('所见各列 docx'), save: save('shown', 'docx') },
        { label: say('所见各列 xlsx'), save: save('shown', 'xlsx') },
      ]}
    />
  )
}
