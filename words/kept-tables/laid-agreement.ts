// Agreement as a table of a paper: a row for each code and, last, one for all codes together. Level and threshold stand in
// the caption, the reasons of missing numbers and the method below.
import type { Agreement } from '#core/agreement/agreement.ts';
import type { LaidCell, LaidTable } from '#core/kept-tables/laid-table.ts';
import { agreementLines, type AgreementCell } from '../agreement-lines.ts';
import { agreementMethod } from '../agreement-method.ts';
import { agreementSentence } from '../agreement-sentence.ts';
import { atSentenceStart, joined } from '../sentences.ts';
import type { Words } from '../words.ts';
import { endsOf, partsOfFound } from './laid-counts.ts';

/** The caption of agreement: who, at which level and, for segments, with which threshold. */
export function agreementCaption(words: Words, { facts }: Pick<Agreement, 'facts'>): string {
  const { t, language } = words;
  const said = {
    coders: joined(words, facts.coders, 'conjunction'),
    level: t(`agreement_screen:levels.${facts.level}`),
  };
  if (facts.threshold === null) return t('agreement_screen:caption', said);
  const threshold = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 10 });
  return t('agreement_screen:caption_threshold', { ...said, threshold: threshold.format(facts.threshold) });
}

/** The table in words; `nameOf` gives the name of a code. Without all columns it has those that the screen shows first. */
export function laidAgreement(
  words: Words,
  agreement: Agreement,
  nameOf: (codeId: string) => string,
  withAll = true,
): LaidTable {
  const { t } = words;
  const { columns, rows, notes } = agreementLines(words, agreement, withAll);
  return {
    caption: agreementCaption(words, agreement),
    rowHead: atSentenceStart(words, t('agreement:column.code')),
    columns: columns.map(({ key, name, format }) => ({
      key,
      name,
      note: '',
      align: 'end',
      under: null,
      format,
      shareOf: null,
    })),
    rows: rows.map(({ codeId, cells }) => ({
      key: codeId ?? 'all',
      name: codeId === null ? atSentenceStart(words, t('agreement:pooled')) : nameOf(codeId),
      depth: 0,
      look: 'plain',
      cells: cells.map((each) => laidCell(words, each)),
    })),
    notes: [
      ...notes.map(({ letter, sentence }) => t('agreement_screen:lettered', { letter, sentence })),
      agreementSentence(words, agreement),
      agreementMethod(words, agreement.facts),
    ],
  };
}

function laidCell(words: Words, { text, value, letter, interval, found }: AgreementCell): LaidCell {
  if (letter !== '') return { text: `${text} ${letter}` };
  if (interval) return { text, parts: endsOf(words, { low: interval[0], high: interval[1] }, 'decimal') };
  if (found) return { text, parts: partsOfFound(words, ...found) };
  return value === null ? { text } : { text, value };
}
