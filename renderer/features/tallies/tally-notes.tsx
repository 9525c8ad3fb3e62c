import { Clock } from 'lucide-react';
import type { Tally } from '#core/counting/tally.ts';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { ShadingLegend } from '#renderer/common/counts/shading-legend.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { CopyLink, Note } from '#renderer/ui/note.tsx';
import { methodSentence } from '#words/method-sentence.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import type { TallyLines } from './tally-lines.ts';
import styles from './tallies.module.css';

interface TallyNotesProps {
  readonly tally: Tally;
  readonly shown: TallyLines;
  readonly isShaded: boolean;
  readonly isLong: boolean;
}

/** How the table was counted and what its marks mean: always below it, shortened where the table needs the space. */
export function TallyNotes({ tally, shown, isShaded, isLong }: TallyNotesProps) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const method = methodSentence(words, tally.facts);
  const { percent = 'cell' } = tally.facts;
  // Passages and codings have no base that a legend could explain.
  const hasShades = isShaded && [...tally.columns, tally.total].some(({ hasShare }) => hasShare);
  const nameOf = (id: string): string => codes.get(id)?.name ?? '';
  return (
    <div className={styles.notes}>
      {hasShades && percent !== 'none' && <ShadingLegend title={t(`crosstab:legend.${percent}`)} />}
      <MethodNote
        title={t('analysis:how')}
        copyText={method}
        choice={isLong ? 'tallies.methodOfMany' : 'tallies.method'}
        startsWhole={!isLong}
      >
        {method}
      </MethodNote>
      <Sentences tally={tally} />
      {tally.overlaps.length > 0 && (
        <Note tone="warning">
          {tally.overlaps.map(([a, b]) => t('tallies:overlap', { a: nameOf(a), b: nameOf(b) })).join(' ')}
        </Note>
      )}
      <Marks shown={shown} />
    </div>
  );
}

/** The estimates of each theme, or the coverage of its classes, as text to copy. */
function Sentences({ tally }: { tally: Tally }) {
  const words = useWords();
  const { t } = words;
  const sentences = [...themeSentences(words, tally)];
  if (sentences.length === 0) return null;
  return (
    <Disclosure title={t('tallies:sentences')} remark={t('tallies:sentences_remark')}>
      <ul className={styles.sentences}>
        {sentences.map(([codeId, sentence]) => (
          <li key={codeId}>
            {sentence}
            <CopyLink text={sentence} />
          </li>
        ))}
      </ul>
      <CopyLink text={sentences.map(([, sentence]) => sentence).join('\n')} label={t('compare:copy_all')} />
    </Disclosure>
  );
}

/** A legend of the marks that occur. */
function Marks({ shown: { columns, lines } }: { shown: TallyLines }) {
  const { t } = useWords();
  return (
    <p className={styles.marks}>
      {lines.some(({ prompted }) => prompted !== '') && <span>{t('tallies:mark.prompted')}</span>}
      {columns.some(({ hasDirect }) => hasDirect) && <span>{t('tallies:direct_note')}</span>}
      {columns.some(({ hasContradicting }) => hasContradicting) && (
        <span>{t('tallies:mark.contradicting')}</span>
      )}
      {columns.some(({ hasIntervals }) => hasIntervals) && <span>{t('tallies:mark.interval')}</span>}
      {lines.some(({ late }) => late > 0) && (
        <span className={styles.meaning}>
          <Clock size={12} aria-hidden /> {t('tallies:mark.late')}
        </span>
      )}
    </p>
  );
}
