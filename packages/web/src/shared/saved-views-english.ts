export const ENGLISH = {
  视图: 'Views',
  '视图：{name}': 'View: {name}',
  我的视图: 'My views',
  '把现在的筛选、排序和列存为一个视图，换一台电脑也在。':
    'Keeps filters, order and columns under a name, on every computer you use.',
  还没有保存的视图: 'No views kept yet',
  视图名称: 'Name of the view',
  保存: 'Save',
  已保存: 'Saved',
  '删除视图 {name}': 'Delete the view {name}',
  '同名的视图会被替换。': 'A view of the same name is replaced.',
} as const
