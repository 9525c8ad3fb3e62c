import type { common as English } from '../en/common.ts';

export const common: typeof English = {
  app: 'Concord',
  cancel: '取消',
  close: '关闭',
  save: '保存',
  undo: '撤销',
  redo: '重做',
  delete: '删除',
  rename: '重命名',
  none: '（无）',
  all: '全部',
  of: '{{count, number}} / {{total}}',
  passages: '片段',
  sources: '材料',
  hits: '检索结果',
};
