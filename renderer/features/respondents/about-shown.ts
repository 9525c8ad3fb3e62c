import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { shownOf } from '#renderer/features/sources/bulk-menus.tsx';
import type { Words } from '#words/words.ts';
import { NO_VALUE } from './respondent-row.ts';
import type { Respondents } from './use-respondents.ts';

/** How many respondents a printed table has and, if some are hidden, by which filter. */
export function aboutShown(
  words: Words,
  { rows, shown, attributes, filter }: Pick<Respondents, 'rows' | 'shown' | 'attributes' | 'filter'>,
): string[] {
  const { t } = words;
  if (shown.length === rows.length) return [t('respondents:count', { count: rows.length })];
  return [
    t('respondents:count', { count: shown.length }),
    shownOf(words, shown.length, rows.length),
    ...(filter.words.trim() === '' ? [] : [t('respondents:with_words', { words: filter.words.trim() })]),
    ...attributes.flatMap((attribute) => {
      const value = filter.values[attribute.id];
      if (value === undefined) return [];
      const shownValue = value === NO_VALUE ? t('respondents:no_value') : valueInWords(t, attribute, value);
      return [t('respondents:with_value', { attribute: attribute.name, value: shownValue })];
    }),
    ...(filter.consent === null
      ? []
      : [
          t('respondents:with_value', {
            attribute: t('respondents:consent'),
            value: t(`respondents:consent_scope.${filter.consent}`),
          }),
        ]),
    ...(filter.alone
      ? [
          t('respondents:with_value', {
            attribute: t('respondents:singled'),
            value: t('respondents:only_one'),
          }),
        ]
      : []),
  ];
}
