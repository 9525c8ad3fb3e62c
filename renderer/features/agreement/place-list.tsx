import { useMemo, useState } from 'react';
import { isOpen } from '#core/agreement/decisions.ts';
import type { DifferingPlace } from '#core/agreement/places.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import type { Grouping } from '#renderer/ui/list/grouped-lines.ts';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { Select } from '#renderer/ui/select.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { countInWords } from '#words/numbers.ts';
import { joined } from '#words/sentences.ts';
import styles from './agreement.module.css';
import { shows, type Show } from './agreement-choices.ts';
import { choosePlaces, placeKey, useChosenPlaces, useListedPlaces } from './chosen-place.ts';
import { ExtentGroup } from './extent-group.tsx';
import { useOutcome } from './outcome.ts';
import { useAgreementChoices, usePlaces } from './use-agreement.ts';

/** How many lines are asked for at once. */
const MAX_LINES = 200;

/** The disagreements first: every place where the coders differ, by code or by source. */
export function PlaceList() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useAgreementChoices();
  const { answer } = usePlaces();
  const places = useListedPlaces();
  const chosen = useChosenPlaces();
  const { group } = choices;
  const grouping = useMemo<Grouping<DifferingPlace>>(
    () => ({ of: ({ codeId, sourceId }) => (group === 'code' ? codeId : sourceId) }),
    [group],
  );
  const [inView, setInView] = useState<readonly string[]>([]);
  const beginnings = useBeginnings(places, inView);
  if (answer.value === undefined) return null;
  return (
    <div className={styles.navigator}>
      <div className={styles.grouped}>
        <SegmentedControl
          label={t('agreement_screen:group')}
          value={group}
          onChange={(next) => change({ group: next })}
          segments={(['code', 'source'] as const).map((value) => ({
            value,
            label: t(`agreement_screen:groups.${value}`),
          }))}
        />
        <Select<Show>
          look="pill"
          label={t('agreement_screen:show')}
          value={choices.show}
          onChange={(show) => change({ show })}
          narrows={choices.show !== 'all'}
          options={shows.map((value) => ({ value, label: t(`agreement_screen:shows.${value}`) }))}
        />
      </div>
      {places.length > 0 && (
        <VirtualList<DifferingPlace>
          label={t('agreement_screen:list')}
          items={places}
          idOf={placeKey}
          estimate={28}
          grouping={grouping}
          stickyHeadings
          groupHeading={(_, rows) => <GroupHeading places={rows} group={group} />}
          selected={new Set(chosen.map(placeKey))}
          onSelectedChange={choosePlaces}
          multiple
          onInView={setInView}
          render={(place) => (
            <PlaceLine
              place={place}
              group={group}
              coderIds={choices.coderIds}
              begins={beginnings.get(placeKey(place))}
            />
          )}
        />
      )}
      <p className={styles.listed} role="status">
        {places.length > 0 && t('agreement_screen:places', { count: places.length })}
      </p>
      <ExtentGroup />
    </div>
  );
}

type Begins = { readonly paragraph: number | null; readonly words: string } | null;

/** The first words of the places in view, by key. */
function useBeginnings(
  places: readonly DifferingPlace[],
  inView: readonly string[],
): ReadonlyMap<string, Begins> {
  const asked = useMemo(() => {
    const seen = new Set(inView);
    return places.filter((place) => seen.has(placeKey(place))).slice(0, MAX_LINES);
  }, [places, inView]);
  const key = asked.length === 0 ? null : `begins ${asked.map(placeKey).join()}`;
  const { value } = useAnswer(key, async (asking) => {
    const found = await asking.agreement.beginnings({
      places: asked.map(({ sourceId, span }) => ({ sourceId, span })),
    });
    return new Map(asked.map((place, at) => [placeKey(place), found[at] ?? null]));
  });
  return value ?? nothing;
}

const nothing: ReadonlyMap<string, Begins> = new Map();

function GroupHeading({
  places,
  group,
}: {
  readonly places: readonly DifferingPlace[];
  readonly group: 'code' | 'source';
}) {
  const words = useWords();
  const codebook = useProject((state) => state.codebook);
  const sources = useProject((state) => state.tables.source);
  const [first] = places;
  if (!first) return null;
  const code = codebook.byId.get(first.codeId);
  const source = sources.get(first.sourceId);
  return (
    <span className={styles.heading}>
      {group === 'code' && <CodeSwatch colour={code?.colour ?? 0} />}
      <span className={styles.headingName}>
        {group === 'code' ? codeName(words, codebook, first.codeId) : (source?.label ?? source?.title)}
      </span>
      <span className={styles.headingCount}>
        {words.t('agreement_screen:open_of', {
          open: countInWords(words, places.filter(({ decision }) => isOpen(decision)).length),
          count: countInWords(words, places.length),
        })}
      </span>
    </span>
  );
}

interface PlaceLineProps {
  readonly place: DifferingPlace;
  readonly group: 'code' | 'source';
  readonly coderIds: readonly string[];
  readonly begins: Begins | undefined;
}

function PlaceLine({ place, group, coderIds, begins }: PlaceLineProps) {
  const words = useWords();
  const { t } = words;
  const codebook = useProject((state) => state.codebook);
  const source = useProject((state) => state.tables.source.get(place.sourceId));
  const code = codebook.byId.get(place.codeId);
  const outcome = useOutcome(place.decision);
  const where =
    place.span === null
      ? t('agreement_screen:whole')
      : begins?.paragraph
        ? t('agreement_screen:paragraph', { number: begins.paragraph })
        : '';
  return (
    <span className={styles.line}>
      {group === 'code' ? (
        <span className={styles.lineName} title={source?.title}>
          {source?.label ?? source?.title}
        </span>
      ) : (
        <CodeSwatch colour={code?.colour ?? 0}>
          <span className={styles.lineName}>{codeName(words, codebook, place.codeId)}</span>
        </CodeSwatch>
      )}
      <span className={styles.lineWhere}>{where}</span>
      <span className={styles.lineWords} lang={source?.language ?? undefined}>
        {begins?.words}
      </span>
      <Badges coderIds={coderIds} present={place.present} />
      {outcome !== null && <span className={styles.outcome}>{outcome}</span>}
    </span>
  );
}

/** For each coder a square: filled for who coded what the others did not. */
function Badges({
  coderIds,
  present,
}: {
  readonly coderIds: readonly string[];
  readonly present: readonly string[];
}) {
  const words = useWords();
  const coders = useProject((state) => state.tables.coder);
  const names = coderIds.map((id) => coders.get(id)?.name ?? '');
  const by = joined(
    words,
    names.filter((_, at) => present.includes(coderIds[at] ?? '')),
    'conjunction',
  );
  return (
    <span className={styles.badges}>
      <span className={styles.heard}>{words.t('agreement_screen:coded_by', { names: by })}</span>
      {coderIds.map((id, at) => (
        <span
          key={id}
          aria-hidden
          title={names[at]}
          className={cx(styles.badge, present.includes(id) && styles.filled)}
        >
          {initialOf(names, at)}
        </span>
      ))}
    </span>
  );
}

/** The first letter of a name, with its number where an earlier coder has the same. */
function initialOf(names: readonly string[], at: number): string {
  const first = (name: string): string => [...name][0]?.toLocaleUpperCase() ?? '';
  const letter = first(names[at] ?? '');
  return names.filter((name) => first(name) === letter).length > 1 ? String(at + 1) : letter;
}
