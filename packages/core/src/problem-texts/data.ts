/** What concerns data: files handed in, packages, rounds, verdicts, warnings, plans, the directory, profiles. See `problems.ts`. */
export const DATA_PROBLEMS = {
  // A published rectification plan handed in (plan-import).
  'plan.not-found': { status: 422, text: '这个文件不是整改方案表：{reason}' },
  'plan.unreadable': { status: 422, text: '文件 {file} 读不出来：{reason}' },
  'plan.overwrites-input': { status: 409, text: '--out 指定的 {file} 就是读入的文件，为免覆盖原件，请换一个文件名。' },
  'plan.unwritable': { status: 500, text: '文件 {file} 写不进去：{reason}' },

  // Files handed in.
  'upload.no-form': { status: 415, text: '请用上传表单提交文件（multipart/form-data）。' },
  'upload.broken': { status: 400, text: '文件没有传完或传输中断，没有保存任何内容。请重新上传。' },
  'upload.missing': { status: 400, text: '没有收到文件：{part}。' },
  'upload.unexpected': { status: 400, text: '多出了不认识的内容“{part}”，请按页面上的表单提交。' },
  'upload.empty': { status: 422, text: '文件“{fileName}”是空的。' },
  'upload.too-large': { status: 413, text: '文件“{fileName}”超过 {limit}，没有保存。' },
  'upload.wrong-kind': { status: 415, text: '文件“{fileName}”{found}。这里需要：{accepts}。' },
  'upload.archive': { status: 422, text: '压缩文件“{fileName}”不能接受：{reason}。' },
  'upload.busy': { status: 503, text: '同时上传的人太多，请稍后再试。' },
  'work.busy': { status: 503, text: '系统正忙，前面还有多项计算，请稍后再试。' },
  'work.left': { status: 422, text: '已取消，没有保存任何内容。' },
  'work.too-long': {
    status: 422,
    text: '处理这个文件用时过长或占用内存过大，已停止，没有保存任何内容。请检查文件内容是否正常。',
  },

  // County packages.
  'collection.unreadable': { status: 422, text: '文件读不出来，没有保存。请按下列问题逐条修改。' },
  'collection.nothing-gathered': {
    status: 422,
    text: '这些导出表里没有能填进工作簿的内容。请按列出的问题修改，或先提交一份有学校名录的县级数据。',
  },
  'collection.nothing-to-mark': { status: 422, text: '这个工作簿读不出来，没有能标注的地方。请先按检查结果修改。' },
  'collection.has-faults': {
    status: 422,
    text: '文件有 {errors} 处错误，没有保存。请修改后重新提交；如确需先存，请选择“带错误提交”。',
  },
  'collection.edition-stays': {
    status: 409,
    text: '这是锁定的一版数据，不能撤回。数据有误请在填报中申请修订，批准后形成新的一版。',
  },
  'round.not-accepted': {
    status: 409,
    text: '还有 {count} 份填报没有审核通过（{names}）。请先审核，或写明原因、暂不纳入这些填报。',
  },
  'round.nothing-to-lock': { status: 409, text: '没有审核通过、尚未锁定的填报，没有可锁定的内容。' },
  'round.why-left-out': { status: 422, text: '有填报暂不纳入时，请写明原因。' },
  'round.out-of-date': { status: 409, text: '要修订的数据已不是原来的值（{count} 项），请刷新后重新填写修订申请。' },
  'round.changes-nothing': { status: 422, text: '填写的值与现有数据相同，没有可修订的内容。' },
  'round.amends-into-errors': {
    status: 422,
    text: '改后的数据会有 {count} 处原来没有的错误，不能这样修订。第一处：{first}',
  },
  'round.already-decided': { status: 409, text: '这项修订申请已经办理过。' },
  'round.has-faults': {
    status: 422,
    text: '还不能提交：有 {errors} 处错误、{warnings} 条未写原因的警告、{missing} 项缺报的数据。请逐项修改，或写明原因。',
  },
  'round.open-remarks': { status: 409, text: '还有 {count} 条疑问没有办结（{names}）。请逐条办结，或退回。' },
  'round.remark-settled': { status: 409, text: '这条疑问已经办结，不能再答复。' },
  'round.not-clean': { status: 409, text: '有 {count} 份填报需要逐份审核（{names}），没有通过任何一份。请刷新后再试。' },
  'round.fault-gone': { status: 409, text: '这条警告已经不在了：有关数据刚改过。请看最新的检查结果。' },
  'round.no-explaining': { status: 422, text: '这是错误，不能用说明代替，请改正数据。' },
  'round.already-open': { status: 409, text: '“{name}”已经开启，不能重复开启。请刷新后查看。' },
  'round.due-too-early': { status: 422, text: '“{part}”的数据最早 {opens} 才会有{why}，截止日期不能早于这一天。' },
  'round.no-file': { status: 422, text: '请选择往年的工作簿或数据包，或选一份已提交的数据包。' },
  'round.past-unreadable': { status: 422, text: '文件读不出来，没有导入。请按下列问题逐条修改。' },
  'round.past-undated': { status: 422, text: '文件没有写明统计时点，请选择它是哪个学年的数据。' },
  'round.not-past': { status: 422, text: '{name}不是往年，不能作为往年数据导入。请开启这一学年的数据填报。' },
  'round.other-county': { status: 422, text: '文件里没有本县（{code}）的数据，没有导入。' },
  'round.closed': { status: 409, text: '“{name}”已经锁定，不能再修改。' },
  'round.no-previous': { status: 409, text: '这一轮没有上一年的数据可沿用。可以先导入往年数据，再开启填报。' },
  'round.no-schools': { status: 422, text: '机构名录和现用数据包里都没有可填报的学校。请先录入机构名录，或提交一份县级数据。' },
  'round.unreadable-value': { status: 422, text: '“{value}”不能作为这一项的数：{reason}' },
  'round.upload-unreadable': { status: 422, text: '文件读不出来，没有写入任何内容。请按列出的问题修改后重新上传。' },
  'round.upload-refused': {
    status: 409,
    text: '文件里有 {count} 所学校现在不能写入（{names}），没有写入任何内容。可以选择“只写入其余学校”。',
  },
  'round.upload-stale': {
    status: 409,
    text: '检查之后，{count} 所学校的数据有了变化（{names}），没有写入任何内容。请重新检查，看过差异后再确认。',
  },
  'round.no-signer': { status: 409, text: '“{unit}”还没有在任的校长账号，不能发出签认请求。请联系安全管理员核对岗位。' },
  'runs.rules-changed': {
    status: 409,
    text: '标准或程序更新后，“{name}”按现在的规则算出的结果与当时不同，不能据此出具公文。请重新评估并保存。',
  },
  'runs.not-own': { status: 422, text: '这份数据里没有{county}，不能评估后保存。' },
  'warnings.no-data': { status: 409, text: '还没有可以评估的数据，不能计算预警。' },
  'warnings.closed': { status: 409, text: '这条预警已经解除。' },
  'warnings.highest': { status: 409, text: '这条预警已上报到市级，不能再上报。' },
  'warnings.unknown-setting': { status: 422, text: '这条规则没有这样的阈值：{names}。' },
  'round.wrong-state': { status: 409, text: '这份填报现在的状态不能“{action}”，可能刚被别人办理过。请刷新后再看。' },
  'round.unknown-value': { status: 422, text: '有 {count} 项不是这份填报里的数据，没有保存任何内容。请刷新页面后再试。' },
  'round.twice': { status: 422, text: '同一项数据在一次保存里出现了两次，没有保存任何内容。请刷新页面后再试。' },
  'round.why-returned': { status: 422, text: '退回时请写明原因，或先对有疑问的数据逐项写明。' },
  'collection.wrong-name': { status: 422, text: '填写的文件名与要撤回的数据包不一致，没有撤回。' },
  'collection.already-withdrawn': { status: 409, text: '这个数据包已经撤回。' },
  'evaluation.name-a-county': {
    status: 422,
    text: '这个数据包有 {sections} 个学部，网页上请一次选一个区县查看（县代码）；一次看完全部请用 junheng evaluate。',
  },
  'forms.exist': {
    status: 409,
    text: '{file} 已存在，没有写入任何文件。确要用新结果替换，请加 --force；或换一个 --out 文件夹。',
  },
  'forms.unwritable': { status: 500, text: '文件夹 {dir} 写不进去（{reason}），没有写入任何文件。' },
  'figure.unclear': { status: 400, text: '{reason}。' },
  'figure.missing': { status: 404, text: '没有找到：{reason}。' },

  // The directory of organisations.
  'orgs.refused': { status: 409, text: '{reason}' },
  'orgs.has-faults': { status: 422, text: '文件有 {errors} 处错误，没有写入任何内容。请按列出的问题修改后重试。' },
  'orgs.other-file': { status: 409, text: '这不是刚才试导入的那个文件，没有写入。请重新试导入。' },
  'orgs.other-package': { status: 409, text: '现用数据包已经更换，没有写入。请重新查看不同之处。' },

  // Published plans.
  'rectification.no-such-proposal': { status: 404, text: '这份方案里没有这一处疑似同名。' },
  'rectification.no-such-finding': { status: 404, text: '这份方案里没有这一处不一致。' },
  'rectification.no-such-entry': { status: 404, text: '要导出的内容与现在的方案对不上，没有导出。请刷新页面后再试。' },
  'rectification.decided-by-names': { status: 409, text: '这一处由名称的确认决定：请逐个确认是不是同一个名称。' },
  'rectification.not-allowed-now': { status: 409, text: '这一处现在不能进行这项操作，请刷新后看它的现状。' },
  'rectification.withdrawn': { status: 409, text: '这份方案已撤回，不能再处理。可以查看和导出；需要时请重新读入。' },
  'rectification.wrong-name': { status: 422, text: '填写的文件名与要撤回的方案不一致，没有撤回。' },

  // Local settings of the standards.
  'standards.profile-faulty': { status: 422, text: '口径方案有 {count} 处不对，没有保存。请按下列各处修改。' },
  'standards.profile-name-taken': { status: 409, text: '已有名为“{name}”的口径方案。存入后的方案不能改动，请换一个名字。' },
  'standards.profile-adopted': {
    status: 409,
    text: '“{name}”是本县现在采用的口径，没有撤回。请先改用别的口径方案或默认口径，再来撤回。',
  },
  'standards.profile-withdrawn': { status: 409, text: '口径方案“{name}”已经撤回，只供查阅。' },
  'standards.wrong-name': { status: 422, text: '填写的名字与要撤回的口径方案不一致，没有撤回。' },
} as const
