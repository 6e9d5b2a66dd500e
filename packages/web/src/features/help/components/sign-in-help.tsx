/** How one signs in and keeps one's account, in Chinese. */
export function SignInHelpZh() {
  return (
    <section className="card stack">
      <h2>登录与账号</h2>
      <dl className="facts">
        <dt>第一次登录</dt>
        <dd>用密码条上的一次性密码，先换成自己的密码。密码输错几次会暂时锁定，可以等，也可以请系统管理员解除。</dd>
        <dt>第二步验证</dt>
        <dd>
          在“我的账号”开启：手机装一个验证器程序，扫描二维码，填一次六位数字。以后登录在密码之后再填当时的六位数字。有的角色按规定必须开启。
        </dd>
        <dt>恢复码</dt>
        <dd>开启时给十个，只显示一次，请打印或抄下，与手机分开放。手机不在身边时用一个代替验证码，每个只能用一次。</dd>
        <dt>换手机、丢手机</dt>
        <dd>换手机：先用旧手机或恢复码关闭，再用新手机开启。都没有了：请安全管理员或系统管理员解除，要写明原因。</dd>
        <dt>单位统一认证</dt>
        <dd>登录页有这个按钮时，先用密码登录一次，在“我的账号”绑定，以后可以从那里进入。它连不上时，密码照常能用。</dd>
        <dt>批量建立账号</dt>
        <dd>
          系统管理员在“账号”里下载空白工作簿，一行一个人填好再选入；有错误会指出哪一格，一个也不建立。建立后马上打印密码条：密码只显示这一次。安全管理员随后在“账号”里一次授予岗位。
        </dd>
      </dl>
    </section>
  )
}

/** The same in English. */
export function SignInHelpEn() {
  return (
    <section className="card stack">
      <h2>Signing in and your account</h2>
      <dl className="facts">
        <dt>The first time</dt>
        <dd>Use the one-time password of your slip and make one of your own. Some wrong passwords lock the name for a while.</dd>
        <dt>Second step</dt>
        <dd>
          Turn it on under “My account”: scan the picture with an authenticator on your telephone and type its six digits once.
          From then on they are asked after the password. For some roles the rules ask for it.
        </dd>
        <dt>Recovery codes</dt>
        <dd>Ten, shown once. Print them and keep them apart from the telephone; each stands in for the six digits once.</dd>
        <dt>A new or lost telephone</dt>
        <dd>
          Turn the second step off with the old one or a recovery code, then on with the new one. With neither, an administrator
          takes it off and gives the reason.
        </dd>
        <dt>The organisation’s own sign-in</dt>
        <dd>
          Where its button stands, bind your account to it once under “My account”. While it is down your password still works.
        </dd>
        <dt>Accounts in bulk</dt>
        <dd>
          The system administrator fills in a workbook, one person a row; with any fault none is made. Print the slips at once:
          the passwords are shown this once. The security administrator then grants the posts together.
        </dd>
      </dl>
    </section>
  )
}
