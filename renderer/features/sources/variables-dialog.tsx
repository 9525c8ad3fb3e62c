import { Trash2 } from 'lucide-react';
import { byPosition } from '#core/by-position.ts';
import { useState } from 'react';
import type { AttributeType, Coverage } from '#core/records.ts';
import { tables } from '#core/tables/all.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { mayDelete } from '#renderer/common/uses/uses-of.tsx';
import { useNewName } from '#renderer/app/services/use-new-name.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useDraft } from '#renderer/ui/use-draft.ts';
import styles from './sources.module.css';

const coverages: readonly Coverage[] = tables.class.columns.coverage.values;
const types: readonly AttributeType[] = tables.attribute.columns.type.values;

export interface VariablesDialogProps {
  readonly onClose: () => void;
  /** Goes on to import a sheet of values instead. */
  readonly onSheet?: (() => void) | undefined;
}

/** The classes of sources, and the attributes of sources and respondents: add, rename, remove. */
export function VariablesDialog({ onClose, onSheet }: VariablesDialogProps) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('sources:variables')}
      isOpen
      onClose={onClose}
      size="large"
      aside={onSheet && <Button onPress={onSheet}>{t('attributes:action')}</Button>}
    >
      <Classes />
      <Attributes />
    </Dialog>
  );
}

function inOrder<Row extends { position: number; id: string }>(rows: ReadonlyMap<string, Row>): Row[] {
  return [...rows.values()].toSorted(byPosition);
}

function Classes() {
  const { t } = useWords();
  const classes = useProject((state) => state.tables.class);
  const { name, setName, add } = useNewName((given) => api.classes.add({ name: given }));
  return (
    <section>
      <h3 className={styles.section}>{t('sources:classes')}</h3>
      <p className={styles.quiet}>{t('sources:coverage_help')}</p>
      {inOrder(classes).map((row) => (
        <div key={row.id} className={styles.line}>
          <Named
            name={row.name}
            label={t('sources:class')}
            onRename={(next) => api.classes.update({ id: row.id, name: next })}
          />
          <Select
            label={t('sources:coverage')}
            labelHidden
            className={styles.kind}
            value={row.coverage}
            onChange={(coverage) => void api.classes.update({ id: row.id, coverage }).catch(showError)}
            options={coverages.map((value) => ({ value, label: t(`sources:coverage_${value}`) }))}
          />
          {row.coverage === 'sampled' && (
            <NumberField
              label={t('sources:frame_size')}
              labelHidden
              placeholder={t('sources:frame_size')}
              minValue={1}
              value={row.frameSize}
              onChange={(frameSize) => void api.classes.update({ id: row.id, frameSize }).catch(showError)}
            />
          )}
          <Remove thing={row} onRemove={() => api.classes.remove({ id: row.id })} />
        </div>
      ))}
      <div className={styles.line}>
        <TextField
          label={t('sources:new_class')}
          labelHidden
          placeholder={t('sources:new_class')}
          value={name}
          onChange={setName}
        />
        <Button isDisabled={name.trim() === ''} onPress={add}>
          {t('sources:add')}
        </Button>
      </div>
    </section>
  );
}

function Attributes() {
  const { t } = useWords();
  const attributes = useProject((state) => state.tables.attribute);
  const [owner, setOwner] = useState<'source' | 'respondent'>('source');
  const [type, setType] = useState<AttributeType>('text');
  const { name, setName, add } = useNewName((given) => api.attributes.add({ name: given, owner, type }));
  return (
    <section>
      <h3 className={styles.section}>{t('sources:attributes')}</h3>
      {inOrder(attributes).map((row) => (
        <div key={row.id} className={styles.line}>
          <Named
            name={row.name}
            label={t('sources:attributes')}
            onRename={(next) => api.attributes.rename({ id: row.id, name: next })}
          />
          <span className={`${styles.quiet} ${styles.kind}`}>
            {t(`sources:owner_${row.owner}`)} · {t(`sources:type_${row.type}`)}
          </span>
          <Remove thing={row} onRemove={() => api.attributes.remove({ id: row.id })} />
        </div>
      ))}
      <div className={styles.line}>
        <TextField
          label={t('sources:new_attribute')}
          labelHidden
          placeholder={t('sources:new_attribute')}
          value={name}
          onChange={setName}
        />
        <Select
          label={t('sources:owner')}
          labelHidden
          value={owner}
          onChange={setOwner}
          options={(['source', 'respondent'] as const).map((value) => ({
            value,
            label: t(`sources:owner_${value}`),
          }))}
        />
        <Select
          label={t('sources:type')}
          labelHidden
          value={type}
          onChange={setType}
          options={types.map((value) => ({ value, label: t(`sources:type_${value}`) }))}
        />
        <Button isDisabled={name.trim() === ''} onPress={add}>
          {t('sources:add')}
        </Button>
      </div>
    </section>
  );
}

interface NamedProps {
  name: string;
  label: string;
  onRename: (name: string) => Promise<unknown>;
}

function Named({ name, label, onRename }: NamedProps) {
  const { text, isChanged, setText, discard, keep } = useDraft(name);
  const rename = () => {
    if (text.trim() === '') discard();
    else if (isChanged) keep(onRename).catch(showError);
  };
  return <TextField label={label} labelHidden value={text} onChange={setText} onBlur={rename} />;
}

interface RemoveProps {
  readonly thing: { readonly id: string; readonly name: string };
  readonly onRemove: () => Promise<unknown>;
}

function Remove({ thing, onRemove }: RemoveProps) {
  const { t } = useWords();
  const run = async (): Promise<void> => {
    if (await mayDelete(thing)) await onRemove();
  };
  return (
    <IconButton label={`${t('common:delete')}: ${thing.name}`} onPress={() => void run().catch(showError)}>
      <Trash2 size={15} aria-hidden />
    </IconButton>
  );
}
