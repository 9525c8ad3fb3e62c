import { useMemo, useState, type KeyboardEvent } from 'react';
import type { Codebook } from '#core/codes/codebook.ts';
import { pathOf } from '#core/codes/codebook.ts';
import { filterCodes, type CodeEntry, type CodeMatch } from '#core/codes/code-filter.ts';
import type { CodeRecord } from '#core/records.ts';
import { namesTyped } from './new-code.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { MatchedText } from '#renderer/ui/matched-text.tsx';
import { Palette, type PaletteItem } from '#renderer/ui/palette.tsx';
import { Popover } from '#renderer/ui/popover.tsx';
import type { Reach } from './passage-to-code.ts';
import { useSyllables } from './pinyin-syllables.ts';
import styles from './code-palette.module.css';

/** What choosing a code does. */
export type PalettePurpose = 'apply' | 'recode' | 'whole-source';

export interface CodePaletteProps {
  readonly purpose: PalettePurpose;
  readonly codebook: Codebook;
  readonly recentIds: readonly string[];
  /** The code that the passage already has, which is left out when changing it. */
  readonly exceptId?: string | undefined;
  /** How the passage was chosen; while nothing is selected, Tab widens it. */
  readonly reach: Reach | null;
  readonly anchor: () => DOMRect | null;
  /** With `more` the palette stays open for another code. */
  readonly onChoose: (codeId: string, more: boolean) => void;
  readonly onCreate: (name: string, parentId: string | null) => void;
  readonly onWiden: () => void;
  readonly onClose: () => void;
}

/** A palette of codes beside the passage. It filters by name, second name, alias, pinyin and path. */
export function CodePalette(props: CodePaletteProps) {
  const { purpose, codebook, recentIds, exceptId, reach, anchor, onChoose, onCreate, onWiden, onClose } =
    props;
  const { t } = useWords();
  const [round, setRound] = useState(0);
  const codes = useMemo(
    () => codebook.inOrder.filter((code) => isApplicable(code) && code.id !== exceptId),
    [codebook, exceptId],
  );
  const pinned = codes.filter(({ pin }) => pin !== null).toSorted((a, b) => (a.pin ?? 0) - (b.pin ?? 0));

  const search = useCodeSearch(codes, codebook, recentIds);

  /**
   * The parent for a new code: that of the active code, so that both are siblings, or the active code itself if it is a
   * root.
   */
  const parentBeside = (beside: PaletteItem | undefined): CodeRecord | null => {
    const code = beside && codebook.byId.get(beside.id);
    if (!code) return null;
    return code.parentId === null ? code : (codebook.byId.get(code.parentId) ?? null);
  };

  const onKey = (event: KeyboardEvent, query: string, active: PaletteItem | undefined): boolean => {
    if (event.key === 'Enter' && event.shiftKey && active) {
      onChoose(active.id, true);
      setRound(round + 1);
      return true;
    }
    if (event.key === 'Tab') {
      if (reach !== null && reach !== 'selection') onWiden();
      return true;
    }
    const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
    const chosen = query === '' && bare ? pinned.find(({ pin }) => String(pin) === event.key) : undefined;
    if (!chosen) return false;
    onChoose(chosen.id, false);
    return true;
  };

  return (
    <Popover label={t(`reader:palette_${purpose}`)} isOpen isLight onClose={onClose} anchor={anchor}>
      <Palette
        key={round}
        label={t(`reader:palette_${purpose}`)}
        placeholder={t(`reader:palette_${purpose}`)}
        search={search}
        onChoose={(item) => onChoose(item.id, false)}
        onKey={onKey}
        create={{
          label: (query, beside) => {
            const path = namesTyped(query);
            if (path.length > 1) return t('reader:new_code', { name: path.join(' › ') });
            const parent = parentBeside(beside);
            return parent
              ? t('reader:new_code_under', { name: query, parent: parent.name })
              : t('reader:new_code', { name: query });
          },
          run: (query, beside) => onCreate(query, parentBeside(beside)?.id ?? null),
        }}
        onClose={onClose}
        emptyText={t('reader:no_codes_yet')}
        footer={
          <>
            {reach !== null && reach !== 'selection' && (
              <button type="button" tabIndex={-1} className={styles.choice} onClick={onWiden}>
                {t(`reader:reach_${reach}`)} <Kbd keys="Tab" />
              </button>
            )}
            {pinned.map((code) => (
              <button
                key={code.id}
                type="button"
                tabIndex={-1}
                className={styles.choice}
                onClick={() => onChoose(code.id, false)}
              >
                <Kbd keys={String(code.pin)} /> {code.name}
              </button>
            ))}
          </>
        }
      />
    </Popover>
  );
}

/**
 * Returns a search among codes by name, second name, alias, pinyin and path, as entries of a palette: best first, and
 * without anything typed the recent ones before all.
 */
export function useCodeSearch(
  codes: readonly CodeRecord[],
  codebook: Codebook,
  recentIds: readonly string[],
): (query: string) => PaletteItem[] {
  const { t } = useWords();
  const syllables = useSyllables();
  const entries = useMemo(() => codes.map((code) => entryOf(code, codebook)), [codes, codebook]);
  return useMemo(() => {
    const entryById = new Map(entries.map((entry) => [entry.id, entry]));
    const colours = new Map(codes.map(({ id, colour }) => [id, colour]));
    const itemOf = (match: CodeMatch, group?: string): PaletteItem[] => {
      const entry = entryById.get(match.id);
      return entry ? [paletteItem(entry, match, colours.get(entry.id) ?? 0, group)] : [];
    };
    return (query: string): PaletteItem[] => {
      const matches = filterCodes(query, entries, syllables);
      if (query.trim() !== '') return matches.flatMap((match) => itemOf(match));
      const recent = recentIds.flatMap((id) => matches.filter((match) => match.id === id));
      const rest = matches.filter(({ id }) => !recentIds.includes(id));
      if (recent.length === 0) return rest.flatMap((match) => itemOf(match));
      return [
        ...recent.flatMap((match) => itemOf(match, t('reader:recent_codes'))),
        ...rest.flatMap((match) => itemOf(match, t('reader:all_codes'))),
      ];
    };
  }, [codes, entries, recentIds, syllables, t]);
}

/** Whether a code can be applied to a passage. */
export function isApplicable({ codable, status }: CodeRecord): boolean {
  return codable && (status === 'draft' || status === 'stable');
}

function entryOf(code: CodeRecord, codebook: Codebook): CodeEntry {
  return {
    id: code.id,
    name: code.name,
    name2: code.name2,
    aliases: code.aliases.split('\n').filter((alias) => alias.trim() !== ''),
    above: pathOf(codebook, code.id).slice(0, -1),
  };
}

function paletteItem(
  entry: CodeEntry,
  { highlights }: CodeMatch,
  colour: number,
  group: string | undefined,
): PaletteItem {
  const rangesIn = (field: string, index = 0): (readonly [number, number])[] =>
    merged(highlights.filter((each) => each.field === field && each.index === index));
  const alias = highlights.find(({ field }) => field === 'alias');
  return {
    id: entry.id,
    text: [...entry.above, entry.name].join(' › '),
    mark: <CodeSwatch colour={colour} />,
    label: (
      <>
        {entry.above.map((name, index) => (
          // Names may repeat along a path, so the index is the key.
          <span key={index} className={styles.above}>
            <MatchedText text={name} ranges={rangesIn('above', index)} /> ›{' '}
          </span>
        ))}
        <MatchedText text={entry.name} ranges={rangesIn('name')} />
      </>
    ),
    ...(entry.name2 || alias
      ? {
          detail: (
            <>
              {entry.name2 && <MatchedText text={entry.name2} ranges={rangesIn('name2')} />}
              {alias && (
                <>
                  {' '}
                  <MatchedText
                    text={entry.aliases[alias.index] ?? ''}
                    ranges={rangesIn('alias', alias.index)}
                  />
                </>
              )}
            </>
          ),
        }
      : {}),
    ...(group === undefined ? {} : { group }),
  };
}

/** Ranges in order, overlapping ones joined: two words of a query may match the same letters. */
function merged(spans: readonly { readonly start: number; readonly end: number }[]): [number, number][] {
  const ranges: [number, number][] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = ranges.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else ranges.push([start, end]);
  }
  return ranges;
}
