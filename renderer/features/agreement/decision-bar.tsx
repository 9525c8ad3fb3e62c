import type { PlaceDecision } from '#core/agreement/decisions.ts';
import type { FacingCoding } from '#electron/services/agreement/facing.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { groups, overlaps, type Span } from '#core/span.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Kbd } from '#renderer/ui/kbd.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { joined } from '#words/sentences.ts';
import styles from './agreement.module.css';
import type { Decided, Deciding } from './deciding.ts';
import { useOutcome } from './outcome.ts';

export interface DecisionBarProps {
  readonly deciding: Deciding;
  readonly coderIds: readonly string[];
  /** The codings of the first place and around it; null while they are asked for. The choices are open before. */
  readonly codings: readonly FacingCoding[] | null;
}

/** The choices about the chosen places, each with what it would write. */
export function DecisionBar({ deciding, coderIds, codings }: DecisionBarProps) {
  const words = useWords();
  const { t } = words;
  const coders = useProject((state) => state.tables.coder);
  const { places, decide, reason, setReason } = deciding;
  const [first] = places;
  const isSingle = places.length === 1;
  const here = codings?.filter(({ isOfRow, span }) => isOfRow && first && isAt(span, first.span)) ?? [];
  const own = (coderId: string): FacingCoding[] => here.filter((coding) => coding.coderId === coderId);
  const haveCoded = coderIds.filter((id) => own(id).length > 0);
  const canJoin = !isSingle || codings === null || haveCoded.length > 1;
  const nameOf = (id: string): string => coders.get(id)?.name ?? '';
  const writes = (which: readonly FacingCoding[], key: 'characters' | 'joined'): string => {
    if (!isSingle) return t('agreement_screen:each_own');
    if (codings === null) return '';
    if (which.length === 0) return t('agreement_screen:no_coding');
    const spans = which.flatMap(({ span }) => span ?? []);
    if (spans.length === 0) return t('agreement_screen:on_whole');
    const count = groups(spans).reduce((sum, { start, end }) => sum + end - start, 0);
    return t(`agreement_screen:${key}`, { count });
  };
  const isMany = coderIds.length > 2;
  const choices: readonly {
    readonly id: string;
    readonly keys: string;
    readonly name: string;
    readonly note: string;
    readonly decided: Decided;
    readonly isDisabled?: boolean;
  }[] = [
    ...coderIds.slice(0, 9).map((id, at) => ({
      id,
      keys: String(at + 1),
      name: t('agreement_screen:take', { name: nameOf(id) }),
      note: writes(own(id), 'characters'),
      decided: { outcome: 'one', takenFrom: id } as const,
    })),
    {
      id: 'both',
      keys: shownKey('agreement.both'),
      name: t(`agreement_screen:${isMany ? 'take_all' : 'take_both'}`),
      note: canJoin ? writes(here, 'joined') : t('agreement_screen:only_one_coded'),
      decided: { outcome: 'both' },
      isDisabled: !canJoin,
    },
    {
      id: 'neither',
      keys: shownKey('agreement.neither'),
      name: t(`agreement_screen:${isMany ? 'take_no_one' : 'take_none'}`),
      note: t('agreement_screen:no_coding'),
      decided: { outcome: 'neither' },
    },
    {
      id: 'discuss',
      keys: shownKey('agreement.discuss'),
      name: t('agreement_screen:take_discuss'),
      note: t('agreement_screen:a_memo'),
      decided: { outcome: 'discuss' },
    },
  ];
  useActions(
    decide === null
      ? {}
      : {
          'agreement.take': {
            run: (press) => {
              const takenFrom = coderIds[Number(press) - 1];
              if (takenFrom !== undefined) decide({ outcome: 'one', takenFrom });
            },
            hintKeys: ['1', String(Math.min(9, coderIds.length))],
          },
          'agreement.both': { run: () => decide({ outcome: 'both' }), enabled: canJoin },
          'agreement.neither': () => decide({ outcome: 'neither' }),
          'agreement.discuss': () => decide({ outcome: 'discuss' }),
        },
  );
  if (!first || decide === null) return null;
  const names = joined(words, coderIds.map(nameOf), 'conjunction');
  return (
    <section className={styles.bar} aria-label={t('agreement_screen:decide')}>
      {isSingle ? (
        <Earlier place={first} />
      ) : (
        <p>{t('agreement_screen:decide_many', { count: places.length })}</p>
      )}
      <div className={styles.choices}>
        {choices.map(({ id, keys, name, note, decided, isDisabled = false }) => (
          <button
            key={id}
            type="button"
            className={styles.choice}
            disabled={isDisabled}
            aria-pressed={isSingle && isChosen(first.decision, decided)}
            onClick={() => decide(decided)}
          >
            <span className={styles.choiceName}>
              {name} <Kbd keys={keys} />
            </span>
            <span className={styles.choiceNote}>{note}</span>
          </button>
        ))}
      </div>
      <TextField label={t('agreement_screen:reason')} value={reason} onChange={setReason} maxLength={2_000} />
      <p className={styles.quiet}>{t('agreement_screen:written', { coders: names })}</p>
    </section>
  );
}

function isAt(span: Span | null, place: Span | null): boolean {
  return span === null || place === null ? span === place : overlaps(span, place);
}

function isChosen(decision: Deciding['places'][number]['decision'], decided: Decided): boolean {
  if (decision === null || decision.isChanged || decision.outcome !== decided.outcome) return false;
  return decided.outcome !== 'one' || decision.takenFrom === decided.takenFrom;
}

/** The sentence that says what was decided. */
function saidBy({ isChanged, outcome }: PlaceDecision): 'decided' | 'decided_changed' | 'decided_several' {
  if (isChanged) return 'decided_changed';
  return outcome === 'several' ? 'decided_several' : 'decided';
}

/** What was decided about the place before, by whom, when and why. */
function Earlier({ place: { decision } }: { readonly place: Deciding['places'][number] }) {
  const { t, language } = useWords();
  const outcome = useOutcome(decision && { ...decision, isChanged: false });
  const name = useProject((state) => state.tables.coder.get(decision?.coderId ?? '')?.name ?? '');
  if (decision === null || outcome === null) return <p>{t('agreement_screen:decide')}</p>;
  const date = new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(decision.at));
  return (
    <p role="status">
      {t(`agreement_screen:${saidBy(decision)}`, { date, name, outcome })}{' '}
      {decision.reason !== '' && t('agreement_screen:decided_because', { reason: decision.reason })}
    </p>
  );
}
