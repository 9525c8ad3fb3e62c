import { useEffect, useEffectEvent, useState } from 'react';
import type { AttributeRecord, SourceRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openSource } from '#renderer/common/passages/held-list.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import { useAttributes } from '#renderer/common/sources/attributes.ts';
import { useChosen } from '#renderer/common/sources/chosen.ts';
import { KindDialog, type KindQuestion } from './kind-dialog.tsx';
import { namesWritten } from '#renderer/common/sources/names-written.ts';
import { CodedTextLinks } from './coded-text-links.tsx';
import { SourceFile } from './source-file.tsx';
import { SourceMemos } from './source-memos.tsx';
import { nameOf, type SourceRow } from '#renderer/common/sources/source-row.ts';
import styles from './sources.module.css';
import { useSourceRows } from '#renderer/common/sources/use-sources.ts';
import { valueInWords } from '#renderer/common/sources/value-in-words.ts';

/** The facts of the selected source, editable in place. */
export function SourceInspector() {
  const { t } = useWords();
  const chosen = useChosen();
  const rows = useSourceRows();
  const [first, ...others] = chosen.size === 0 ? [] : rows.filter(({ source }) => chosen.has(source.id));
  if (!first) return <EmptyState sentence={t('sources:choose_one')} />;
  if (others.length > 0)
    return <EmptyState sentence={t('sources:many_chosen', { count: others.length + 1 })} />;
  return <Facts key={first.source.id} row={first} />;
}

type TextFact = 'title' | 'date' | 'label' | 'place' | 'interviewer' | 'origin' | 'exclusionReason';

function Facts({ row }: { row: SourceRow }) {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const attributes = useAttributes('source');
  const ofPeople = useAttributes('respondent');
  const values = useProject((state) => state.tables.attributeValue);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const { source, reviewed } = row;
  const [question, setQuestion] = useState<KindQuestion | null>(null);
  const change = (fields: Partial<Pick<SourceRecord, 'classId' | 'status' | 'language' | 'mode'>>) => {
    api.sources.update({ ids: [source.id], ...fields }).catch(showError);
  };
  const fact = (field: TextFact, label: string, note?: string) => (
    <Fact
      label={label}
      value={source[field] ?? ''}
      note={note}
      isDisabled={readOnly}
      onCommit={(value) =>
        api.sources.update({ ids: [source.id], [field]: field === 'title' ? value : value.trim() || null })
      }
    />
  );
  return (
    <div className={styles.inspector}>
      <h2 className={styles.name}>{nameOf(source)}</h2>
      <span className={styles.quiet}>
        {t(`sources:${source.kind}`)} ·{' '}
        {source.codePoints > 0 ? t('sources:text_of', { count: source.codePoints }) : t('sources:no_text')}
        {row.respondents.length > 0 && ` · ${row.respondents.map(({ name }) => name).join(', ')}`}
      </span>
      <div className={styles.line}>
        <Switch
          isSelected={reviewed}
          isDisabled={readOnly}
          onChange={(next) =>
            void api.sources.setReviewed({ ids: [source.id], reviewed: next }).catch(showError)
          }
        >
          {t('sources:reviewed')}
        </Switch>
        <Button onPress={() => openSource(source.id)}>{t('sources:open')}</Button>
      </div>
      {fact('title', t('sources:name'))}
      <Select
        label={t('sources:kind')}
        isDisabled={readOnly}
        value={source.kind}
        onChange={(kind) => setQuestion(kind === source.kind ? null : { kind, rows: [row] })}
        options={(['document', 'interview'] as const).map((value) => ({
          value,
          label: t(`sources:${value}`),
        }))}
      />
      {question && <KindDialog question={question} onClose={() => setQuestion(null)} />}
      {source.kind === 'interview' && fact('label', t('sources:label'))}
      {fact('date', t('sources:date'), t('sources:date_hint'))}
      <Select
        label={t('sources:class')}
        isDisabled={readOnly}
        value={source.classId ?? 'none'}
        onChange={(id) => change({ classId: id === 'none' ? null : id })}
        options={[
          ...[...classes.values()].map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: t('sources:no_class') },
        ]}
      />
      <Select
        label={t('sources:status')}
        isDisabled={readOnly}
        value={source.status}
        onChange={(status) => change({ status })}
        options={(['new', 'included', 'second-look', 'excluded'] as const).map((value) => ({
          value,
          label: t(`sources:status_${value}`),
        }))}
      />
      {source.status === 'excluded' && fact('exclusionReason', t('sources:exclusion_reason'))}
      <Select
        label={t('sources:language')}
        isDisabled={readOnly}
        value={source.language ?? 'none'}
        onChange={(tag) => change({ language: tag === 'none' ? null : tag })}
        options={[
          { value: 'en', label: t('sources:language_en') },
          { value: 'zh-CN', label: t('sources:language_zh') },
          { value: 'none', label: t('sources:language_none') },
        ]}
      />
      {source.kind === 'interview' && (
        <>
          <Respondents row={row} isDisabled={readOnly} />
          {fact('place', t('sources:place'))}
          <Select
            label={t('sources:mode')}
            isDisabled={readOnly}
            value={source.mode ?? 'none'}
            onChange={(mode) => change({ mode: mode === 'none' ? null : mode })}
            options={(['in-person', 'online', 'none'] as const).map((value) => ({
              value,
              label: t(`sources:mode_${value}`),
            }))}
          />
          {fact('interviewer', t('sources:interviewer'))}
        </>
      )}
      {fact('origin', t('sources:origin'))}
      {attributes.map((attribute) => (
        <AttributeFact
          key={attribute.id}
          attribute={attribute}
          ownerId={source.id}
          value={row.values.get(attribute.id)}
          isDisabled={readOnly}
        />
      ))}
      {row.respondents.flatMap((person) =>
        ofPeople.map((attribute) => (
          <AttributeFact
            key={`${person.id} ${attribute.id}`}
            attribute={attribute}
            ownerId={person.id}
            prefix={person.name}
            value={
              [...values.values()].find(
                (each) => each.respondentId === person.id && each.attributeId === attribute.id,
              )?.value
            }
            isDisabled={readOnly}
          />
        )),
      )}
      <SourceMemos source={source} readOnly={readOnly} />
      <CodedTextLinks source={source} />
      <SourceFile source={source} readOnly={readOnly} />
    </div>
  );
}

function Respondents({ row, isDisabled }: { row: SourceRow; isDisabled: boolean }) {
  const { t } = useWords();
  const people = useProject((state) => state.tables.respondent);
  const commit = async (text: string) => {
    const names = namesWritten(text);
    const group = crypto.randomUUID();
    const ids: string[] = [];
    for (const name of names) {
      const known = [...people.values()].find((person) => person.name === name);
      // One after another, because each new respondent takes the next position.
      ids.push(known ? known.id : (await api.respondents.add({ name }, { group })).id);
    }
    await api.respondents.link({ sourceId: row.source.id, respondentIds: ids }, { group });
  };
  const names = row.respondents.map(({ name }) => name).join('; ');
  return (
    <Fact
      label={t('sources:respondents')}
      value={names}
      note={t('sources:interview_respondents_hint')}
      isDisabled={isDisabled}
      onCommit={commit}
    />
  );
}

interface AttributeFactProps {
  attribute: AttributeRecord;
  ownerId: string;
  value: string | undefined;
  isDisabled: boolean;
  prefix?: string;
}

function AttributeFact({ attribute, ownerId, value, isDisabled, prefix }: AttributeFactProps) {
  const { t } = useWords();
  return (
    <Fact
      label={prefix === undefined ? attribute.name : `${prefix}: ${attribute.name}`}
      value={valueInWords(t, attribute, value)}
      isDisabled={isDisabled}
      onCommit={(text) => api.attributes.set({ id: attribute.id, owners: [ownerId], value: text })}
    />
  );
}

interface FactProps {
  label: string;
  value: string;
  note?: string | undefined;
  isDisabled: boolean;
  onCommit: (value: string) => Promise<unknown>;
}

/** A field that saves on leaving or Enter; Escape restores the previous text. */
function Fact({ label, value, note, isDisabled, onCommit }: FactProps) {
  const { text, isChanged, setText, discard, keep } = useDraft(value);
  const commit = async (): Promise<void> => {
    if (isChanged) await keep(onCommit).catch(showError);
  };
  // The page may close or be printed while the caret is still in the field.
  const commitNow = useEffectEvent(commit);
  useEffect(() => host.beforeLeaving(() => commitNow()), []);
  return (
    <TextField
      label={label}
      value={text}
      isDisabled={isDisabled}
      {...(note === undefined ? {} : { description: note })}
      onChange={setText}
      onBlur={() => void commit()}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter') void commit();
        if (event.key !== 'Escape' || text === value) return;
        event.stopPropagation();
        discard();
      }}
    />
  );
}
