import { plainWarning, serveConfig } from '../../config.ts'
import type { Command } from '../command.ts'

export const command: Command = {
  usage: `junheng serve [选项]

启动系统，在浏览器中使用。就绪后打印网址与数据文件夹，按 Ctrl-C 停止。

  --data DIR        数据文件夹，不存在则建立。默认 $XDG_DATA_HOME/junheng 或 ~/.local/share/junheng，root 为 /var/lib/junheng
  --host ADDR       监听地址，默认 127.0.0.1（只有本机能访问）
  --port N          端口，默认 8040；不写而 8040 被占用时用下一个空闲端口
  --demo            放入虚构的演示县，并打印各角色的账号与密码
  --tls-cert FILE   证书（PEM），与 --tls-key 同用
  --tls-key FILE    私钥（PEM）
  --trust-proxy     前面有提供 HTTPS 的反向代理
  --public-url URL  大家访问系统用的地址，写进邮件和群消息的链接，如 https://junheng.example.com
  --smtp URL        发邮件用的服务器：smtp://用户名@主机:587 或 smtps://用户名@主机；密码用环境变量 JUNHENG_SMTP_PASSWORD
  --mail-from ADDR  发件人，默认与用户名相同
  --allow-inner-webhooks  群机器人的地址可以在内部网络，也可以不是 https
  --oidc-issuer URL  单位统一登录（OIDC）的地址，如 https://login.example.com
  --oidc-client-id ID  在统一登录那里登记的应用编号；回调地址登记为 访问地址/login/sign-on
  --oidc-client-secret-file FILE  应用密钥所在的文件；没有密钥的不写
  --oidc-label 名称  登录页按钮上的名称，默认“单位统一认证”
  --json            就绪后打印一行 JSON

四个 --oidc 选项也可用环境变量 JUNHENG_OIDC_ISSUER、JUNHENG_OIDC_CLIENT_ID、JUNHENG_OIDC_CLIENT_SECRET_FILE、JUNHENG_OIDC_LABEL。
环境变量 DATABASE_URL 指定 PostgreSQL 服务器（15 或更新）时，不启动自带的数据库；DATABASE_MIGRATOR_URL 可另给升级用的账号。
对本机以外提供服务应有证书或反向代理，没有时启动会警告。例：junheng serve --demo --data ./试用`,
  options: {
    data: { type: 'string' },
    host: { type: 'string' },
    port: { type: 'string' },
    demo: { type: 'boolean' },
    'tls-cert': { type: 'string' },
    'tls-key': { type: 'string' },
    'trust-proxy': { type: 'boolean' },
    'public-url': { type: 'string' },
    smtp: { type: 'string' },
    'mail-from': { type: 'string' },
    'allow-inner-webhooks': { type: 'boolean' },
    'oidc-issuer': { type: 'string' },
    'oidc-client-id': { type: 'string' },
    'oidc-client-secret-file': { type: 'string' },
    'oidc-label': { type: 'string' },
  },
  positionals: [0, 0],
  run: async ({ values, json, print }) => {
    const config = serveConfig(values)
    const warning = plainWarning(config)
    if (warning !== null) process.stderr.write(`${warning}\n`)
    const asked = stopSignal()
    const { serve } = await import('../../serve/serve.ts')
    const serving = await serve(config)
    const { url, dir, accounts } = serving
    const lines = [`ready ${url}`, `data ${dir}`, ...accounts.map((a) => `account ${a.user} ${a.password} ${a.role}`)]
    await print(json ? `${JSON.stringify({ ready: url, data: dir, accounts })}\n` : `${lines.join('\n')}\n`)
    const why = await Promise.race([asked, serving.fallen.then(() => 'fallen' as const)])
    await serving.stop()
    if (why === 'fallen') throw new Error('PostgreSQL ended by itself; see postgres.log beside its cluster')
    return 0
  },
}

/** Settles at the first request to stop; a second one ends the process at once. The database survives that as it survives a crash. */
function stopSignal(): Promise<'signal'> {
  return new Promise((resolve) => {
    let count = 0
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(name, () => {
        count += 1
        if (count > 1) process.exit(130)
        resolve('signal')
      })
    }
  })
}
