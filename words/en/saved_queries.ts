/** Saved queries: queries to the codings that were kept under a name. */
export const saved_queries = {
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
