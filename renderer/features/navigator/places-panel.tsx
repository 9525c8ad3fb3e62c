import type { SourceRecord } from '#core/records.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { goToPlace, openVisitBeside, useBeside, useActiveSourceId } from '#renderer/state/beside.ts';
import type { Side } from '#renderer/state/side.ts';
import { placeKey, visitsThere, type Visit } from '#renderer/state/visit.ts';
import { usePlaces } from '#renderer/state/visits.ts';
import { useWords } from '#renderer/state/words.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { VirtualList } from '#renderer/ui/list/virtual-list.tsx';
import { placeInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';
import { useSourceFacts } from '#renderer/common/sources/use-source-facts.ts';
import styles from './navigator.module.css';

/** The recent places, newest first: sources, passages of codes, screens. A press goes there. */
export function PlacesPanel() {
  const { t } = useWords();
  const sourceId = useActiveSourceId();
  const sideOf = useSideOf();
  const places = useProject(visitsThere(usePlaces()));
  return (
    <div className={styles.list}>
      <VirtualList
        label={t('navigator:places')}
        items={places}
        idOf={placeKey}
        render={(place) => <PlaceLine place={place} side={sideOf(place)} />}
        estimate={44}
        selected={new Set([`read ${sourceId ?? ''}`])}
        onSelectedChange={() => undefined}
        opensOnPress
        onOpen={goToPlace}
        onOpenBeside={(place) => openVisitBeside(place)}
        empty={<EmptyState sentence={t('navigator:no_places')} />}
      />
    </div>
  );
}

/** Returns the side on which a place is open; null if on none, or if there is only one side. */
function useSideOf(): (place: Visit) => Side | null {
  const left = useWorkspace((state) => state.place?.sourceId);
  const beside = useBeside();
  const right = beside?.visits[beside.now];
  return (place) => {
    if (!beside) return null;
    if (right && placeKey(right) === placeKey(place)) return 'right';
    return place.screen === 'read' && place.sourceId === left ? 'left' : null;
  };
}

function PlaceLine({ place, side }: { place: Visit; side: Side | null }) {
  const { t } = useWords();
  return (
    <span className={styles.place}>
      {side && (
        <abbr className={styles.side} title={t(`beside:side_${side}`)}>
          {t(`beside:short_${side}`)}
        </abbr>
      )}
      <PlaceName place={place} />
    </span>
  );
}

/** The paragraph that was at the top, if known. */
function atTop({ top }: Visit, words: Words): string[] {
  return top?.paragraph === undefined ? [] : [placeInWords(words, { pages: null, paragraph: top.paragraph })];
}

function SourcePlaceFacts({ place, source }: { place: Visit; source: SourceRecord }) {
  const words = useWords();
  const facts = useSourceFacts(source);
  return <span className={styles.fact}>{[...atTop(place, words), ...facts].join(' · ')}</span>;
}

function PlaceName({ place }: { place: Visit }) {
  const words = useWords();
  const { t } = words;
  const source = useProject((state) => state.tables.source.get(place.sourceId ?? ''));
  const code = useProject((state) => state.codebook.byId.get(place.codeId ?? ''));
  if (place.screen === 'read' && source) {
    return (
      <span className={styles.placeWords}>
        <strong className={styles.name}>{sourceName(source, words)}</strong>
        <SourcePlaceFacts place={place} source={source} />
      </span>
    );
  }
  if (place.screen === 'passages' && code) {
    return (
      <span className={styles.placeWords}>
        <strong className={styles.name}>
          <CodeSwatch colour={code.colour}>{code.name}</CodeSwatch>
        </strong>
        <span className={styles.fact}>{t('shell:screen_passages')}</span>
      </span>
    );
  }
  if (place.kind) {
    return (
      <span className={styles.placeWords}>
        <strong>{t(`analysis:kinds.${place.kind}`)}</strong>
        <span className={styles.fact}>{t('shell:screen_analysis')}</span>
      </span>
    );
  }
  return <strong>{t(`shell:screen_${place.screen}`)}</strong>;
}
