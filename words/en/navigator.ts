/** The left column beside a text. */
export const navigator = {
  codes: 'Codes',
  no_codes: 'No code yet.',
};
