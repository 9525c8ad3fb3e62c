import { useState } from 'react';
import { AppError } from '#core/errors.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import type { ResultSide } from '#core/query/result-side.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { projectStore } from '#renderer/state/project.ts';
import { queryNames } from '#renderer/state/query-names.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { setQuery } from './query-builder.ts';
import { commandOf } from './query-command.ts';
import styles from './query.module.css';

export interface QueryTextProps {
  readonly text: string;
  readonly side: ResultSide | null;
  /** The layer as an option of the command line; null for the default. */
  readonly layer: readonly string[];
  readonly isReviewed: boolean;
}

/** The query as text, always in step with the lines; typed anew it changes them, unless it cannot be read. */
export function QueryText({ text, side, layer, isReviewed }: QueryTextProps) {
  const { t } = useWords();
  const path = useProject((state) => state.open?.path ?? '');
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState<{ readonly sentence: string; readonly at: number | null } | null>(null);
  const copy = async (copied: string): Promise<void> => {
    await navigator.clipboard.writeText(copied);
    notify(t('query:copied', { text: copied }));
  };
  const stop = (): void => {
    setDraft(null);
    setWrong(null);
  };
  const use = (): void => {
    const typed = draft ?? '';
    try {
      setQuery(resolveQuery(queryNames(projectStore.getState()), readQuery(typed)));
      stop();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      setWrong({ sentence: sentenceFor(error), at: placeOf(error) });
    }
  };
  if (draft === null) {
    return (
      <div className={styles.text} data-foot="text">
        <span className={styles.label}>{t('query:as_text')}</span>
        <code className={styles.written} title={text}>
          {text}
        </code>
        <LinkButton onPress={() => setDraft(text)}>{t('query:edit')}</LinkButton>
        <LinkButton onPress={() => void copy(text)}>{t('query:copy')}</LinkButton>
        <LinkButton onPress={() => void copy(commandOf({ path, text, side, layer, isReviewed }))}>
          {t('query:copy_command')}
        </LinkButton>
      </div>
    );
  }
  return (
    <div className={styles.text} data-foot="text">
      <div className={styles.writing}>
        <TextField
          label={t('query:text_label')}
          labelHidden
          autoFocus
          value={draft}
          onChange={(next) => {
            setDraft(next);
            setWrong(null);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') use();
            if (event.key === 'Escape') stop();
          }}
          className={styles.field}
          {...(wrong ? { error: wrong.sentence } : {})}
        />
        {wrong !== null && wrong.at !== null && <Underlined text={draft} at={wrong.at} />}
      </div>
      <Button onPress={use}>{t('query:use_text')}</Button>
      <LinkButton onPress={stop}>{t('query:cancel_text')}</LinkButton>
    </div>
  );
}

/** Where in the text the error is, in UTF-16 units; null where it is nowhere in particular. */
function placeOf({ parameters }: AppError): number | null {
  const at = parameters['at'] ?? parameters['position'];
  return typeof at === 'number' ? at : null;
}

/** The text again below the field, with what is wrong underlined. */
function Underlined({ text, at }: { readonly text: string; readonly at: number }) {
  const rest = /^\S+/.exec(text.slice(at))?.[0] ?? ' ';
  return (
    <code className={styles.again} aria-hidden>
      {text.slice(0, at)}
      <u className={styles.wrong}>{rest}</u>
      {text.slice(at + rest.length)}
    </code>
  );
}
