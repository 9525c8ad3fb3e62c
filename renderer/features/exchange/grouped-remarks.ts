// Groups remarks of one kind in one line: of 500 sources without text, the number matters first and the names second.
import type { Remark } from '#core/refi/incoming.ts';

/** From this number on, remarks are grouped. */
const MIN_GROUPED = 4;

/** The catalogue keys for groups of remarks: `exchange:many.…`. */
const kinds: Readonly<Record<string, string>> = {
  'exchange:no_words': 'no_words',
  'exchange:no_words_at': 'no_words',
  'exchange:note_without_text': 'note_without_text',
  'exchange:not_placed': 'not_placed',
  'exchange:not_placed_at': 'not_placed',
  'exchange:coding_twice': 'coding_twice',
  'exchange:coding_without_code': 'coding_without_code',
  'exchange:code_renumbered': 'code_renumbered',
  'exchange:read_from_document': 'read_from_document',
  'exchange:no_date': 'no_date',
  'exchange:selections_unverified': 'selections_unverified',
};

function kindOf({ key, items = [] }: Remark): string | null {
  if (items.length > 0) return null;
  return key.startsWith('exchange:unplaced_') ? 'unplaced' : (kinds[key] ?? null);
}

export interface Line {
  readonly sentence: string;
  /** The subject of the remark, or those of the grouped remarks. */
  readonly items: readonly string[];
}

/** The remarks as lines, in the order in which their kinds first occur; `t` words a key with its parameters. */
export function groupedRemarks(
  remarks: readonly Remark[],
  t: (key: string, parameters: Record<string, unknown>) => string,
): Line[] {
  const sentenceOf = ({ key, parameters }: Remark): string => t(key, { ...parameters, defaultValue: key });
  const byKind = Map.groupBy(remarks, kindOf);
  const shown = new Set<string>();
  return remarks.flatMap((remark): Line[] => {
    const kind = kindOf(remark);
    const alike = kind === null ? [] : (byKind.get(kind) ?? []);
    if (kind === null || alike.length < MIN_GROUPED)
      return [{ sentence: sentenceOf(remark), items: remark.items ?? [] }];
    if (shown.has(kind)) return [];
    shown.add(kind);
    return [{ sentence: t(`exchange:many.${kind}`, { count: alike.length }), items: alike.map(sentenceOf) }];
  });
}
