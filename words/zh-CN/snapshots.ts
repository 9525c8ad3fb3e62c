import type { snapshots as English } from '../en/snapshots.ts';

export const snapshots: typeof English = {
  why_hour: '每小时',
  why_opening: '打开研究时',
  why_hand: '手动',
  why_hand_named: '手动：“{{about}}”',
  why_migration: '升级研究文件之前',
  why_import: '导入之前',
  why_import_named: '导入 {{about}} 之前',
  why_merge: '合并代码之前',
  why_merge_named: '合并 {{about}} 之前',
  'why_large-act': '大批改动之前',
  'why_large-act_named': '之前：{{about}}',
  why_restore: '恢复到早先状态之前',
  whole: '已核对',
  damaged: '已损坏',
  unchecked: '尚未核对',
};
