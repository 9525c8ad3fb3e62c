// Which codes the themes of a file gather, against what they gather now.
import type { Codebook } from '../codes/codebook.ts';
import type { CodeRecord } from '../records.ts';
import type { CodeValues } from './differences.ts';
import type { ImportNote, IncomingCode } from './incoming.ts';
import { liesWithin } from './places.ts';

/** A code gathered into a theme; either is an id or the key of a code that is added. */
export interface Link {
  readonly theme: string;
  readonly code: string;
}

interface Gathering {
  readonly code: IncomingCode;
  /** Keys of the codes that it names by paths of before. */
  readonly formerly: { readonly gathers: readonly string[]; readonly gatheredBy: readonly string[] };
  readonly match: { readonly present: CodeRecord | null };
  readonly key: string;
  readonly values: CodeValues;
  readonly notes: ImportNote[];
}

export interface GatheringPlan {
  readonly added: readonly Link[];
  readonly removed: readonly Link[];
  /** The codes that a theme gathers, before and after, where they differ. */
  readonly changed: ReadonlyMap<
    string,
    { readonly before: readonly string[]; readonly after: readonly string[] }
  >;
}

/**
 * Only links between two codes of the file are taken away: of any other the file cannot speak. A table says each
 * link twice, with the theme and with the code: where the two differ, the one that differs from how it was is meant.
 * `wasGathered` is what a theme gathered when the file was written; null where that is not known, so that the
 * present is looked at.
 */
export function gatherings<Each extends Gathering>(
  codebook: Codebook,
  drafts: readonly Each[],
  taken: ReadonlySet<Each>,
  parents: ReadonlyMap<string, string | null>,
  wasGathered: (theme: Each) => readonly string[] | null,
): GatheringPlan {
  const keyOf = (place: number): string => drafts[place]?.key ?? '';
  // A theme that is renamed in its own row stands under its old name in the rows of its codes: its key is the same.
  const stated = new Map(drafts.filter(({ code }) => !code.implied).map((draft) => [draft.key, draft]));
  const gatheredBy = new Map<string, ReadonlySet<string>>();
  for (const { key, code, formerly } of stated.values())
    if (code.gatheredBy !== null)
      gatheredBy.set(key, new Set([...code.gatheredBy.map(keyOf), ...formerly.gatheredBy]));
  const added: Link[] = [];
  const removed: Link[] = [];
  const changed = new Map<string, { before: readonly string[]; after: readonly string[] }>();
  for (const theme of stated.values()) {
    if (!taken.has(theme)) continue;
    const before = theme.match.present ? (codebook.gathered.get(theme.match.present.id) ?? []) : [];
    const was = wasGathered(theme);
    const known = was ?? before;
    const own =
      theme.code.gathers === null
        ? null
        : new Set([...theme.code.gathers.map(keyOf), ...theme.formerly.gathers]);
    const said = saidCodes(theme.key, own, gatheredBy, [...before, ...known]);
    // What the file only repeats makes no theme of a code that is none here any more.
    const gathersAny = [...said].some(
      ([key, { byTheme, byCode }]) =>
        (byTheme === true || byCode === true) && (was === null || !was.includes(key)),
    );
    if (gathersAny && isNoTheme(theme)) {
      if (theme.values.isTheme === undefined) theme.values.isTheme = true;
      else
        theme.notes.push({ key: 'codebook_import:gathers_no_theme', parameters: { name: theme.code.name } });
    }
    const after = isNoTheme(theme) ? new Set<string>() : new Set(before);
    for (const [key, { byTheme, byCode }] of said) {
      const code = stated.get(key);
      if (!code || isNoTheme(theme) || !parents.has(code.key)) continue;
      const isThere = before.includes(code.key);
      const wasThere = known.includes(code.key);
      const isOther = [byTheme, byCode].some((says) => says !== undefined && says !== wasThere);
      if (!isOther) continue;
      const isMeant = !wasThere;
      if (!isMeant) after.delete(code.key);
      else if (!isThere && liesWithin(parents, code.key, theme.key))
        theme.notes.push({ key: 'codebook_import:already_below', parameters: { name: code.code.name } });
      else after.add(code.key);
    }
    for (const code of after) if (!before.includes(code)) added.push({ theme: theme.key, code });
    for (const code of before) if (!after.has(code)) removed.push({ theme: theme.key, code });
    if (after.size !== before.length || before.some((code) => !after.has(code)))
      changed.set(theme.key, { before, after: [...after] });
  }
  return { added, removed, changed };
}

interface Said {
  readonly byTheme: boolean | undefined;
  readonly byCode: boolean | undefined;
}

function isNoTheme({ values, match }: Gathering): boolean {
  return !(values.isTheme ?? match.present?.isTheme ?? false);
}

/** Each code that the file speaks of with this theme, those that it gathers now included. */
function saidCodes(
  theme: string,
  own: ReadonlySet<string> | null,
  gatheredBy: ReadonlyMap<string, ReadonlySet<string>>,
  known: readonly string[],
): Map<string, Said> {
  const said = new Map<string, Said>();
  const say = (code: string): void => {
    said.set(code, { byTheme: own?.has(code), byCode: gatheredBy.get(code)?.has(theme) });
  };
  for (const code of [...known, ...(own ?? [])]) say(code);
  for (const [code, themes] of gatheredBy) if (themes.has(theme)) say(code);
  return said;
}
