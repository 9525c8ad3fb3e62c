import { FileText, MessagesSquare, Search } from 'lucide-react';
import { useMemo } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { MatchedText, rangesOf } from '#renderer/ui/matched-text.tsx';
import type { PaletteItem } from '#renderer/ui/palette.tsx';
import styles from './findable-places.module.css';
import { findEntries, type Findable } from './palette-search.ts';

/** An entry of a palette that can be found by name. */
export interface FindableItem extends PaletteItem, Findable {
  readonly detail?: string | undefined;
}

/** The places that can be found by name: every source, code and saved query. */
export interface FindablePlaces {
  readonly sources: readonly FindableItem[];
  readonly codes: readonly FindableItem[];
  readonly queries: readonly FindableItem[];
}

/** The sources, codes and saved queries of the study as entries of a palette, in the order of the study. */
export function useFindablePlaces(): FindablePlaces {
  const { t } = useWords();
  const sources = useProject((state) => state.tables.source);
  const codes = useProject((state) => state.codebook.byId);
  const queries = useProject((state) => state.tables.savedQuery);
  return useMemo(
    () => ({
      sources: Array.from(sources.values(), (source) => ({
        id: source.id,
        text: source.label === null ? source.title : `${source.label} ${source.title}`,
        group: t('shell:sources'),
        detail: source.date ?? undefined,
        mark:
          source.kind === 'interview' ? (
            <MessagesSquare size={14} aria-hidden className={styles.mark} />
          ) : (
            <FileText size={14} aria-hidden className={styles.mark} />
          ),
      })),
      codes: Array.from(codes.values(), (code) => ({
        id: code.id,
        text: code.name,
        group: t('shell:codes'),
        detail: code.name2 ?? undefined,
        mark: <CodeSwatch colour={code.colour} />,
      })),
      queries: Array.from(queries.values(), ({ id, name }) => ({
        id,
        text: name,
        group: t('saved_queries:title'),
        mark: <Search size={14} aria-hidden className={styles.mark} />,
      })),
    }),
    [sources, codes, queries, t],
  );
}

/** The entries that match the typed text, kind by kind, with the matching letters marked. */
export function matching<Item extends FindableItem>(
  kinds: readonly (readonly Item[])[],
  typed: string,
): Item[] {
  return kinds
    .flatMap((entries) => findEntries<Item>(entries, typed))
    .map(({ entry, by }) => ({
      ...entry,
      label: <MatchedText text={entry.text} ranges={rangesOf(entry.text, typed)} />,
      ...(by !== null && { detail: by }),
    }));
}
