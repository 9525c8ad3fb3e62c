import { useMemo, useRef, useState, type RefObject } from 'react';
import type { CountedWords } from '#core/wordlist/counted-words.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import type { HitLinesHandle } from '#renderer/features/search/hit-lines.tsx';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { languageName } from '#words/language-name.ts';
import { countInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { wordListMethod } from '#words/wordlist-method.ts';
import { changeRules } from './change-rules.ts';
import { ExportMenu, type ExportMenuProps } from './export-menu.tsx';
import { RulesDialog } from './rules-dialog.tsx';
import { useWordChoices, useLanguages, useWordList, type AskedList } from './use-words-list.ts';
import { requestOf, tagsOf, type WordChoices } from './word-choices.ts';
import { WordInContext } from './word-in-context.tsx';
import { marksOf } from './word-sides.ts';
import { WordsControls, sideName } from './words-controls.tsx';
import { FrequencyTable, MarksTable } from './words-table.tsx';
import styles from './words.module.css';

/** A word that is shown in its context. */
interface ChosenWord {
  readonly language: string;
  readonly word: string;
}

/** The words of the texts: how common they are, or what marks one side against another. */
export function WordsScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useWordChoices();
  const languages = useLanguages();
  const classes = useProject((state) => state.tables.class);
  const [chosen, setChosen] = useState<ChosenWord | null>(null);
  const [edited, setEdited] = useState<string | null>(null);
  const lines = useRef<HitLinesHandle>(null);
  const exporting = useRef<HTMLSpanElement>(null);
  const shown = useMemo(
    () =>
      languages.filter(
        (each) => choices.language === null || choices.language === each || languages.length === 1,
      ),
    [languages, choices.language],
  );
  useActions({
    'words.export': () => openMenuIn(exporting.current),
    'words.mode': () => change({ mode: choices.mode === 'marks' ? 'frequency' : 'marks' }),
  });
  const sides = {
    first: sideName(words, choices.first, classes),
    second: sideName(words, choices.second, classes),
  };
  const title = choices.mode === 'marks' ? t('words:title_marks', sides) : t('words:title');
  if (languages.length === 0) {
    return (
      <EmptyState sentence={t('words:no_language')}>
        <Button onPress={() => show('sources')}>{t('search:to_sources')}</Button>
      </EmptyState>
    );
  }
  return (
    <div className={screenStyles.screen}>
      <PageHeader className={screenStyles.head} title={title}>
        <KeepWords title={title} choices={choices} languages={shown} />
        <span ref={exporting}>
          <ExportMenu title={title} choices={choices} languages={shown} />
        </span>
      </PageHeader>
      <CountingScope choices={choices} inScope={undefined} onChange={change} />
      <WordsControls
        choices={choices}
        languages={languages}
        onChange={change}
        onEditRules={() => setEdited(chosen?.language ?? shown[0] ?? 'en')}
      />
      <div className={styles.panels}>
        {shown.map((language) => (
          <Panel
            key={language}
            language={language}
            choices={choices}
            sides={sides}
            chosen={chosen?.language === language ? chosen.word : null}
            onChoose={(word) => setChosen({ language, word })}
            onOpen={() => lines.current?.focus()}
            isContextOpen={chosen !== null}
          />
        ))}
      </div>
      {chosen && (
        <Context
          key={`${chosen.language} ${chosen.word}`}
          chosen={chosen}
          choices={choices}
          lines={lines}
          onClose={() => setChosen(null)}
        />
      )}
      {edited !== null && <RulesDialog language={edited} onClose={() => setEdited(null)} />}
    </div>
  );
}

/** How many words of a list, and of each side, are kept for the paper. */
const MAX_KEPT = 25;

function KeepWords({ title, choices, languages }: ExportMenuProps) {
  const words = useWords();
  const requests = useProject(keptRequests(choices, languages));
  return (
    <Keep
      items={requests.map((request) => ({
        kind: 'words',
        asked: { ...request, limit: MAX_KEPT },
        shown: { as: 'table' },
        title,
        part: languageName(words.language, request.language),
      }))}
    />
  );
}

const keptRequests = derived(({ tables }, choices: WordChoices, languages: readonly string[]) =>
  languages.map((language) => requestOf(choices, language, tables)),
);

interface PanelProps {
  readonly language: string;
  readonly choices: WordChoices;
  readonly sides: { readonly first: string; readonly second: string };
  readonly chosen: string | null;
  readonly onChoose: (word: string) => void;
  readonly onOpen: () => void;
  /** The lines in context need the room of how words were counted. */
  readonly isContextOpen: boolean;
}

/** The words of one language: languages stand beside each other and are never one list. */
function Panel({ language, choices, ...panel }: PanelProps) {
  const words = useWords();
  const asked = useWordList(choices, language);
  const counted = asked.answer.value;
  return (
    <section className={styles.panel} aria-label={languageName(words.language, language)}>
      <h2 className={styles.language}>{languageName(words.language, language)}</h2>
      {asked.answer.error && <Note tone="danger">{sentenceFor(asked.answer.error)}</Note>}
      <Waiting asked={asked} />
      {counted && asked.goOn === null && (
        <Counted counted={counted} language={language} choices={choices} {...panel} />
      )}
    </section>
  );
}

function Waiting({ asked: { counting, stop, goOn } }: { readonly asked: AskedList }) {
  const { t } = useWords();
  if (goOn)
    return (
      <EmptyState sentence={t('words:stopped')}>
        <Button onPress={goOn}>{t('words:go_on')}</Button>
      </EmptyState>
    );
  if (!counting) return null;
  const { done, total } = counting.at;
  return (
    <ProgressBar
      what={t('words:counting')}
      done={done}
      total={total}
      startedAt={counting.startedAt}
      onCancel={stop}
    />
  );
}

function Counted({
  counted,
  language,
  choices,
  sides,
  isContextOpen,
  ...table
}: PanelProps & { readonly counted: CountedWords }) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const method = wordListMethod(words, counted.facts);
  const isMarks = choices.mode === 'marks';
  const marks = isMarks ? marksOf(counted, choices.first, choices.second) : null;
  const label = languageName(words.language, language);
  const onStop = readOnly
    ? null
    : (stopped: readonly string[]) => {
        const message = t('words:stopped_words', { words: stopped.join(t('acts:between_names')) });
        changeRules(language, [{ use: 'stop', words: stopped }], message).catch(showError);
      };
  const rows = marks ? marks.words.length : counted.rows.length;
  return (
    <>
      <p className={styles.base}>
        {t('words:base', {
          count: counted.total.sources,
          words: countInWords(words, counted.total.words),
        })}
      </p>
      {isMarks && (marks === null || marks.reason) && (
        <Note>{marks?.reason ? reasonSentence(words, marks.reason) : t('words:one_side')}</Note>
      )}
      {marks && !marks.reason && (
        <MarksTable label={label} marks={marks} {...sides} {...table} onStop={onStop} />
      )}
      {(!isMarks || marks === null || marks.reason) && !(isMarks && counted.rows.length === 0) && (
        <FrequencyTable label={label} counted={counted} {...table} onStop={onStop} />
      )}
      {!isContextOpen && (
        <div className={styles.notes}>
          <MethodNote
            title={t('analysis:how')}
            copyText={method}
            choice={`words.method ${language}`}
            startsWhole={false}
          >
            {method}
          </MethodNote>
        </div>
      )}
      <FooterState>
        {t('words:state', {
          language: label,
          shown: countInWords(words, rows),
          all: countInWords(words, rows + counted.more),
        })}
      </FooterState>
    </>
  );
}

interface ContextProps {
  readonly chosen: ChosenWord;
  readonly choices: WordChoices;
  readonly lines: RefObject<HitLinesHandle | null>;
  readonly onClose: () => void;
}

function Context({ chosen: { language, word }, choices, lines, onClose }: ContextProps) {
  const { request, answer } = useWordList(choices, language);
  const sources = useProject((state) => state.tables.source);
  return (
    <WordInContext
      language={language}
      word={word}
      row={answer.value?.rows.find((row) => row.word === word)}
      scope={{ ...request.scope, languages: tagsOf(language, { source: sources }) }}
      withHeadings={choices.withHeadings}
      withRemarks={choices.withRemarks}
      lines={lines}
      onClose={onClose}
    />
  );
}
