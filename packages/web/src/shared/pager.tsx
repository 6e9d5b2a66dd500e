import { Pagination } from 'antd'

interface Props {
  /** From 1. */
  page: number
  size: number
  total: number
  isSmall?: boolean
  onPage: (page: number) => void
}

/** From page to page below a list; nothing where all of it fits on one. */
export function Pager({ page, size, total, isSmall = false, onPage }: Props) {
  if (total <= size) return null
  return (
    <Pagination
      align="end"
      className="pager"
      {...(isSmall ? { size: 'small' as const } : {})}
      current={page}
      pageSize={size}
      total={total}
      showSizeChanger={false}
      onChange={onPage}
    />
  )
}
