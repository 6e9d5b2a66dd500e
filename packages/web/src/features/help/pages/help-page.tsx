import { MarkWord } from '../../../shared/marks.tsx'
import { PageFrame } from '../../../shared/page-frame.tsx'

export default function HelpPage() {
  return (
    <PageFrame name="帮助">
      <h1>帮助</h1>
      <section className="card stack">
        <h2>怎样得到结论</h2>
        <ol className="bullets bullets-numbered">
          <li>在“数据填报”下载空白工作簿，用 Excel 或 WPS 填写。列的次序可以变，多出的列不读取；每列的定义在表头的批注里。</li>
          <li>上传填好的工作簿（xlsx）或县级数据包（zip）。系统先检查，列出全部问题，这时什么也没有保存。</li>
          <li>有问题时，页面在表的原样旁指出哪一格；也可以“下载标注副本”，在涂了色、加了批注的格里改好再传。</li>
          <li>核对与现用数据的差异，按“存入并评估”。有错误的文件也可以先存，系统会再问一次。</li>
          <li>在“监测评估”看结论和每一条理由；在“学校矩阵”看每所学校的每一项。</li>
          <li>在“申报表”看按国家格式填好的表Ⅰ至表Ⅵ，缺数的格逐个列出；可以下载 Excel、Word 和各校的自评表。</li>
          <li>任何一个数字都可以点开，看公式、代入的数、每个数来自哪个文件的哪一行，以及怎样才能达标。</li>
        </ol>
      </section>
      <section className="card stack">
        <h2>记号</h2>
        <ul className="lines">
          <li>
            <MarkWord mark="met" />
            ：达到标准。正好在线上也算达到。
          </li>
          <li>
            <MarkWord mark="spare" />
            ：低于标准但不低于标准的 85%。一个学段七项中最多有一项可以如此。
          </li>
          <li>
            <MarkWord mark="unmet" />
            ：低于标准的 85%，或其他条款没有达到。
          </li>
          <li>
            <MarkWord mark="not_judgeable" />
            ：缺少数据，既不算达到也不算没有达到。补齐后才能下结论。
          </li>
          <li>
            <MarkWord mark="out" />
            ：按规定不参加评估的学段，单独列出并写明原因。
          </li>
        </ul>
        <p className="dim">比较一律用没有取整的数；显示时才取整。差异系数显示三位小数，离上限不到 0.005 时显示四位。</p>
      </section>
      <section className="card stack">
        <h2>键盘</h2>
        <dl className="facts">
          <dt>Tab / Shift+Tab</dt>
          <dd>在页面各处之间移动</dd>
          <dt>↑ ↓ ← →</dt>
          <dd>在学校矩阵里移动；Home、End 到行首行尾，Ctrl+Home、Ctrl+End 到表首表尾</dd>
          <dt>Enter</dt>
          <dd>打开所在数字的依据</dd>
          <dt>Esc</dt>
          <dd>关闭依据，回到刚才的数字</dd>
          <dt>/</dt>
          <dd>在学校矩阵里跳到搜索；可以输入校名，也可以输入拼音首字母</dd>
        </dl>
      </section>
      <section className="card stack">
        <h2>遇到问题</h2>
        <p>出错时页面会写明原因，并给出一个编号。求助时请把编号告诉系统管理员，日志里有同一个编号。</p>
        <p>页面地址记住了筛选和打开的依据，可以收藏，也可以发给有权限的同事。</p>
      </section>
    </PageFrame>
  )
}
