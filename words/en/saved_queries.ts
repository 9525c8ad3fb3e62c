/** Saved queries: queries to the codings that were kept under a name. */
export const saved_queries = {
  /** As a scope and as rows of tables. */
  field: 'Saved query',
  no_query: 'any source',
  rows: 'Queries',
  no_rows: 'none',
  chosen_rows_one: '{{count, number}} as a row',
  chosen_rows_other: '{{count, number}} as rows',
  title: 'Saved queries',
  /** The list above the codes, and the head of the screen of passages. */
  open: 'Open',
  rename: 'Rename',
  standing: 'saved query · {{state}}',
  unchanged: 'unchanged',
  changed: 'changed, not saved',
  save: 'Save',
  save_changes: 'Save changes',
  save_as: 'Save under another name…',
  as_saved: 'As it was saved',
  kept_with: {
    layer: 'The layer “{{layer}}” is saved with it.',
    reviewed: 'It is saved to count out of reviewed sources.',
    both: 'It is saved to count in the layer “{{layer}}” and out of reviewed sources.',
  },
  save_title: 'Save this query',
  act_save: 'Save the query',
  name: 'Name',
  name_example: 'recognition that sells',
  name_taken: 'There is already a saved query with this name.',
  deleted: 'The saved query “{{name}}” is deleted',
  damaged: '“{{name}}” cannot be read: it was damaged. Delete it and save it again.',
  /** What stands in the text of a query in place of a name that is gone. */
  gone: {
    code: 'deleted code',
    coder: 'removed coder',
    class: 'deleted class',
    attribute: 'deleted attribute',
    sample: 'deleted sample',
    respondent: 'removed respondent',
  },
};
