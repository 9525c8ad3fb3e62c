/** What uses a thing of the study, told in dialogs that rename, merge, move or delete it. */
export const uses = {
  quoted: '“{{name}}”',
  table: '“{{name}}” ({{label}})',
  rename: {
    queries: 'The new name stands in the saved queries {{names}}.',
    keptTables: 'The new name stands in the kept tables {{names}}.',
  },
  merge: {
    queries: 'Saved queries that will ask for the remaining code: {{names}}.',
    comparisons: 'Comparisons that will count the remaining code: {{names}}.',
    keptTables: 'Kept tables and figures that will count the remaining code: {{names}}.',
    summaries_one: '{{count, number}} summary of the grid goes to the remaining code.',
    summaries_other: '{{count, number}} summaries of the grid go to the remaining code.',
  },
  mergeCoder: {
    queries: 'Saved queries that will ask for the coder who stays: {{names}}.',
    comparisons: 'Comparisons that will count the codings of the coder who stays: {{names}}.',
    keptTables: 'Kept tables and figures that will count the codings of the coder who stays: {{names}}.',
  },
  mergeRespondent: {
    queries: 'Saved queries that will ask for the respondent who stays: {{names}}.',
    comparisons: 'Comparisons that will count the respondent who stays: {{names}}.',
    keptTables: 'Kept tables and figures that will count the respondent who stays: {{names}}.',
  },
  delete: {
    queries: 'Saved queries that name it and cannot be asked afterwards: {{names}}.',
    comparisons: 'Comparisons that name it and cannot be counted as they are afterwards: {{names}}.',
    keptTables: 'Kept tables and figures that need it and cannot be made afterwards: {{names}}.',
  },
  counting: {
    queries: 'Saved queries that count it with a code above it and may find something else: {{names}}.',
    comparisons: 'Comparisons that count it and may show other numbers: {{names}}.',
    keptTables: 'Kept tables and figures that count it and may show other numbers: {{names}}.',
    summaries_one: '{{count, number}} summary of the grid is about a theme that counts it.',
    summaries_other: '{{count, number}} summaries of the grid are about themes that count it.',
  },
  delete_title: 'Delete “{{name}}”?',
};
