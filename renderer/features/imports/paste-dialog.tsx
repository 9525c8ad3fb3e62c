import { useState } from 'react';
import { languageOf } from '#core/text/language.ts';
import { isPlain, plainText } from '#core/text/plain-text.ts';
import { titleOfText } from '#core/imports/table-sources.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { languageInWords } from '#renderer/common/sources/language-in-words.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { ComboBox } from '#renderer/ui/combo-box.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { KindChoice } from './kind-choice.tsx';
import { PasteArea } from './paste-area.tsx';
import { usePasteDraft } from './paste-draft.ts';
import { useClassFor } from './usual-class.ts';

type LanguageChoice = 'found' | 'en' | 'zh-CN';

/**
 * Creates a source from text of the clipboard. If the dialog is closed before that, its content is there again the next
 * time.
 */
export function PasteDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const people = useProject((state) => state.tables.respondent);
  const { draft, say, forget } = usePasteDraft();
  const { doc, kind, title, date, respondents } = draft;
  const { className, setClassName, keepClass } = useClassFor(kind);
  const [language, setLanguage] = useState<LanguageChoice>('found');

  const text = plainText(doc);
  const [problem, setProblem] = useProblem([text, kind, title, date, respondents, className, language]);
  const proposed = titleOfText(text);
  const names = respondents
    .split(/[;；、]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const run = async () => {
    setProblem(undefined);
    try {
      const source = await api.imports.paste({
        title: title.trim(),
        ...(isPlain(doc) ? { text } : { doc }),
        kind,
        className: className.trim() || null,
        date: date.trim() || null,
        language: language === 'found' ? null : language,
        ...(kind === 'interview' && names.length > 0 ? { respondents: names } : {}),
      });
      keepClass();
      forget();
      onClose();
      openPlace({ sourceId: source.id });
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('imports:paste_title')}
      isOpen
      onClose={onClose}
      size="large"
      submit={{ label: t(`imports:bring_in_${kind}s`, { count: 1 }), isDisabled: text.trim() === '', run }}
    >
      {problem !== undefined && <Note tone="danger">{problem}</Note>}
      <PasteArea
        label={t('imports:text')}
        description={t('imports:paste_hint')}
        initial={doc}
        onChange={(next) => say({ doc: next })}
      />
      <FormRow>
        <TextField
          label={t('sources:name')}
          placeholder={proposed}
          value={title}
          onChange={(next) => say({ title: next })}
        />
        <TextField
          label={t('sources:date')}
          placeholder={t('sources:date_hint')}
          value={date}
          onChange={(next) => say({ date: next })}
        />
      </FormRow>
      <FormRow>
        <KindChoice value={kind} onChange={(next) => say({ kind: next })} />
        <ComboBox
          label={t('sources:class')}
          options={[...classes.values()].map(({ id, name }) => ({ value: id, label: name }))}
          value={className}
          onChange={(name) => {
            if (name !== className) setClassName(name);
          }}
        />
        <Select<LanguageChoice>
          label={t('sources:language')}
          value={language}
          onChange={setLanguage}
          options={[
            {
              value: 'found',
              label: t('imports:language_found', { language: languageInWords(t, languageOf(text)) }),
            },
            { value: 'en', label: t('sources:language_en') },
            { value: 'zh-CN', label: t('sources:language_zh') },
          ]}
        />
      </FormRow>
      {kind === 'interview' && (
        <ComboBox
          label={t('sources:respondents')}
          description={t('sources:interview_respondents_hint')}
          options={[...people.values()].map(({ id, name }) => ({ value: id, label: name }))}
          value={respondents}
          onChange={(next) => say({ respondents: next })}
        />
      )}
    </Dialog>
  );
}
