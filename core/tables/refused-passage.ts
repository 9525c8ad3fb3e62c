import { idOf, table, text } from './description.ts';

/** A passage that was suggested for a code, and that a person refused. */
export const refusedPassage = table(
  {
    id: text,
    codeId: idOf('code'),
    sourceId: idOf('source'),
    /** The SHA-256 of its words, as 64 hex digits: the passage stays refused when the text around it changes. */
    wording: text,
    coderId: idOf('coder'),
    at: text,
  },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['codeId', 'sourceId', 'wording', 'coderId']],
    isOnlyOne: true,
    rule: 'link',
    since: 11,
  },
);
