// Which codes belong to themes in a file, compared with the project.
import type { Codebook } from '../codes/codebook.ts';
import type { CodeRecord } from '../records.ts';
import type { CodeValues } from './differences.ts';
import type { ImportNote, IncomingCode } from './incoming.ts';
import { liesWithin } from './places.ts';

/** A code added to a theme. Each is an id, or the key of an added code. */
export interface Link {
  readonly theme: string;
  readonly code: string;
}

interface Gathering {
  readonly code: IncomingCode;
  /** Keys of the codes that it names by their former paths. */
  readonly formerly: { readonly gathers: readonly string[]; readonly gatheredBy: readonly string[] };
  readonly match: { readonly present: CodeRecord | null };
  readonly key: string;
  readonly values: CodeValues;
  readonly notes: ImportNote[];
}

/** The ties between themes and codes that an import changes. */
export interface GatheringPlan {
  readonly added: readonly Link[];
  readonly removed: readonly Link[];
  /** The codes added to each theme, before and after, where they differ. */
  readonly changed: ReadonlyMap<
    string,
    { readonly before: readonly string[]; readonly after: readonly string[] }
  >;
}

/**
 * Only ties between two codes of the file are removed, since the file says nothing about others. A table
 * states each tie twice, with the theme and with the code: where the two differ, the one that differs from
 * the former state counts. `wasGathered` returns the keys of the codes added to a theme when the file was
 * exported; null where that is not known, and the present state is used instead.
 */
export function gatherings<Each extends Gathering>(
  codebook: Codebook,
  drafts: readonly Each[],
  taken: ReadonlySet<Each>,
  parents: ReadonlyMap<string, string | null>,
  wasGathered: (theme: Each) => readonly string[] | null,
): GatheringPlan {
  const keyOf = (place: number): string => drafts[place]?.key ?? '';
  // A theme renamed in its own row is still listed under its old name in the rows of its codes; its key is the same.
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
    // A code that was removed here since and comes back is added to its themes again.
    const known = (was ?? before).filter((key) => stated.get(key)?.match.present !== null);
    const own =
      theme.code.gathers === null
        ? null
        : new Set([...theme.code.gathers.map(keyOf), ...theme.formerly.gathers]);
    const gathered = saidCodes(theme.key, own, gatheredBy, [...before, ...known]);
    // Ties that the file merely repeats do not turn a code back into a theme.
    const gathersAny = [...gathered].some(
      ([key, { byTheme, byCode }]) =>
        (byTheme === true || byCode === true) && (was === null || !was.includes(key)),
    );
    if (gathersAny && isNoTheme(theme)) {
      if (theme.values.isTheme === undefined) theme.values.isTheme = true;
      else
        theme.notes.push({ key: 'codebook_import:gathers_no_theme', parameters: { name: theme.code.name } });
    }
    const after = isNoTheme(theme) ? new Set<string>() : new Set(before);
    for (const [key, { byTheme, byCode }] of gathered) {
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

/** Each code that the file mentions with this theme, including its present codes. */
function saidCodes(
  theme: string,
  own: ReadonlySet<string> | null,
  gatheredBy: ReadonlyMap<string, ReadonlySet<string>>,
  known: readonly string[],
): Map<string, Said> {
  const gathered = new Map<string, Said>();
  const say = (code: string): void => {
    gathered.set(code, { byTheme: own?.has(code), byCode: gatheredBy.get(code)?.has(theme) });
  };
  for (const code of [...known, ...(own ?? [])]) say(code);
  for (const [code, themes] of gatheredBy) if (themes.has(theme)) say(code);
  return gathered;
}
