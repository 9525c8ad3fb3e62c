/** The snapshots of a study: why each was made, and the screen that lists them. */
export const snapshots = {
  why_hour: 'Every hour',
  why_opening: 'When the study was opened',
  why_hand: 'By hand',
  why_hand_named: 'By hand: “{{about}}”',
  why_migration: 'Before the study was brought up to date',
  why_import: 'Before importing',
  why_import_named: 'Before importing {{about}}',
  why_merge: 'Before merging codes',
  why_merge_named: 'Before merging {{about}}',
  'why_large-act': 'Before a large change',
  'why_large-act_named': 'Before: {{about}}',
  why_restore: 'Before an earlier state was restored',
  whole: 'checked',
  damaged: 'damaged',
  unchecked: 'not checked yet',
};
