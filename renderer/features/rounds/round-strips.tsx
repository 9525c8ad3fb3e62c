import { EyeOff } from 'lucide-react';
import { useEffect, useRef, type ReactNode } from 'react';
import { DialogTrigger, Popover } from 'react-aria-components';
import { recodedIn } from '#core/recoding/recoding.ts';
import { readAgain } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { usePersonId, useWorkingCoderId } from '#renderer/state/use-working-coder.ts';
import { useWords } from '#renderer/state/words.ts';
import { sightHere } from '#renderer/state/working-coder.ts';
import { Lead } from '#renderer/ui/lead.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import popoverStyles from '#renderer/ui/popover.module.css';
import { countInWords } from '#words/numbers.ts';
import { listed } from '#words/sentences.ts';
import { nextToRecode, recodeSource } from './recode-next.ts';
import { openDialog } from './rounds-desk.ts';
import styles from './strip.module.css';
import { useRecodings, useStandingRounds, type StandingRound } from './use-rounds.ts';

/** What is hidden from who works here, on every screen as long as it is; it cannot be closed. */
export function RoundStrips() {
  const { t } = useWords();
  const workingId = useWorkingCoderId();
  const isPass = useProject((state) => state.tables.coder.get(workingId ?? '')?.kind === 'second-pass');
  const isBlind = useBlindCoderId() !== null;
  const standing = useStandingRounds();
  const own = standing.filter(({ isMember }) => isMember);
  const mainId = useProject((state) => [...state.tables.project.values()][0]?.mainCoderId);
  const others = standing.filter(
    ({ isMember, round }) => !isMember && !(round.ownerSees && workingId === mainId),
  );
  useReadingAgain();
  return (
    <>
      {own
        .filter(({ round }) => round.kind !== 'kinds' && !isPass)
        .map(({ round }) => (
          <Strip key={round.id} name={round.name} hides="persons" progress={<OwnProgress />}>
            {t('blind_rounds:strip.persons')}
          </Strip>
        ))}
      {isPass && isBlind && <PassStrip rounds={own} />}
      {own
        .filter(({ round }) => round.kind === 'kinds')
        .map(({ round }) => (
          <Strip key={round.id} name={round.name} hides="kinds">
            {t(`blind_rounds:strip.kinds_${round.openKind === 'document' ? 'document' : 'interview'}`)}
          </Strip>
        ))}
      {!isPass && others.map((each) => <OutsideStrip key={each.round.id} {...each} />)}
    </>
  );
}

interface StripProps {
  readonly name: string;
  readonly hides: 'persons' | 'kinds';
  readonly progress?: ReactNode;
  readonly children: string;
}

function Strip({ name, hides, progress, children }: StripProps) {
  const { t } = useWords();
  return (
    <section className={styles.strip} aria-label={t('blind_rounds:strip.label')}>
      <EyeOff size={15} aria-hidden className={styles.eye} />
      <p className={styles.words}>
        <Lead className={styles.name}>{t('blind_rounds:strip.name', { name })}</Lead>
        {children}
      </p>
      <HiddenList hides={hides} />
      {progress}
    </section>
  );
}

/** A link that lists what is hidden. */
function HiddenList({ hides }: { readonly hides: 'persons' | 'kinds' }) {
  const { t } = useWords();
  const lines =
    hides === 'kinds'
      ? (['work', 'counts', 'passages', 'files'] as const).map((key) => t(`blind_rounds:hidden.kinds.${key}`))
      : (['work', 'counts', 'examples', 'suggestions', 'figures', 'search', 'history', 'files'] as const).map(
          (key) => t(`blind_rounds:hidden.persons.${key}`),
        );
  return (
    <DialogTrigger>
      <LinkButton>{t('blind_rounds:strip.what')}</LinkButton>
      <Popover className={popoverStyles.popover ?? ''} placement="bottom start">
        <HiddenLines
          title={t('blind_rounds:hidden.title')}
          lines={lines}
          end={t('blind_rounds:hidden.texts')}
        />
      </Popover>
    </DialogTrigger>
  );
}

function HiddenLines({ title, lines, end }: { title: string; lines: readonly string[]; end: string }) {
  return (
    <div className={styles.hidden}>
      <h2>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>{end}</p>
    </div>
  );
}

/** Others code blind, and who works here does not see what. */
function OutsideStrip({ round, coderIds }: StandingRound) {
  const words = useWords();
  const coders = useProject((state) => state.tables.coder);
  const names = coderIds.map((id) => coders.get(id)?.name ?? '');
  return (
    <section className={styles.strip} aria-label={words.t('blind_rounds:strip.label')}>
      <EyeOff size={15} aria-hidden className={styles.eye} />
      <p className={styles.words}>
        {words.t('blind_rounds:strip.outside', { coders: listed(words, names), name: round.name })}
      </p>
    </section>
  );
}

/** Own sources reviewed, of all. */
function OwnProgress() {
  const coderId = useWorkingCoderId();
  const { value } = useAnswer(`present round ${coderId ?? ''}`, (asking) => asking.rounds.list({}));
  return value?.present ? <Progress done={value.present.reviewed} of={value.present.of} /> : null;
}

function Progress({ done, of }: { readonly done: number; readonly of: number }) {
  const words = useWords();
  return (
    <span className={styles.progress}>
      {words.t('blind_rounds:strip.progress', { n: countInWords(words, done), m: countInWords(words, of) })}
      <progress className={styles.bar} value={done} max={Math.max(1, of)} aria-hidden />
    </span>
  );
}

/** A second pass: how much of its sample is coded again, the next source, and in the end the comparison of both. */
function PassStrip({ rounds }: { readonly rounds: readonly StandingRound[] }) {
  const { t } = useWords();
  const passId = useWorkingCoderId();
  const name = useProject((state) => state.tables.coder.get(passId ?? '')?.name ?? '');
  const recoding = useRecodings()?.find((each) => each.passId === passId);
  const round = rounds.find(({ coderIds }) => coderIds.includes(passId ?? ''));
  const next = recoding && nextToRecode(recoding);
  return (
    <Strip
      name={name}
      hides="persons"
      progress={
        recoding && (
          <>
            {next !== undefined && (
              <LinkButton onPress={() => void recodeSource(recoding, next).catch(showError)}>
                {t('blind_rounds:strip.next')}
              </LinkButton>
            )}
            {next === undefined && round && (
              <LinkButton onPress={() => openDialog({ what: 'unlock', id: round.round.id })}>
                {t('blind_rounds:strip.compare')}
              </LinkButton>
            )}
            <Progress done={recodedIn(recoding)} of={recoding.sources.length} />
          </>
        )
      }
    >
      {t('blind_rounds:strip.pass')}
    </Strip>
  );
}

/**
 * Reads the records again whenever who works here may see something else than before: what the window holds of others
 * must go when a round is opened, and come when it is unlocked.
 */
function useReadingAgain(): void {
  const coderId = useWorkingCoderId();
  const personId = usePersonId();
  const path = useProject((state) => state.open?.path ?? '');
  const sight = useProject((state) => JSON.stringify(sightHere(state, coderId, personId)));
  const seen = useRef({ path, sight: 'null' });
  useEffect(() => {
    const before = seen.current;
    seen.current = { path, sight };
    if (path === '') return;
    if (before.path === path ? before.sight !== sight : sight !== 'null') void readAgain();
  }, [path, sight]);
}
