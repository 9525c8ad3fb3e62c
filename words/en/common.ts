/** Words used on many screens. */
export const common = {
  app: 'Concord',
  cancel: 'Cancel',
  close: 'Close',
  save: 'Save',
  undo: 'Undo',
  redo: 'Redo',
  delete: 'Delete',
  rename: 'Rename',
  none: '(none)',
  all: 'all',
  of: '{{count, number}} of {{total}}',
  passages: 'Passages',
  sources: 'Sources',
  hits: 'Hits',
};
