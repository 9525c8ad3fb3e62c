import { useState } from 'react';
import { coderKindsToAdd } from '#core/tables/coder.ts';
import { api } from '#renderer/api.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useProblem } from './use-problem.ts';

type CoderKind = (typeof coderKindsToAdd)[number];

export interface CoderDialogProps {
  onClose: () => void;
  onAdded: (id: string) => void;
}

/** Adds a coder: a person, a second pass of a person, or the layer of adjudicated codings. */
export function CoderDialog({ onClose, onAdded }: CoderDialogProps) {
  const { t } = useWords();
  const persons = [...useProject((state) => state.tables.coder).values()].filter(
    ({ kind }) => kind === 'person',
  );
  const [name, setName] = useState('');
  const [kind, setKind] = useState<CoderKind>('person');
  const [personId, setPersonId] = useState<string | null>(persons[0]?.id ?? null);
  const [problem, setProblem] = useProblem([name, kind, personId]);
  const add = async () => {
    try {
      const coder = await api.coders.add({ name, kind, personId: kind === 'second-pass' ? personId : null });
      onAdded(coder.id);
      onClose();
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('shell:add_coder_title')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{ label: t('shell:add_coder_action'), isDisabled: name.trim() === '', run: add }}
    >
      <TextField label={t('shell:coder_name')} value={name} onChange={setName} error={problem} autoFocus />
      <RadioGroup
        label={t('shell:coder_kind')}
        value={kind}
        onChange={setKind}
        options={coderKindsToAdd.map((value) => ({
          value,
          label: t(`shell:coder_kind_${value.replace('-', '_')}`),
          note: t(`shell:coder_kind_${value.replace('-', '_')}_note`),
        }))}
      />
      {kind === 'second-pass' && (
        <Select
          label={t('shell:second_pass_of')}
          value={personId}
          onChange={setPersonId}
          options={persons.map((person) => ({ value: person.id, label: person.name }))}
        />
      )}
    </Dialog>
  );
}
