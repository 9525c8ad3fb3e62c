// The name of a tally's column for readers.
import type { ColumnMeaning } from '#core/counting/grouping.ts';
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally } from '#core/counting/tally.ts';
import { dateInWords } from './citation.ts';
import { languageName } from './language-name.ts';
import type { Words } from './words.ts';

/** The name of a column of a tally: as `columnName`, except that interviews without a class are called interviews. */
export function columnTitle(words: Words, { settings }: Tally, { meaning, kinds }: TallyColumn): string {
  const isOfInterviews = settings.by === 'class' && meaning.what === 'none' && kinds.join() === 'interview';
  return isOfInterviews ? words.t('counting:columns.interview') : columnName(words, meaning);
}

/** Kinds, months, languages, yes and no in words; the analyst's own names and values as they are. */
export function columnName(words: Words, meaning: ColumnMeaning): string {
  const { t } = words;
  switch (meaning.what) {
    case 'all':
      return t('counting:columns.all');
    case 'none':
      return t('counting:columns.none');
    case 'kind':
      return t(`counting:columns.${meaning.kind}`);
    case 'class':
    case 'respondent':
      return meaning.name;
    case 'year':
      return meaning.year;
    case 'quarter':
      return t('counting:columns.quarter', {
        year: meaning.quarter.slice(0, 4),
        quarter: meaning.quarter.slice(-1),
      });
    case 'month':
      return dateInWords(words, meaning.month);
    case 'no-month':
      return t('counting:columns.no_month', { year: meaning.year });
    case 'language':
      return languageName(words.language, meaning.language);
    case 'value':
      if (meaning.type === 'boolean') {
        return t(meaning.value === 'true' ? 'counting:columns.true' : 'counting:columns.false');
      }
      return meaning.type === 'date' ? dateInWords(words, meaning.value) : meaning.value;
  }
}
