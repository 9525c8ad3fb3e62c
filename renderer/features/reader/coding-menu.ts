// The menu of one coding: by the right button on its label, by the menu key, and by the keys for voice and
// stance alone.
import type { CodingRecord, SourceRecord } from '#core/records.ts';
import { STANCES, VOICES } from '#renderer/common/codes/voices-and-stances.ts';
import type { MenuEntry, MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';
import type { CodingActions } from './coding-actions.ts';

export type CodingMenuPart = 'all' | 'voice' | 'stance';

export interface CodingMenuInput {
  readonly coding: CodingRecord;
  readonly source: SourceRecord;
  readonly isExample: boolean;
  readonly isOwn: boolean;
  readonly actions: CodingActions;
  readonly words: Words;
  readonly attempt: (work: Promise<void>) => void;
  /** A further code on the same words; null where nothing can be coded. */
  readonly onCode: (() => void) | null;
  readonly onRecode: () => void;
  readonly onMemo: () => void;
  readonly onExample: () => void;
}

/** The sections of the menu, or one part of it. */
export function codingMenu(part: CodingMenuPart, input: CodingMenuInput): MenuSection[] {
  const { coding, source, actions, words, attempt, isOwn } = input;
  const { t } = words;
  const voices = VOICES.map((voice): MenuEntry => ({
    id: voice,
    label: t(`reader:voice_${voice}`),
    checked: coding.voice === voice,
    disabled: !isOwn,
    run: () => attempt(actions.setVoice(voice)),
  }));
  const stances = STANCES.map((stance): MenuEntry => ({
    id: `stance-${stance ?? 'none'}`,
    label: t(`reader:stance_${stance ?? 'none'}`),
    checked: coding.stance === stance,
    disabled: !isOwn,
    run: () => attempt(actions.setStance(stance)),
  }));
  // Only what was said by someone has a voice.
  const voiced = source.kind === 'interview' && coding.start !== null;
  if (part === 'voice') return voiced ? [{ title: t('reader:voice'), entries: voices }] : [];
  if (part === 'stance') return [{ title: t('reader:stance'), entries: stances }];
  return [
    {
      entries: [
        ...(input.onCode && coding.start !== null
          ? [{ id: 'code', label: t('reader:code_also'), run: input.onCode }]
          : []),
        { id: 'recode', label: t('reader:recode'), keys: 'Shift+C', disabled: !isOwn, run: input.onRecode },
        { id: 'memo', label: t('reader:memo'), keys: 'm', run: input.onMemo },
        {
          id: 'example',
          label: t('reader:pin_example'),
          checked: input.isExample,
          run: input.onExample,
        },
        { id: 'cite', label: t('reader:cite'), keys: '$mod+Shift+c', run: () => attempt(actions.cite()) },
      ],
    },
    {
      entries: [
        ...(voiced
          ? [
              {
                id: 'voice',
                label: t('reader:voice'),
                keys: 'Shift+V',
                disabled: !isOwn,
                items: [{ entries: voices }],
              },
            ]
          : []),
        {
          id: 'stance',
          label: t('reader:stance'),
          keys: 's',
          disabled: !isOwn,
          items: [{ entries: stances }],
        },
        {
          id: 'join',
          label: t('reader:join'),
          keys: 'j',
          disabled: !isOwn,
          run: () => attempt(actions.joinAdjacent()),
        },
      ],
    },
    {
      entries: [
        {
          id: 'remove',
          label: t('reader:remove'),
          keys: 'Delete',
          danger: true,
          disabled: !isOwn,
          run: () => attempt(actions.remove()),
        },
      ],
    },
  ];
}
