/** The left column beside a text. */
export const navigator = {
  codes: 'Codes',
  counted: 'counted',
  of: 'of {{count}}',
  respondents: 'respondents',
  sources: 'sources',
  passages: 'passages',
  codings: 'codings',
};
