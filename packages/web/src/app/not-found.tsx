import { Link } from '@tanstack/react-router'

export function NotFound() {
  return (
    <main className="state state-empty">
      <h1 className="state-title">没有这个页面</h1>
      <p>地址可能写错了，或内容已经移走。</p>
      <p>
        <Link to="/">回到首页</Link>
      </p>
    </main>
  )
}
