import { useState } from 'react';
import { builtInStopWords } from '#core/wordlist/stop-words.ts';
import { primaryLanguage } from '#core/wordlist/word-rules.ts';
import { formOf } from '#core/wordlist/tokens.ts';
import type { WordRuleRecord } from '#core/records.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { languageName } from '#words/language-name.ts';
import { changeRules } from './change-rules.ts';
import styles from './words.module.css';

const uses = ['term', 'stop', 'kept', 'form'] as const;
type Lists = Readonly<Record<WordRuleRecord['use'], string>>;

export interface RulesDialogProps {
  /** Without region. */
  readonly language: string;
  readonly onClose: () => void;
}

/** The study's terms, stop words and words that are kept although the built-in list leaves them out: a word a line. */
export function RulesDialog({ language, onClose }: RulesDialogProps) {
  const words = useWords();
  const { t } = words;
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const rules = useProject((state) => state.tables.wordRule);
  const [before] = useState(() =>
    [...rules.values()].filter((rule) => primaryLanguage(rule.language) === language),
  );
  const [lists, setLists] = useState<Lists>(() => {
    const listed = (use: WordRuleRecord['use']): string =>
      before
        .filter((rule) => rule.use === use)
        .map(({ word }) => word)
        .sort()
        .join('\n');
    return { term: listed('term'), stop: listed('stop'), kept: listed('kept'), form: listed('form') };
  });
  const [problem, setProblem] = useProblem([lists]);
  const builtIn = builtInStopWords(language);
  const save = async (): Promise<void> => {
    try {
      const wanted = new Map(
        uses.flatMap((use) => linesOf(lists[use]).map((word) => [formOf(word), { word, use }] as const)),
      );
      const gone = before.filter(({ word }) => !wanted.has(formOf(word)));
      await changeRules(language, [
        ...uses.map((use) => ({
          use,
          words: [...wanted.values()].filter((each) => each.use === use).map(({ word }) => word),
        })),
        { use: null, words: gone.map(({ word }) => word) },
      ]);
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('words:rules.title', { language: languageName(words.language, language) })}
      isOpen
      onClose={onClose}
      {...(readOnly ? {} : { submit: { label: t('words:rules.save'), run: save } })}
    >
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      {uses.map((use) => (
        <FormRow key={use}>
          <TextArea
            label={t(`words:rules.${use}`)}
            description={t(`words:rules.${use}_help`)}
            value={lists[use]}
            onChange={(text) => setLists({ ...lists, [use]: text })}
            isReadOnly={readOnly}
            rows={3}
          />
        </FormRow>
      ))}
      {builtIn.length > 0 && (
        <Disclosure title={t('words:rules.built_in', { count: builtIn.length })}>
          <p className={styles.builtIn} lang={language}>
            {builtIn.join(' · ')}
          </p>
        </Disclosure>
      )}
    </Dialog>
  );
}

/** The words of a field: one a line, or separated by commas. */
function linesOf(text: string): string[] {
  return text
    .split(/[\n,，、]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
}
