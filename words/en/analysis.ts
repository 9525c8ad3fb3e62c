/** The screen Analysis: the names of its kinds. */
export const analysis = {
  strip: 'Kinds of analysis',
  kinds: {
    tally: 'Tally',
    crosstab: 'Crosstab',
    relations: 'Relations',
    timeline: 'Timeline',
    portraits: 'Portraits',
    grid: 'Summary grid',
    words: 'Words',
    tables: 'Kept tables and figures',
  },
};
