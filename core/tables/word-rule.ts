import { oneOf, table, text } from './description.ts';

/** How a word is counted in the texts of one language. */
export const wordRule = table(
  {
    id: text,
    /** A BCP 47 tag. */
    language: text,
    word: text,
    /** `term`: never split; `stop`: left out; `kept`: counted although the built-in list leaves it out. */
    use: { ...oneOf('term', 'stop', 'kept'), isOpen: true },
  },
  {
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['language', 'word']],
    isOnlyOne: true,
    rule: 'one',
    since: 11,
  },
);
