/** The left column beside a text. */
export const navigator = {
  codes: 'Codes',
  filter_codes: 'Filter codes',
  sources_or_places: 'Sources or places',
  places: 'Places',
  no_places: 'Places you visit are listed here.',
  no_codes: 'No codes yet.',
};
