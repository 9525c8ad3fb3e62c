import type { CodeRecord } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { showHistoryOf } from '#renderer/common/openers/history-filter.ts';
import { lookForMoreLike } from '#renderer/common/openers/more-like-desk.ts';
import { projectStore } from '#renderer/state/project.ts';
import { CodeSwatch, codeColourCount } from '#renderer/ui/code-swatch.tsx';
import type { MenuEntry, MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';
import { changeCodes, deleteCodes, showPassages, writeDefinition, type CodeFields } from './code-acts.ts';
import type { Draft } from './code-branches.ts';

/** The parts of the menu that the screen handles. */
export interface MenuOwner {
  readonly draft: (draft: Draft) => void;
  readonly rename: (id: string) => void;
  readonly merge: (codes: readonly CodeRecord[]) => void;
}

const pins = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** Actions on the selected codes, in the menu of a line of the tree. */
export function codeMenu(words: Words, codes: readonly CodeRecord[], owner: MenuOwner): MenuSection[] {
  const { t } = words;
  const [first, ...others] = codes;
  if (!first) return [];
  const ids = codes.map(({ id }) => id);
  const change = (fields: CodeFields) => () => void changeCodes(ids, fields).catch(showError);
  const retired = codes.every(({ status }) => status === 'retired');
  const themes = codes.every(({ isTheme }) => isTheme);
  return [
    { entries: others.length === 0 ? entriesForOne(words, first, owner) : [] },
    {
      entries: [
        ...(others.length === 0 ? [pinEntry(words, first)] : []),
        colourEntry(words, codes, change),
        {
          id: 'theme',
          label: t(themes ? 'codebook:menu_no_theme' : 'codebook:menu_make_theme'),
          run: change({ isTheme: !themes }),
        },
        addToThemeEntry(words, codes),
      ],
    },
    {
      entries: [
        {
          id: 'merge',
          label: t('codebook:menu_merge'),
          keys: shownKey('codebook.merge'),
          run: () => owner.merge(codes),
        },
        {
          id: 'retire',
          label: t(retired ? 'codebook:menu_restore' : 'codebook:menu_retire'),
          run: change({ status: retired ? 'stable' : 'retired' }),
        },
        {
          id: 'delete',
          label: t('codebook:menu_delete'),
          danger: true,
          keys: 'Delete',
          run: () => void deleteCodes(codes).catch(showError),
        },
      ],
    },
  ];
}

function entriesForOne({ t }: Words, code: CodeRecord, owner: MenuOwner): MenuEntry[] {
  return [
    {
      id: 'passages',
      label: t('codebook:menu_passages'),
      keys: '$mod+Enter',
      run: () => showPassages(code.id),
    },
    {
      id: 'more-like',
      label: t('suggestions:title'),
      run: () => lookForMoreLike(code.id),
    },
    {
      id: 'history',
      label: t('history:history_of'),
      run: () => showHistoryOf({ what: 'code', id: code.id }),
    },
    {
      id: 'new',
      label: t('codebook:new_code'),
      keys: 'Enter',
      run: () => owner.draft({ parentId: code.parentId, afterId: code.id }),
    },
    {
      id: 'below',
      label: t('codebook:new_below'),
      keys: 'Shift+Enter',
      run: () => owner.draft({ parentId: code.id, afterId: null }),
    },
    { id: 'rename', label: t('codebook:menu_rename'), keys: 'F2', run: () => owner.rename(code.id) },
    {
      id: 'definition',
      label: t(isDefined(code) ? 'codebook:menu_definition' : 'codebook:write_definition'),
      run: () => writeDefinition(code.id),
    },
  ];
}

function pinEntry({ t }: Words, code: CodeRecord): MenuEntry {
  const { codebook } = projectStore.getState();
  const pin = (next: number | null) => () =>
    void api.codes.update({ id: code.id, pin: next }).catch(showError);
  const entries = pins.map((each): MenuEntry => {
    const holder = codebook.inOrder.find((other) => other.pin === each);
    return {
      id: `pin${each}`,
      label: holder ? t('codebook:menu_pin_of', { pin: each, name: holder.name }) : String(each),
      checked: code.pin === each,
      run: pin(each),
    };
  });
  return {
    id: 'pin',
    label: t('codebook:menu_pin'),
    items: [
      { entries },
      {
        entries: [
          { id: 'no-pin', label: t('codebook:menu_no_pin'), checked: code.pin === null, run: pin(null) },
        ],
      },
    ],
  };
}

function colourEntry(
  { t }: Words,
  codes: readonly CodeRecord[],
  change: (fields: CodeFields) => () => void,
): MenuEntry {
  return {
    id: 'colour',
    label: t('codebook:menu_colour'),
    items: [
      {
        entries: Array.from({ length: codeColourCount }, (_, colour) => ({
          id: `colour${colour}`,
          label: t(`ui:colour_${colour}`),
          icon: <CodeSwatch colour={colour} />,
          checked: codes.every((code) => code.colour === colour),
          run: change({ colour }),
        })),
      },
    ],
  };
}

function addToThemeEntry({ t }: Words, codes: readonly CodeRecord[]): MenuEntry {
  const { codebook } = projectStore.getState();
  const themes = codebook.inOrder.filter(
    (theme) => theme.isTheme && !codes.some((code) => code.id === theme.id),
  );
  const entries = themes.map((theme): MenuEntry => {
    const gathered = codebook.gathered.get(theme.id) ?? [];
    const all = codes.every(({ id }) => gathered.includes(id));
    const act = async (): Promise<void> => {
      const group = crypto.randomUUID();
      for (const { id } of codes) {
        const link = { themeId: theme.id, codeId: id };
        await (all ? api.codes.ungather(link, { group }) : api.codes.gather(link, { group }));
      }
    };
    return {
      id: `gather${theme.id}`,
      label: theme.name,
      icon: <CodeSwatch colour={theme.colour} />,
      checked: all,
      run: () => void act().catch(showError),
    };
  });
  const none: MenuEntry = { id: 'no-themes', label: t('codebook:menu_no_themes'), disabled: true };
  return {
    id: 'gather',
    label: t('codebook:menu_gather'),
    items: [{ entries: entries.length > 0 ? entries : [none] }],
  };
}

function isDefined({ shortDefinition, fullDefinition, definition2 }: CodeRecord): boolean {
  return [shortDefinition, fullDefinition, definition2].some((text) => text.trim() !== '');
}
