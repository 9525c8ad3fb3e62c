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
