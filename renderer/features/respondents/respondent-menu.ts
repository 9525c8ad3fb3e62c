import type { AttributeRecord } from '#core/records.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { showHistoryOf } from '#renderer/common/openers/history-filter.ts';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';
import type { RespondentRow } from './respondent-row.ts';
import { consentEntries } from './set-consent.ts';

/** Actions on respondents. */
export interface RespondentActs {
  readonly open: (row: RespondentRow) => void;
  readonly rename: (row: RespondentRow) => void;
  readonly memo: (row: RespondentRow) => void;
  readonly merge: (one: RespondentRow, other: RespondentRow) => void;
  readonly setValue: (attribute: AttributeRecord, rows: readonly RespondentRow[]) => void;
  readonly remove: (rows: readonly RespondentRow[]) => void;
}

/** The menu of a row, for all selected respondents. */
export function respondentMenu(
  words: Words,
  attributes: readonly AttributeRecord[],
  rows: readonly RespondentRow[],
  acts: RespondentActs,
): MenuSection[] {
  const { t } = words;
  const [first, second, ...more] = rows;
  if (!first) return [];
  const ofOne = second
    ? []
    : [
        {
          id: 'open',
          label: t('respondents:open'),
          keys: 'Enter',
          disabled: first.interviews.length === 0,
          run: () => acts.open(first),
        },
        { id: 'rename', label: t('respondents:rename'), keys: 'F2', run: () => acts.rename(first) },
        {
          id: 'memo',
          label: t('respondents:memo'),
          keys: shownKey('respondents.memo'),
          run: () => acts.memo(first),
        },
        {
          id: 'history',
          label: t('history:history_of_respondent'),
          run: () => showHistoryOf({ what: 'respondent', id: first.person.id }),
        },
      ];
  const ofTwo =
    second && more.length === 0
      ? [
          {
            id: 'merge',
            label: t('respondents:merge'),
            keys: shownKey('respondents.merge'),
            run: () => acts.merge(first, second),
          },
        ]
      : [];
  return [
    { entries: [...ofOne, ...ofTwo] },
    {
      entries: attributes.map((attribute) => ({
        id: attribute.id,
        label: t('sources:set_value', { name: attribute.name }),
        run: () => acts.setValue(attribute, rows),
      })),
    },
    {
      entries: consentEntries(
        words,
        rows.map(({ person }) => person.id),
      ),
    },
    {
      entries: [
        {
          id: 'remove',
          label: t('respondents:remove'),
          danger: true,
          keys: 'Delete',
          run: () => acts.remove(rows),
        },
      ],
    },
  ];
}
