import { useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import type { ComparisonSettings, SideScope } from '#core/comparison/settings.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { ORIGIN } from '#renderer/common/counts/scope-choices.ts';
import { useOriginChoices } from '#renderer/common/counts/attribute-choices.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { FormRow } from '#renderer/ui/form-row.tsx';
import { MultiSelect } from '#renderer/ui/multi-select.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { listed } from '#words/sentences.ts';
import styles from './compare.module.css';
import { attributesFor, NONE, valueChoices } from '#renderer/common/counts/side-choices.ts';
import { formOf, problemOf, scopeOf, type SideForm } from './side-form.ts';
import { useClassChoices } from '#renderer/common/counts/use-side-choices.ts';

export interface SidesDialogProps {
  readonly title: string;
  readonly action: string;
  readonly settings: ComparisonSettings;
  /** If given, the dialog asks for a name. */
  readonly name?: string;
  readonly onKeep: (sides: { a: SideScope; b: SideScope }, name: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Asks what to compare: any two scopes, each of one kind. */
export function SidesDialog({ title, action, settings, onKeep, onClose, ...props }: SidesDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(props.name ?? '');
  const [a, setA] = useState(() => formOf(settings.a));
  const [b, setB] = useState(() => formOf(settings.b));
  const [error, setError] = useProblem([name, a, b]);
  const isNamed = props.name === undefined || name.trim() !== '';
  const isSound = problemOf(a) === null && problemOf(b) === null;
  const run = async () => {
    try {
      await onKeep({ a: scopeOf(a, settings.a), b: scopeOf(b, settings.b) }, name.trim());
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      size="large"
      submit={{ label: action, isDisabled: !isNamed || !isSound, run }}
    >
      <div className={styles.form}>
        {error !== undefined && <Note tone="danger">{error}</Note>}
        {props.name !== undefined && (
          <TextField
            label={t('compare:name')}
            placeholder={t('compare:name_example')}
            value={name}
            onChange={setName}
            autoFocus
          />
        )}
        <div className={styles.twoSides}>
          <Side legend={t('compare:side_a')} form={a} onChange={setA} />
          <Side legend={t('compare:side_b')} form={b} onChange={setB} />
        </div>
      </div>
    </Dialog>
  );
}

interface SideProps {
  legend: string;
  form: SideForm;
  onChange: (form: SideForm) => void;
}

const ANY = 'any';

function Side({ legend, form, onChange }: SideProps) {
  const words = useWords();
  const { t } = words;
  const known = useProject((state) => state.tables.attribute);
  const queries = useProject((state) => state.tables.savedQuery);
  const attributeValue = useProject((state) => state.tables.attributeValue);
  const change = (changed: Partial<SideForm>) => onChange({ ...form, ...changed });
  const classes = useClassChoices(form.kind);
  const attributes = attributesFor({ attribute: known }, form.kind);
  const attribute = attributes.find(({ id }) => id === form.attributeId);
  const origins = useOriginChoices();
  const isByOrigin = form.attributeId === ORIGIN;
  const values = attribute ? valueChoices(words, { attributeValue }, attribute) : isByOrigin ? origins : [];
  const problem = problemOf(form);
  const namesOf = (options: typeof classes, chosen: readonly string[]): string =>
    listed(
      words,
      options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label),
    );
  return (
    <fieldset className={styles.fieldset}>
      <legend className={styles.legend}>{legend}</legend>
      <SegmentedControl
        label={t('compare:kind')}
        wide
        value={form.kind}
        onChange={(kind) => change({ kind, classes: [], attributeId: null, values: [] })}
        segments={[
          { value: 'document', label: t('compare:documents') },
          { value: 'interview', label: t('compare:interviews') },
          { value: 'mixed', label: t('compare:both_kinds') },
        ]}
      />
      <MultiSelect
        label={t('compare:classes')}
        options={classes}
        values={form.classes.length === 0 ? classes.map(({ value }) => value) : [...form.classes]}
        summary={form.classes.length === 0 ? t('compare:everything') : namesOf(classes, form.classes)}
        onChange={(chosen) => change({ classes: chosen.length === classes.length ? [] : chosen })}
      />
      <FormRow>
        <TextField label={t('compare:from')} value={form.from} onChange={(from) => change({ from })} />
        <TextField label={t('compare:to')} value={form.to} onChange={(to) => change({ to })} />
      </FormRow>
      <p className={problem === null ? styles.help : styles.problem}>
        {problem === null ? t('compare:date_note') : t(problem.key, { date: problem.date })}
      </p>
      <Select
        label={t('compare:attribute')}
        value={form.attributeId ?? ANY}
        onChange={(id) => change({ attributeId: id === ANY ? null : id, values: [] })}
        options={[
          { value: ANY, label: t('compare:any_attribute') },
          ...(origins.length > 0 || isByOrigin ? [{ value: ORIGIN, label: t('sources:origin') }] : []),
          ...attributes.map(({ id, name, owner }) => ({
            value: id,
            label: name,
            note: t(`compare:attribute_of.${owner}`),
          })),
        ]}
      />
      {(attribute !== undefined || isByOrigin) && (
        <MultiSelect
          label={t('compare:values')}
          options={values}
          values={[...form.values]}
          summary={form.values.length === 0 ? t('compare:everything') : namesOf(values, form.values)}
          onChange={(chosen) => change({ values: chosen })}
        />
      )}
      {queries.size > 0 && (
        <Select
          label={t('saved_queries:field')}
          value={form.queryId}
          onChange={(queryId) => change({ queryId })}
          options={[
            { value: NONE, label: t('saved_queries:no_query') },
            ...[...queries.values()].toSorted(byPosition).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
    </fieldset>
  );
}
