import { useState } from 'react';
import { api } from '#renderer/api.ts';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useTeamOnceKnown } from '#renderer/app/services/team-state.tsx';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { RadioGroup } from '#renderer/ui/radio-group.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { couldReadInWords } from '#words/could-read.ts';
import { paragraphOf } from '#words/sentences.ts';
import styles from './rounds.module.css';

const kinds = ['persons', 'kinds'] as const;
const codebooks = ['frozen', 'own', 'open'] as const;
const firsts = ['interview', 'document'] as const;

/** Asks what is kept apart, between whom, and what becomes of the codebook meanwhile. */
export function OpenRoundDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const coders = useProject((state) => state.tables.coder);
  const ownerId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId ?? '');
  const rounds = useProject((state) => state.tables.blindRound.size);
  const persons = [...coders.values()].filter(({ kind }) => kind === 'person');
  const isAlone = persons.length < 2;
  const [name, setName] = useState(() => t('blind_rounds:dialog.name_first', { number: rounds + 1 }));
  const [kind, setKind] = useState<(typeof kinds)[number]>(isAlone ? 'kinds' : 'persons');
  const [coderIds, setCoderIds] = useState<readonly string[]>(() => persons.map(({ id }) => id));
  const [codebook, setCodebook] = useState<(typeof codebooks)[number]>('frozen');
  const [ownerSees, setOwnerSees] = useState(false);
  const [first, setFirst] = useState<(typeof firsts)[number]>('interview');
  const [problem, setProblem] = useProblem([name, kind, coderIds, codebook, ownerSees, first]);
  const team = useTeamOnceKnown();
  const isOwnerOutside = !coderIds.includes(ownerId) && team !== undefined && team?.isFolder !== true;
  // In a team the place of its log keeps persons apart; codes that all share would tell what is sealed. They are offered once
  // it is known that there is none.
  const isOfTeam = team !== null;
  // Over a shared folder what each codes stays in their own file, so that nobody could read it.
  const apart = team?.isFolder === true ? 'in_folder' : 'in_team';
  const offered = codebooks.filter((each) => !isOfTeam || each !== 'open');
  const open = async (): Promise<void> => {
    try {
      const { couldRead } = await api.rounds.open(
        kind === 'kinds'
          ? { name, kind, openKind: first, codebook: 'open' }
          : { name, kind, coderIds, codebook, ownerSees: isOwnerOutside && ownerSees },
      );
      onClose();
      showAgreement('rounds');
      const who = couldReadInWords(words, couldRead);
      notify(t(kind === 'kinds' ? 'blind_rounds:opened_kinds' : 'blind_rounds:opened', { name }), {
        // Who opens a round can still do something about it, and is to have the time to read it.
        ...(who.length > 1 && { tone: 'error' as const }),
        ...(who.length > 0 && { detail: paragraphOf(words, who) }),
      });
    } catch (error) {
      setProblem(sentenceFor(error));
    }
  };
  return (
    <Dialog
      title={t('blind_rounds:dialog.title')}
      isOpen
      onClose={onClose}
      submit={{
        label: t('blind_rounds:dialog.action'),
        isDisabled: name.trim() === '' || (kind === 'persons' && coderIds.length < 2),
        run: open,
      }}
    >
      <div className={styles.form}>
        <TextField label={t('blind_rounds:dialog.name')} value={name} onChange={setName} maxLength={100} />
        <RadioGroup
          label={t('blind_rounds:dialog.kind')}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({
            value,
            label: t(`blind_rounds:dialog.kinds.${value}`),
            note: t(`blind_rounds:dialog.kind_notes.${value}`),
            disabled: value === 'persons' && isAlone,
          }))}
        />
        {isAlone && (
          <div className={styles.beside}>
            <p className={styles.quiet}>{t('blind_rounds:needs_persons')}</p>
            <Button
              size="small"
              onPress={() => {
                onClose();
                void perform('project.coders');
              }}
            >
              {t('blind_rounds:to_coders')}
            </Button>
          </div>
        )}
        {kind === 'persons' ? (
          <>
            <fieldset className={styles.persons}>
              <legend>{t('blind_rounds:dialog.persons')}</legend>
              {persons.map(({ id, name: called }) => (
                <Checkbox
                  key={id}
                  isSelected={coderIds.includes(id)}
                  onChange={(isChosen) =>
                    setCoderIds(isChosen ? [...coderIds, id] : coderIds.filter((each) => each !== id))
                  }
                >
                  {called}
                </Checkbox>
              ))}
              {coderIds.length < 2 && <p className={styles.quiet}>{t('blind_rounds:dialog.persons_few')}</p>}
            </fieldset>
            <RadioGroup
              label={t('blind_rounds:dialog.codebook')}
              value={codebook}
              onChange={setCodebook}
              options={offered.map((value) => ({
                value,
                label: t(`blind_rounds:dialog.codebooks.${value}`),
                note: t(`blind_rounds:dialog.codebook_notes.${value}`),
              }))}
            />
            {isOwnerOutside && (
              <div>
                <Checkbox isSelected={ownerSees} onChange={setOwnerSees}>
                  {t('blind_rounds:dialog.owner_sees', { name: coders.get(ownerId)?.name ?? '' })}
                </Checkbox>
                <p className={styles.quiet}>{t('blind_rounds:dialog.owner_sees_note')}</p>
              </div>
            )}
          </>
        ) : (
          <RadioGroup
            label={t('blind_rounds:dialog.first')}
            value={first}
            onChange={setFirst}
            options={firsts.map((value) => ({
              value,
              label: t(`blind_rounds:dialog.firsts.${value}`),
              note: t(`blind_rounds:dialog.first_notes.${value}`),
            }))}
          />
        )}
        {team !== undefined && (
          <Note>{t(`blind_rounds:dialog.${isOfTeam && kind === 'persons' ? apart : 'window_only'}`)}</Note>
        )}
        {problem !== undefined && <Note tone="danger">{problem}</Note>}
      </div>
    </Dialog>
  );
}
