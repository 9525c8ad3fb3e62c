import { idOf, table, text } from './description.ts';

/** A coder's declaration that a source is finished. */
export const review = table(
  { id: text, sourceId: idOf('source'), coderId: idOf('coder'), at: text },
  {
    memory: 'corpus',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['sourceId', 'coderId']],
    isOnlyOne: true,
    rule: 'one',
  },
);
