// Menus for rows of passages: the full menu, and those for stance and voice alone.
import type { Stance, Voice } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { STANCES, VOICES } from '#renderer/common/codes/voices-and-stances.ts';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';

/** Actions on the rows that a menu applies to. */
export interface RowActs {
  readonly copy: () => void;
  readonly addCode: () => void;
  readonly changeCode: () => void;
  readonly stance: (stance: Stance | null) => void;
  readonly voice: (voice: Voice) => void;
  readonly memo: () => void;
  readonly details: () => void;
  readonly pin: () => void;
  readonly remove: () => void;
}

/** A menu of stances. */
export function stanceMenu({ t }: Words, { stance: set }: RowActs): MenuSection[] {
  return [
    {
      title: t('passages:stance_filter'),
      entries: STANCES.map((stance) => ({
        id: stance ?? 'none',
        label: t(`passages:stance.${stance ?? 'none'}`),
        run: () => set(stance),
      })),
    },
  ];
}

/** A menu of voices. */
export function voiceMenu({ t }: Words, { voice: set }: RowActs): MenuSection[] {
  return [
    {
      title: t('passages:voice'),
      entries: VOICES.map((voice) => ({
        id: voice,
        label: t(`exports:voice.${voice}`),
        run: () => set(voice),
      })),
    },
  ];
}

/** The menu of a row, or of all ticked rows. Entries that open something are left out for several rows. */
export function rowMenu(
  words: Words,
  acts: RowActs,
  {
    open,
    openBeside,
    canWrite,
  }: {
    readonly open: (() => void) | null;
    readonly openBeside: (() => void) | null;
    readonly canWrite: boolean;
  },
): MenuSection[] {
  const { t } = words;
  return [
    {
      entries: [
        ...(open ? [{ id: 'open', label: t('passages:open'), keys: 'Enter', run: open }] : []),
        ...(openBeside
          ? [{ id: 'beside', label: t('beside:open'), keys: 'Shift+Enter', run: openBeside }]
          : []),
        { id: 'copy', label: t('passages:copy'), keys: '$mod+c', run: acts.copy },
      ],
    },
    ...(canWrite
      ? [
          {
            entries: [
              {
                id: 'add',
                label: t('passages:add_code'),
                keys: shownKey('passages.add_code'),
                run: acts.addCode,
              },
              {
                id: 'recode',
                label: t('passages:recode'),
                keys: shownKey('passages.recode'),
                run: acts.changeCode,
              },
              {
                id: 'stance',
                label: t('passages:stance_filter'),
                keys: shownKey('passages.stance'),
                items: stanceMenu(words, acts),
              },
              {
                id: 'voice',
                label: t('passages:voice'),
                keys: shownKey('passages.voice'),
                items: voiceMenu(words, acts),
              },
              { id: 'memo', label: t('passages:memo_act'), keys: shownKey('passages.memo'), run: acts.memo },
              {
                id: 'details',
                label: t('passages:details'),
                keys: shownKey('passages.details'),
                run: acts.details,
              },
              { id: 'pin', label: t('passages:pin'), keys: shownKey('passages.pin'), run: acts.pin },
            ],
          },
          {
            entries: [
              {
                id: 'remove',
                label: t('passages:remove'),
                keys: 'Delete',
                danger: true,
                run: acts.remove,
              },
            ],
          },
        ]
      : []),
  ];
}
