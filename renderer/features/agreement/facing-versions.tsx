import { useState, type CSSProperties } from 'react';
import type { DifferingPlace } from '#core/agreement/places.ts';
import type { FacingCoding, FacingTexts } from '#electron/services/agreement/facing.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { codeName } from '#renderer/common/codes/code-name-of.ts';
import { sourceName } from '#renderer/common/sources/source-line.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { openPlace } from '#renderer/state/workspace.ts';
import { cx } from '#renderer/ui/class-names.ts';
import { CodeSwatch, codeColour } from '#renderer/ui/code-swatch.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { Select } from '#renderer/ui/select.tsx';
import styles from './agreement.module.css';
import { type ChosenOfList, useDeciding } from './deciding.ts';
import { DecisionBar } from './decision-bar.tsx';
import { piecesOf } from './pieces.ts';

export interface FacingVersionsProps extends ChosenOfList {
  /** The first of the places: the one whose texts are shown. */
  readonly place: DifferingPlace;
}

/** Both versions of a place side by side: the same paragraphs, each with what its coder marked. */
export function FacingVersions({ request, listed, places, place }: FacingVersionsProps) {
  const words = useWords();
  const { t } = words;
  const { sourceId, codeId, span } = place;
  const asked = { request, place: { sourceId, codeId, span } };
  const { value, error, loading } = useAnswer(`facing ${JSON.stringify(asked)}`, (asking) =>
    asking.agreement.facing(asked),
  );
  const source = useProject((state) => state.tables.source.get(sourceId));
  const codebook = useProject((state) => state.codebook);
  const deciding = useDeciding({ request, listed, places });
  const [sides, setSides] = useState<readonly [number, number]>([0, 1]);
  const { coderIds } = request;
  const shown = sides.map((side, at) => coderIds[side] ?? coderIds[at] ?? '') as [string, string];
  if (error) return <Note tone="danger">{sentenceFor(error)}</Note>;
  if (!source) return null;
  return (
    <section className={styles.facing} aria-label={sourceName(source, words)}>
      <header className={styles.placeHead}>
        <CodeSwatch colour={codebook.byId.get(codeId)?.colour ?? 0}>
          <strong>{codeName(words, codebook, codeId)}</strong>
        </CodeSwatch>
        <span className={styles.placeSource} title={source.title}>
          {sourceName(source, words)}
        </span>
        <LinkButton onPress={() => openPlace({ sourceId, ...(span ? { span } : {}) })}>
          {t('agreement_screen:open_in_read')}
        </LinkButton>
      </header>
      {value && (
        <Versions
          texts={value}
          isOfPlaceBefore={loading}
          place={place}
          coderIds={coderIds}
          shown={shown}
          language={source.language}
          onShow={(at, coderId) => {
            const side = coderIds.indexOf(coderId);
            setSides(at === 0 ? [side, sides[1]] : [sides[0], side]);
          }}
        />
      )}
      {deciding.underWay ? (
        <ProgressBar
          what={t('agreement_screen:deciding')}
          done={deciding.underWay.at.done}
          total={deciding.underWay.at.total}
          startedAt={deciding.underWay.startedAt}
          onCancel={deciding.stop}
        />
      ) : (
        // There before the texts are: no key press may be lost.
        <DecisionBar deciding={deciding} coderIds={coderIds} codings={(!loading && value?.codings) || null} />
      )}
    </section>
  );
}

interface VersionsProps {
  readonly texts: FacingTexts;
  /** Whether the texts are still those of the place that was looked at before. */
  readonly isOfPlaceBefore: boolean;
  readonly place: DifferingPlace;
  readonly coderIds: readonly string[];
  /** The coders on the left and on the right. */
  readonly shown: readonly [string, string];
  readonly language: string | null;
  readonly onShow: (side: 0 | 1, coderId: string) => void;
}

function Versions({ texts, isOfPlaceBefore, place, coderIds, shown, language, onShow }: VersionsProps) {
  const { t } = useWords();
  const coders = useProject((state) => state.tables.coder);
  const colour = useProject((state) => state.codebook.byId.get(place.codeId)?.colour ?? 0);
  const [one, other] = shown.map((id) => coders.get(id)?.name ?? '');
  const of = (coderId: string): FacingCoding[] =>
    texts.codings.filter((coding) => coding.coderId === coderId);
  return (
    <div
      className={cx(styles.versions, isOfPlaceBefore && styles.placeBefore)}
      aria-busy={isOfPlaceBefore}
      role="group"
      // A text that scrolls is reached by Tab.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      aria-label={t('agreement_screen:texts', { one, other })}
    >
      <div className={styles.versionHeads}>
        {shown.map((coderId, at) => (
          <VersionHead
            key={at}
            coderId={coderId}
            coderIds={coderIds}
            place={place}
            codings={of(coderId)}
            onShow={(next) => onShow(at === 0 ? 0 : 1, next)}
          />
        ))}
      </div>
      {texts.paragraphs.map(({ number, span, text, differs }) => (
        <div key={number} className={styles.paragraphs}>
          {shown.map((coderId, at) => (
            <div key={at} className={cx(styles.paragraph, differs && styles.differs)}>
              <span
                className={styles.number}
                title={differs ? t('agreement_screen:differs_here') : undefined}
              >
                {t('agreement_screen:paragraph', { number })}
              </span>
              <p lang={language ?? undefined} className={styles.text}>
                {piecesOf(text, span, of(coderId)).map((piece, place_) => (
                  <span
                    key={place_}
                    className={cx(piece.isOfRow && styles.marked, piece.isOther && styles.other)}
                    style={piece.isOfRow ? markOf(colour) : undefined}
                  >
                    {piece.text}
                  </span>
                ))}
              </p>
            </div>
          ))}
        </div>
      ))}
      {texts.leftOut > 0 && (
        <p className={styles.quiet}>{t('agreement_screen:left_out', { count: texts.leftOut })}</p>
      )}
    </div>
  );
}

function markOf(colour: number): CSSProperties {
  return { '--mark': codeColour(colour) } as CSSProperties;
}

interface VersionHeadProps {
  readonly coderId: string;
  readonly coderIds: readonly string[];
  readonly place: DifferingPlace;
  readonly codings: readonly FacingCoding[];
  readonly onShow: (coderId: string) => void;
}

/** Whose version it is, how much it has coded here, and when. */
function VersionHead({ coderId, coderIds, place, codings, onShow }: VersionHeadProps) {
  const { t, language } = useWords();
  const coders = useProject((state) => state.tables.coder);
  const { span } = place;
  const here = codings.filter(
    (coding) =>
      coding.isOfRow &&
      (span === null || coding.span === null
        ? span === coding.span
        : coding.span.start < span.end && span.start < coding.span.end),
  );
  const characters = here.reduce(
    (sum, coding) => sum + (coding.span ? coding.span.end - coding.span.start : 0),
    0,
  );
  const last = here
    .map(({ createdAt }) => createdAt)
    .toSorted()
    .at(-1);
  const name = coders.get(coderId)?.name ?? '';
  return (
    <div className={styles.versionHead}>
      {coderIds.length > 2 ? (
        <Select
          look="pill"
          label={t('agreement_screen:side')}
          labelHidden
          value={coderId}
          onChange={onShow}
          options={coderIds.map((id) => ({ value: id, label: coders.get(id)?.name ?? '' }))}
        />
      ) : (
        <strong>{name}</strong>
      )}
      <span className={styles.quiet}>
        {here.length === 0
          ? t('agreement_screen:no_coding')
          : span === null
            ? t('agreement_screen:on_whole')
            : t('agreement_screen:characters', { count: characters })}
        {last !== undefined &&
          ` · ${new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(last))}`}
      </span>
    </div>
  );
}
