import { wordsFates, type WordsFate } from '#core/text/coded-words.ts';
import type { SourceRecord } from '#core/records.ts';
import type { ReplacedCoding, TextReplacement } from '#electron/services/source-text.ts';
import { codePath } from '#renderer/common/codes/code-path.ts';
import { noteSentence } from '#renderer/common/imports/report-words.ts';
import { FacingTexts } from '#renderer/common/sources/facing-texts.tsx';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TwoSides } from '#renderer/ui/two-sides.tsx';
import { useMore } from '#renderer/ui/use-more.tsx';
import { CountChanges } from '#renderer/common/sources/count-changes.tsx';
import styles from './sources.module.css';

/** The outcomes listed coding by coding, the most urgent first. */
const listed = ['gone', 'slipped', 'changed'] as const satisfies readonly WordsFate[];

export interface TextReplacementProps {
  readonly preview: TextReplacement;
  readonly source: SourceRecord;
}

/** What a corrected file would change: how many codings stay, move, slip or are lost, a list of these, and the text. */
export function TextReplacementView({ preview, source }: TextReplacementProps) {
  const words = useWords();
  const { t, language } = words;
  const blindId = useBlindCoderId();
  const number = new Intl.NumberFormat(language);
  const { characters, notes, pages } = preview;
  // A second pass must not learn what others have coded.
  const codings = preview.codings.filter(({ coderId }) => blindId === null || coderId === blindId);
  const of = (fate: WordsFate): readonly ReplacedCoding[] => codings.filter((each) => each.fate === fate);
  const memos = codings.reduce((sum, each) => sum + each.memos, 0);
  const { joined, differing, whole, reviewerIds } = preview;
  const reviews = reviewerIds.length;
  if (preview.isSame)
    return (
      <>
        <Notes notes={notes} />
        <Note>{t('carried:same_text')}</Note>
      </>
    );
  const differences = [
    t('carried:length', {
      before: number.format(characters.before),
      after: number.format(characters.after),
    }),
    ...(codings.length === 0 ? [t('carried:no_codings')] : []),
    ...wordsFates.flatMap((fate) => {
      const count = of(fate).length;
      return count > 0 ? [t(`carried:fate.${fate}`, { count })] : [];
    }),
    ...(memos > 0 ? [t('carried:memos_go', { count: memos })] : []),
    ...(blindId === null && joined > 0 ? [t('carried:joined', { count: joined })] : []),
    ...(blindId === null && differing > 0 ? [t('carried:differing', { count: differing })] : []),
    ...(blindId === null && whole > 0 ? [t('carried:whole', { count: whole })] : []),
    ...(blindId === null && reviews > 0 ? [t('carried:reviews', { count: reviews })] : []),
    ...(pages === 'none' ? [] : [t(`carried:pages_${pages}`)]),
    ...(preview.losesPageView ? [t('carried:loses_page_view')] : []),
  ];
  return (
    <div role="status">
      <Notes notes={notes} />
      {preview.sameAs !== null && (
        <Note tone="warning">{t('carried:same_as', { title: preview.sameAs })}</Note>
      )}
      <ul className={styles.told}>
        {differences.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <CountChanges counts={preview.counts} />
      {listed.map((fate) => (
        <ListedCodings key={fate} fate={fate} codings={of(fate)} />
      ))}
      <Disclosure level={3} title={t('carried:differences')}>
        <div
          className={styles.differences}
          role="region"
          aria-label={t('triage:side_by_side')}
          // Focusable, to scroll it by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
        >
          <FacingTexts parts={preview.parts} languages={[source.language, source.language]} />
        </div>
      </Disclosure>
      <p className={styles.quiet}>{t('sources:kind_undo')}</p>
    </div>
  );
}

function Notes({ notes }: Pick<TextReplacement, 'notes'>) {
  const words = useWords();
  return notes.map((note) => (
    <Note key={note.key} tone="warning">
      {noteSentence(words, note)}
    </Note>
  ));
}

function ListedCodings({
  fate,
  codings,
}: {
  fate: (typeof listed)[number];
  codings: readonly ReplacedCoding[];
}) {
  const { t } = useWords();
  const codebook = useProject((state) => state.codebook);
  const coders = useProject((state) => state.tables.coder);
  const [shown, more] = useMore(codings.length);
  const { length } = codings;
  const severalCoders = new Set(codings.map(({ coderId }) => coderId)).size > 1;
  if (length === 0) return null;
  return (
    <Disclosure
      level={3}
      title={t(`carried:listed.${fate}`)}
      remark={length}
      defaultOpen={fate !== 'changed'}
    >
      <ul className={styles.carried}>
        {codings.slice(0, shown).map(({ id, codeId, coderId, was, now }) => (
          <li key={id}>
            <CodeSwatch colour={codebook.byId.get(codeId)?.colour ?? 0}>
              {codePath(codebook, codeId)}
              {severalCoders && ` · ${coders.get(coderId)?.name ?? ''}`}
            </CodeSwatch>
            {now === null ? (
              <del className={styles.removedWords}>{was}</del>
            ) : (
              <TwoSides
                one={{ label: t('carried:was'), text: was ?? '' }}
                other={{ label: t('carried:now'), text: now }}
              />
            )}
          </li>
        ))}
      </ul>
      {more}
    </Disclosure>
  );
}
