import { useState, type KeyboardEvent } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import { Button } from '#renderer/ui/button.tsx';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import type { CellPlace } from '#renderer/ui/table/data-table-props.ts';
import { useClassFor, type Kind } from '#renderer/features/imports/usual-class.ts';
import { KindChoice } from '#renderer/features/imports/kind-choice.tsx';
import { runArticles } from '#renderer/features/imports/running-import.ts';
import { ArticleLines } from './article-lines.tsx';
import { ArticleList, type NumberedArticle } from './article-list.tsx';
import styles from './articles.module.css';
import { RuleSide } from './rule-side.tsx';
import { numbersShown, withCut, withJoin, withMove, type Edit, type Shown } from './splitting.ts';
import { useSplitting } from './use-splitting.ts';

/** One file, many articles: the rule, the articles that it gives, and the text of the chosen one. */
export function ArticlesDialog({
  file,
  onClose,
}: {
  readonly file: ChosenFile;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const view = useSplitting(file);
  const { decisions, decide, preview, isSettled, problem, progress } = view;
  const [kind, setKind] = useState<Kind>('document');
  const documents = useClassFor('document');
  const interviews = useClassFor('interview');
  const { className, setClassName, keepClass } = kind === 'document' ? documents : interviews;
  const [asked, setShown] = useState<Shown | null>(null);
  const [chosenFrom, choose] = useState<number | null>(null);
  const [editing, setEditing] = useState<CellPlace | null>(null);

  const articles = preview?.articles ?? [];
  const hasOdd = articles.some(({ misfit }) => misfit !== null);
  const doubted = articles.filter(({ doubts }) => doubts.length > 0).length;
  const wanted = asked ?? (hasOdd ? 'around' : 'all');
  const shown = wanted === 'around' && !hasOdd ? 'all' : wanted;
  const numbered = articles.map((article, at): NumberedArticle => ({ ...article, number: at + 1 }));
  const rows = numbersShown(articles, shown).flatMap((number) => numbered[number - 1] ?? []);
  const odd = rows.find(({ misfit }) => misfit !== null);
  const chosen =
    numbered.find(({ from, to }) => chosenFrom !== null && from <= chosenFrom && chosenFrom < to) ??
    odd ??
    rows[0];
  const copies = articles.filter(({ like, known }) => like !== null || known !== null).length;

  const join = (): void => {
    const above = chosen && numbered[chosen.number - 2];
    if (!chosen || !above) return;
    decide({ byHand: withJoin(decisions.byHand, chosen) });
    choose(above.from);
  };
  const cut = (line: number): void => {
    decide({ byHand: withCut(decisions.byHand, line) });
    choose(line);
  };
  const move = (article: NumberedArticle, line: number): void => {
    decide({ byHand: withMove(decisions.byHand, article, line) });
    if (article === chosen) choose(line);
  };
  const edit = (from: number, some: Edit): void =>
    decide({ edits: { ...decisions.edits, [from]: { ...decisions.edits[from], ...some } } });
  const onKeyDown = (event: KeyboardEvent): void => {
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== 'j') return;
    event.preventDefault();
    join();
  };
  const run = (): void => {
    keepClass();
    onClose();
    void runArticles({
      file: { reference: file.reference, name: file.name },
      encoding: decisions.encoding,
      rule: preview?.rule ?? null,
      byHand: { added: [...decisions.byHand.added], removed: [...decisions.byHand.removed] },
      facts: decisions.facts,
      kind,
      className: className.trim() || null,
      edits: Object.entries(decisions.edits).map(([from, each]) => ({ from: Number(from), ...each })),
    });
  };
  return (
    <Dialog
      title={t('articles:title')}
      isOpen
      onClose={onClose}
      size="wide"
      aside={t('articles:nothing_yet')}
      submit={{
        label: t('articles:import', { count: articles.length }),
        isDisabled: articles.length < 2 || !isSettled,
        run,
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only passes on the keys of what is within */}
      <div className={styles.dialog} onKeyDown={onKeyDown}>
        <div className={styles.ruleColumn}>
          <RuleSide view={view} name={file.name} />
          <div className={styles.become}>
            <KindChoice value={kind} label={t('articles:become')} onChange={setKind} />
            <ComboBox
              label={t('sources:class')}
              options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
              value={className}
              onChange={(name) => {
                if (name !== className) setClassName(name);
              }}
            />
          </div>
        </div>
        <div className={styles.list} data-earlier={!isSettled || undefined}>
          <div className={styles.head}>
            <SegmentedControl<Shown>
              label={t('articles:shown')}
              value={shown}
              onChange={setShown}
              segments={[
                { value: 'all', label: t('articles:show_all', { count: articles.length }) },
                ...(hasOdd ? [{ value: 'around' as const, label: t('articles:show_around') }] : []),
                { value: 'check', label: t('articles:show_check', { count: doubted }) },
              ]}
            />
            {copies > 0 && <span className={styles.quiet}>{t('articles:copies', { count: copies })}</span>}
            {doubted > 0 && shown !== 'check' && (
              <Button onPress={() => setShown('check')}>
                {t('articles:check_first', { count: doubted })}
              </Button>
            )}
          </div>
          {problem !== null && <Note tone="danger">{problem}</Note>}
          {progress !== null ? (
            <ProgressBar what={t('articles:cutting')} {...progress} onCancel={onClose} />
          ) : (
            preview === null && problem === null && <Note>{t('articles:reading')}</Note>
          )}
          {preview && preview.ways.length === 0 && articles.length < 2 && (
            <Note>{t('articles:nothing_repeats')}</Note>
          )}
          {articles.length > 0 && (
            <ArticleList
              articles={rows}
              chosen={chosen?.from ?? null}
              onChoose={choose}
              editing={editing}
              onEditing={setEditing}
              edit={edit}
            />
          )}
        </div>
        {chosen && (
          <ArticleLines
            file={file}
            encoding={decisions.encoding}
            article={chosen}
            above={numbered[chosen.number - 2] ?? null}
            below={numbered[chosen.number] ?? null}
            onJoin={join}
            onCut={cut}
            onMove={move}
          />
        )}
      </div>
    </Dialog>
  );
}
