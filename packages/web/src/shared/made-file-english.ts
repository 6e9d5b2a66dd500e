/** Texts of the button that has a file about many schools made. */
export const ENGLISH = {
  正在判定: 'Judging',
  '前面还有别的计算，正在排队': 'Waiting for other work',
  '正在写第 {n} 所，共 {of} 所': 'Writing school {n} of {of}',
  正在存入: 'Storing',
  取消: 'Cancel',
  '已做好，共 {n} 所': 'Done, {n} schools',
  再次下载: 'Download again',
  进度: 'Progress',
} as const
