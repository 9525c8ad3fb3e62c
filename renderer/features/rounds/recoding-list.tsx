import { Check, MoreHorizontal } from 'lucide-react';
import { dayAfter, recodedIn, type Recoding } from '#core/recoding/recoding.ts';
import { isStanding } from '#core/sealing/sight.ts';
import type { Round } from '#electron/services/rounds.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Chip } from '#renderer/ui/chip.tsx';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Disclosure } from '#renderer/ui/disclosure.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { dateInWords } from '#words/citation.ts';
import { countInWords } from '#words/numbers.ts';
import { recodingSentence } from '#words/recoding-sentence.ts';
import { comparePasses, nextToRecode, recodeSource } from './recode-next.ts';
import { openDialog } from './rounds-desk.ts';
import styles from './rounds.module.css';

export interface RecodingListProps {
  readonly recodings: readonly Recoding[];
  readonly rounds: readonly Round[];
  readonly readOnly: boolean;
}

/** The samples that are coded again, each with its sources and what can be done next. */
export function RecodingList({ recodings, rounds, readOnly }: RecodingListProps) {
  const { t } = useWords();
  return (
    <section className={styles.recodings}>
      <h2 className={styles.heading}>{t('blind_rounds:recode.heading')}</h2>
      {recodings.map((recoding) => (
        <OneRecoding
          key={recoding.id}
          recoding={recoding}
          sealed={rounds.find((round) => isStanding(round) && round.coderIds.includes(recoding.passId))}
          readOnly={readOnly}
        />
      ))}
    </section>
  );
}

interface OneRecodingProps {
  readonly recoding: Recoding;
  /** The round of the pass, while it lasts. */
  readonly sealed: Round | undefined;
  readonly readOnly: boolean;
}

function OneRecoding({ recoding, sealed, readOnly }: OneRecodingProps) {
  const words = useWords();
  const { t } = words;
  const coders = useProject((state) => state.tables.coder);
  const sample = useProject((state) => state.tables.sample.get(recoding.sampleId));
  const name = coders.get(recoding.passId)?.name ?? '';
  const person = coders.get(recoding.personId)?.name ?? '';
  const done = recodedIn(recoding);
  const next = nextToRecode(recoding);
  const seen = recoding.sources.filter(({ isSeen }) => isSeen).length;
  const paper = sample ? recodingSentence(words, recoding, { coder: person, sample }) : '';
  const compare = () => {
    if (sealed) openDialog({ what: 'unlock', id: sealed.id });
    else comparePasses(recoding);
  };
  return (
    <article className={styles.recoding} aria-label={name}>
      <header className={styles.recodingHead}>
        <h3 className={styles.recodingName}>{name}</h3>
        <Chip tone={recoding.isDue ? 'accent' : 'plain'}>{stateOf(recoding, next, words)}</Chip>
        <span className={styles.recodingFacts}>
          {t('blind_rounds:recode.progress', {
            n: countInWords(words, done),
            count: recoding.sources.length,
          })}
          {' · '}
          {t('blind_rounds:recode.drawn', { frame: countInWords(words, recoding.frame) })}
        </span>
        {!readOnly && next !== undefined && (
          <Button
            tone={recoding.isDue ? 'primary' : 'plain'}
            onPress={() => void recodeSource(recoding, next).catch(showError)}
          >
            {t(done === 0 ? 'blind_rounds:recode.start' : 'blind_rounds:recode.next')}
          </Button>
        )}
        {done > 0 && (
          <Button tone={next === undefined ? 'primary' : 'plain'} onPress={compare}>
            {t(sealed ? 'blind_rounds:strip.compare' : 'blind_rounds:recode.compare')}
          </Button>
        )}
        {!readOnly && <PlanMenu recoding={recoding} name={name} hasBegun={done > 0} />}
      </header>
      {recoding.gone > 0 && (
        <p className={styles.quiet}>{t('blind_rounds:recode.gone', { count: recoding.gone })}</p>
      )}
      {seen > 0 && (
        <p className={styles.quiet}>{t('blind_rounds:recode.seen', { name: person, count: seen })}</p>
      )}
      <Disclosure
        title={t('blind_rounds:recode.list_title')}
        remark={countInWords(words, recoding.sources.length)}
        level={4}
        defaultOpen={recoding.isDue}
      >
        <SourcesToRecode recoding={recoding} name={name} readOnly={readOnly} />
      </Disclosure>
      {paper !== '' && (
        <Note title={t('blind_rounds:unlocking.for_paper')} copyText={paper}>
          {paper}
        </Note>
      )}
    </article>
  );
}

function stateOf(
  { dueOn, isDue }: Recoding,
  next: string | undefined,
  words: ReturnType<typeof useWords>,
): string {
  const { t } = words;
  if (next === undefined) return t('blind_rounds:recode.state_done');
  if (dueOn === null) return t('blind_rounds:recode.state_silent');
  return t(`blind_rounds:recode.state_${isDue ? 'due' : 'waiting'}`, { date: dateInWords(words, dueOn) });
}

/** Every source of the sample, with whether it is coded again; a press opens it to be coded again. */
function SourcesToRecode({
  recoding,
  name,
  readOnly,
}: {
  readonly recoding: Recoding;
  readonly name: string;
  readonly readOnly: boolean;
}) {
  const { t } = useWords();
  const sources = useProject((state) => state.tables.source);
  return (
    <ol className={styles.sources} aria-label={t('blind_rounds:recode.list', { name })}>
      {recoding.sources.map(({ sourceId, againAt, isSeen }) => {
        const source = sources.get(sourceId);
        const called = source?.label ?? source?.title ?? '';
        return (
          <li key={sourceId}>
            <button
              type="button"
              className={styles.source}
              disabled={readOnly}
              title={t('blind_rounds:recode.open_one', { name: called })}
              onClick={() => void recodeSource(recoding, sourceId).catch(showError)}
            >
              <span className={styles.sourceName}>{called}</span>
              {isSeen && <span className={styles.quiet}>{t('blind_rounds:recode.touched')}</span>}
              <span className={styles.sourceState}>
                {againAt === null ? (
                  t('blind_rounds:recode.to_do')
                ) : (
                  <>
                    <Check size={14} aria-hidden /> {t('blind_rounds:recode.done')}
                  </>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}

/** The reminder, the sample and the plan itself. */
function PlanMenu({
  recoding,
  name,
  hasBegun,
}: {
  readonly recoding: Recoding;
  readonly name: string;
  readonly hasBegun: boolean;
}) {
  const { t } = useWords();
  const { id } = recoding;
  const remind = (weeks: number | null) => () => void putOff(recoding, name, weeks, t).catch(showError);
  const drop = async (): Promise<void> => {
    const yes = await confirm({
      title: t('blind_rounds:recode.drop_title', { name }),
      body: t('blind_rounds:recode.drop_body'),
      action: t('blind_rounds:recode.drop_action'),
    });
    if (!yes) return;
    const group = crypto.randomUUID();
    await api.recodings.remove({ id }, { group });
    offerUndo(t('blind_rounds:recode.dropped', { name }), group);
  };
  return (
    <MenuButton
      label={t('blind_rounds:more', { name })}
      icon={<MoreHorizontal size={16} aria-hidden />}
      iconOnly
      size="small"
      sections={[
        {
          entries: [
            {
              id: 'now',
              label: t('blind_rounds:recode.now'),
              disabled: recoding.isDue,
              run: remind(0),
            },
            ...[1, 4].map((weeks) => ({
              id: `in ${weeks}`,
              label: t('blind_rounds:recode.in_weeks', { count: weeks }),
              run: remind(weeks),
            })),
            {
              id: 'never',
              label: t('blind_rounds:recode.never'),
              disabled: recoding.dueOn === null,
              run: remind(null),
            },
          ],
        },
        {
          entries: [
            {
              id: 'redraw',
              label: t('blind_rounds:recode.redraw'),
              disabled: hasBegun,
              run: () => openDialog({ what: 'redraw', recoding }),
            },
            {
              id: 'drop',
              label: t('blind_rounds:recode.drop'),
              danger: true,
              run: () => void drop().catch(showError),
            },
          ],
        },
      ]}
    />
  );
}

async function putOff(
  { id }: Recoding,
  name: string,
  weeks: number | null,
  t: ReturnType<typeof useWords>['t'],
): Promise<void> {
  const group = crypto.randomUUID();
  const dueOn = weeks === null ? null : dayAfter(new Date().toISOString(), weeks);
  await api.recodings.remind({ id, dueOn }, { group });
  offerUndo(t('blind_rounds:recode.put_off', { name }), group);
}
