import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ExportedFile } from '#core/history/act-notes.ts';
import type { ActDetail, FieldChange } from '#electron/services/act-detail.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { takeFocus } from '#renderer/ui/focus-return.ts';
import { tabbableIn } from '#renderer/ui/tabbable.ts';
import { TextArea } from '#renderer/ui/text-area.tsx';
import { spaceAfter } from '#words/chinese-spacing.ts';
import { localeOf } from '#words/locale.ts';
import { fieldInWords, fieldValueInWords } from '#words/settled-row.ts';
import type { Act } from './history-acts.ts';
import { isTheirs } from './act-line.tsx';
import styles from './history.module.css';
import { SettledRows } from './settled-rows.tsx';
import { settingsInWords } from './settings-in-words.ts';

/**
 * The minimum height in px of an open line, which shows only the field for its reason; `styles.opened` has the maximum.
 */
export const MIN_OPENED_HEIGHT = 150;

export interface OpenedActProps {
  readonly act: Act;
  readonly readOnly: boolean;
  /** Counts requests for the reason; each one moves the caret there. */
  readonly whyAsked: number;
  readonly onGoBack: (() => void) | null;
  readonly onClose: () => void;
  /** Receives the height in px: that of the content, up to a maximum beyond which it scrolls. */
  readonly onHeight: (height: number) => void;
}

/** What a change did, before and after, and its reason. */
export function OpenedAct(props: OpenedActProps) {
  const { act, readOnly, whyAsked, onGoBack, onClose, onHeight } = props;
  const { t, language } = useWords();
  const blindId = useBlindCoderId();
  const { value: detail } = useAnswer(`act ${act.seq} ${blindId ?? ''}`, (asking) =>
    asking.history.act({ seq: act.seq }),
  );
  // Null until something is typed: another window may give a reason meanwhile.
  const [written, setWritten] = useState<string | null>(null);
  /** The reason that was sent and may not have arrived here yet. */
  const given = useRef<string | null>(null);
  const why = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current } = frame;
    if (current === null) return;
    const measure = (): void => onHeight(current.offsetHeight);
    measure();
    const watcher = new ResizeObserver(measure);
    watcher.observe(current);
    return () => watcher.disconnect();
  }, [onHeight]);
  useEffect(() => {
    if (whyAsked > 0) takeFocus(tabbableIn(why.current));
  }, [whyAsked]);
  const kept = act.reason?.text ?? '';
  const coder = useProject(
    (state) => state.tables.coder.get(act.reason?.coderId ?? '')?.name ?? act.reason?.coderName ?? '',
  );
  const doer = useProject((state) => state.tables.coder.get(act.coderId)?.name ?? act.coderName ?? '');
  const date = new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' });
  const moment = new Intl.DateTimeFormat(localeOf(language), {
    hour: '2-digit',
    minute: '2-digit',
  });
  const keep = async (): Promise<void> => {
    if (written === null || written.trim() === kept || written === given.current) return;
    given.current = written;
    try {
      await api.history.giveReason({ seq: act.seq, reason: written });
    } catch (error) {
      given.current = null;
      showError(error);
    }
  };
  // The page may close or be printed while the caret is still in the field.
  const keepNow = useEffectEvent(keep);
  useEffect(() => host.beforeLeaving(() => keepNow()), []);
  const touched = t('history:sources_touched', { count: detail?.sourceCount ?? 0 });
  return (
    // Escape closes what Enter opened; the reason is saved when its field loses the focus.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={frame}
      className={styles.opened}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div className={styles.detail}>
        {detail && <Fields fields={detail.fields} />}
        {detail && <Themes themes={detail.themes} />}
        {detail?.exported && <Exported exported={detail.exported} />}
        {detail && detail.since !== null && (
          <p className={styles.aside}>
            {t('history:typed_between', {
              from: moment.format(new Date(detail.since)),
              to: moment.format(new Date(act.at)),
            })}
          </p>
        )}
        {detail && detail.sourceCount > 0 && (
          <p className={styles.aside}>
            {touched}
            {spaceAfter(touched)}
            {detail.sources.map(({ name }) => name ?? t('acts:unnamed')).join(t('history:between'))}
            {detail.sourceCount > detail.sources.length && ' …'}
          </p>
        )}
        {detail && <SettledRows rows={detail.settled} />}
        {isTheirs(act) && <p className={styles.aside}>{t('history:only_they', { name: doer })}</p>}
        {detail && saysNothing(detail) && <p className={styles.aside}>{t('history:nothing_more')}</p>}
      </div>
      <div className={styles.why} ref={why}>
        <TextArea
          label={t('history:reason')}
          value={written ?? kept}
          onChange={setWritten}
          onBlur={() => void keep()}
          isReadOnly={readOnly}
          rows={3}
        />
        {act.reason && (
          <p className={styles.aside}>
            {t('history:reason_by', { coder, date: date.format(new Date(act.reason.at)) })}
          </p>
        )}
        {onGoBack && (
          <Button size="small" onPress={onGoBack}>
            {t('history:undo_to')}
          </Button>
        )}
      </div>
    </div>
  );
}

function saysNothing({ fields, themes, settled, sourceCount, exported, since }: ActDetail): boolean {
  return (
    fields.length + themes.length + settled.length + sourceCount === 0 && exported === null && since === null
  );
}

/** The exported file, and the settings it was made with. */
function Exported({ exported: { file, format, rows, settings } }: { exported: ExportedFile }) {
  const words = useWords();
  const { t, language } = words;
  const facts = [
    [t('history:exported_file'), file],
    [t('history:exported_format'), t(`history:exported_format_${format}`, { defaultValue: format })],
    ...(rows === null ? [] : [[t('history:exported_rows'), new Intl.NumberFormat(language).format(rows)]]),
  ];
  return (
    <table className={styles.changes}>
      <tbody>
        {[...facts, ...settingsInWords(words, settings)].map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fields({ fields }: { fields: readonly FieldChange[] }) {
  const words = useWords();
  const { t } = words;
  const colours = useProject((state) => state.tables.code);
  if (fields.length === 0) return null;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t('history:changed_what')}</th>
          <th scope="col">{t('history:before')}</th>
          <th scope="col">{t('history:after')}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((change) => (
          <tr key={`${change.id} ${change.field}`}>
            <th scope="row">
              {change.what === 'code' && (
                <CodeSwatch colour={colours.get(change.id)?.colour ?? 0} className={styles.square} />
              )}
              {[change.name, fieldInWords(words, change.what, change.field)].filter(Boolean).join(' · ')}
            </th>
            <td>{fieldValueInWords(words, change.field, change.from)}</td>
            <td>
              <b>{fieldValueInWords(words, change.field, change.to)}</b>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type ThemeCounts = Awaited<ReturnType<typeof api.history.act>>['themes'];

function Themes({ themes }: { themes: ThemeCounts }) {
  const { t } = useWords();
  const codes = useProject((state) => state.tables.code);
  if (themes.length === 0) return null;
  const units = ['documents', 'interviews', 'respondents'] as const;
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t('history:theme_of_all')}</th>
          <th scope="col">{t('history:before')}</th>
          <th scope="col">{t('history:after')}</th>
        </tr>
      </thead>
      <tbody>
        {themes.flatMap(({ id, name, before, after }) =>
          units
            .filter((unit) => before[unit] !== after[unit])
            .map((unit) => (
              <tr key={`${id} ${unit}`}>
                <th scope="row">
                  <CodeSwatch colour={codes.get(id)?.colour ?? 0} className={styles.square} />
                  {name ?? t('acts:unnamed')}
                </th>
                <td>{t(`history:counted_${unit}`, { count: before[unit] })}</td>
                <td>
                  <b>{t(`history:counted_${unit}`, { count: after[unit] })}</b>
                </td>
              </tr>
            )),
        )}
      </tbody>
    </table>
  );
}
