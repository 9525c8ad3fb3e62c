import { MoreHorizontal } from 'lucide-react';
import type { Recoding } from '#core/recoding/recoding.ts';
import type { Round } from '#electron/services/rounds.ts';
import { isStanding } from '#core/sealing/sight.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { showAgreement } from '#renderer/common/openers/agreement-view.ts';
import { useTeam } from '#renderer/app/services/team-state.tsx';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import heardStyles from '#renderer/ui/heard.module.css';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { countInWords } from '#words/numbers.ts';
import { listed } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import { dateInWords } from '#words/citation.ts';
import { openDialog } from './rounds-desk.ts';
import styles from './rounds.module.css';
import { inSample, useMayDecide } from './use-rounds.ts';

export interface RoundTableProps {
  readonly rounds: readonly Round[];
  /** Of a second pass over a sample, only the sample is looked at. */
  readonly recodings: readonly Recoding[];
  readonly readOnly: boolean;
}

/** The rounds: who codes in each, what it hides, since when, and how far everybody is by reviews alone. */
export function RoundTable({ rounds, recodings, readOnly }: RoundTableProps) {
  const { t } = useWords();
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('blind_rounds:list')}>
        <thead>
          <tr>
            {(['name', 'coders', 'what', 'since', 'reviewed'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`blind_rounds:column.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className={heardStyles.heard}>{t('blind_rounds:column.acts')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rounds.map((round) => (
            <RoundRow key={round.id} round={round} recodings={recodings} readOnly={readOnly} />
          ))}
        </tbody>
      </table>
      {rounds.map((round) => (
        <PaperSentence key={round.id} round={round} />
      ))}
    </div>
  );
}

interface RoundRowProps extends Omit<RoundTableProps, 'rounds'> {
  readonly round: Round;
}

function RoundRow({ round, recodings, readOnly }: RoundRowProps) {
  const words = useWords();
  const { t } = words;
  const coders = useProject((state) => state.tables.coder);
  const owner = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId ?? '');
  const mayDecide = useMayDecide(round.coderIds);
  const nameOf = (id: string): string => coders.get(id)?.name ?? '';
  const isOpen = isStanding(round);
  const isFolder = useTeam()?.isFolder === true;
  const mayUnlock = isOpen && !round.isOnItsWay;
  const names = round.coderIds.map(nameOf);
  const isPlain = round.progress.length === 1;
  return (
    <tr>
      <th scope="row">{round.name}</th>
      <td>{round.kind === 'kinds' ? t('blind_rounds:all_coders') : listed(words, names)}</td>
      <td>{isOpen ? hiddenIn(words, round) : ''}</td>
      <td>
        {round.isOnItsWay ? (
          <>
            <Chip tone="accent">{t('blind_rounds:on_its_way')}</Chip>
            {isFolder && <p className={styles.quiet}>{t('blind_rounds:on_its_way_note')}</p>}
          </>
        ) : isOpen ? (
          <Chip tone="accent">{t('blind_rounds:since', { date: dateInWords(words, round.openedAt) })}</Chip>
        ) : (
          t('blind_rounds:unlocked', { date: dateInWords(words, round.unlockedAt ?? '') })
        )}
        {round.late > 0 && <p className={styles.quiet}>{t('sealing:late', { count: round.late })}</p>}
      </td>
      <td className={styles.number}>
        {round.progress
          .map((each) => inSample(each, recodings))
          .map(
            ({ coderId, reviewed, of }) =>
              reviewed !== null && (
                <span key={coderId} className={styles.progressOf}>
                  {t(isPlain ? 'blind_rounds:reviewed' : 'blind_rounds:coder_reviewed', {
                    name: nameOf(coderId),
                    n: countInWords(words, reviewed),
                    m: countInWords(words, of),
                  })}
                </span>
              ),
          )}
      </td>
      <td className={styles.acts}>
        {isOpen && !readOnly && round.kind === 'kinds' && mayDecide && <TurnButton round={round} />}
        {mayUnlock && !readOnly && mayDecide && (
          <Button size="small" onPress={() => openDialog({ what: 'unlock', id: round.id })}>
            {t('blind_rounds:unlock')}
          </Button>
        )}
        {mayUnlock && !mayDecide && (
          <span className={styles.quiet}>{t('blind_rounds:ask_owner', { name: nameOf(owner) })}</span>
        )}
        {!isOpen && round.coderIds.length > 1 && (
          <MenuButton
            label={t('blind_rounds:more', { name: round.name })}
            icon={<MoreHorizontal size={16} aria-hidden />}
            iconOnly
            size="small"
            sections={[
              {
                entries: [
                  {
                    id: 'compare',
                    label: t('blind_rounds:compare'),
                    run: () => showAgreement('disagreements', round.coderIds),
                  },
                ],
              },
            ]}
          />
        )}
      </td>
    </tr>
  );
}

function hiddenIn({ t }: Words, round: Round): string {
  const { version } = round;
  return version === null
    ? t(`blind_rounds:what.${hiddenBy(round)}`)
    : t('blind_rounds:what.frozen_at', { number: version.number });
}

function hiddenBy({ kind, codebook, openKind }: Round) {
  if (kind !== 'kinds') return codebook === 'own' || codebook === 'open' ? codebook : 'frozen';
  return openKind === null
    ? 'kinds'
    : (`kinds_${openKind === 'document' ? 'document' : 'interview'}` as const);
}

/** From one kind of sources to the other; asked first, because it is recorded and not undone. */
function TurnButton({ round }: { readonly round: Round }) {
  const { t } = useWords();
  const other = round.openKind === 'document' ? 'interview' : 'document';
  const turn = async (): Promise<void> => {
    const yes = await confirm({
      title: t(`blind_rounds:turning.title_${other}`),
      body: t(`blind_rounds:turning.body_${other}`),
      action: t(`blind_rounds:turning.action_${other}`),
      tone: 'primary',
    });
    if (!yes) return;
    await api.rounds.turn({ id: round.id, openKind: other });
    notify(t(`blind_rounds:turning.done_${other}`));
  };
  return (
    <Button size="small" onPress={() => void turn().catch(showError)}>
      {t(`blind_rounds:turn.${other}`)}
    </Button>
  );
}

/** What a paper may say of a round; before the unlock with open ends. */
function PaperSentence({ round: { id, name } }: { readonly round: Round }) {
  const { t, language } = useWords();
  const coderId = useWorkingCoderId();
  const { value } = useAnswer(`sentence of ${id} ${language} ${coderId ?? ''}`, (asking) =>
    asking.rounds.sentence({ id, language }),
  );
  return (
    <Disclosure title={t('blind_rounds:sentence')} remark={name} level={2}>
      {value && (
        <Note title={t('blind_rounds:unlocking.for_paper')} copyText={value.text}>
          {value.text}
        </Note>
      )}
    </Disclosure>
  );
}
