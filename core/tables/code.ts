// Codes, the codes added to themes, the keys that people have for codes, and the codings that are examples.
import { boolean, idOf, initially, integer, oneOf, orNull, real, table, text } from './description.ts';

export const code = table(
  {
    id: text,
    parentId: orNull(idOf('code')),
    /** Order among siblings; any finite number. */
    position: real,
    name: text,
    /** The name in the second language. */
    name2: orNull(text),
    /** Other names that the palette finds, one a line. */
    aliases: initially(text, ''),
    /** A number from 0 to 11: which of the twelve code colours; screens pick the light or dark value. */
    colour: integer,
    codable: initially(boolean, true),
    isTheme: initially(boolean, false),
    shortDefinition: initially(text, ''),
    fullDefinition: initially(text, ''),
    whenToUse: initially(text, ''),
    whenNotToUse: initially(text, ''),
    /** The short definition in the second language. */
    definition2: initially(text, ''),
    origin: initially(oneOf('inductive', 'deductive'), 'inductive'),
    prompted: orNull(oneOf('yes', 'no', 'partly')),
    status: initially(oneOf('draft', 'stable', 'retired', 'merged'), 'draft'),
    /** For a merged code, the code that it was merged into. */
    mergedInto: orNull(idOf('code')),
    /** At most one code of this branch on a source, as a whole-source coding. */
    onePerSource: initially(boolean, false),
    /**
     * 1 to 9: the key that applies it, for everybody without a key of their own for it (`ownPin`); set by
     * earlier versions.
     */
    pin: orNull(integer),
    createdAt: text,
  },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['parentId', 'name']],
    rule: 'beside',
    units: [['status', 'mergedInto']],
    placing: [['parentId'], ['name'], ['status', 'mergedInto']],
  },
);

/** A code added to a theme from elsewhere in the tree, with all codes below it. */
export const themeCode = table(
  { id: text, themeId: idOf('code'), codeId: idOf('code') },
  {
    memory: 'corpus',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['themeId', 'codeId']],
    isOnlyOne: true,
    rule: 'link',
  },
);

/** One person's choice of the key that applies a code. */
export const ownPin = table(
  {
    id: text,
    personId: idOf('coder'),
    codeId: idOf('code'),
    /** 1 to 9; null where no key applies it. */
    pin: orNull(integer),
  },
  {
    part: 'own',
    memory: 'window',
    blind: 'open',
    withdrawal: 'kept',
    alike: [['personId', 'codeId']],
    isOnlyOne: true,
    rule: 'link',
    since: 10,
  },
);

/** A coding that is an example of its code. */
export const codeExample = table(
  { id: text, codeId: idOf('code'), codingId: idOf('coding'), position: real },
  {
    memory: 'window',
    blind: 'sealed',
    withdrawal: 'kept',
    alike: [['codeId', 'codingId']],
    isOnlyOne: true,
    rule: 'link',
  },
);
