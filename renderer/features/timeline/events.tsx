import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { letterOf } from '#core/timeline/event-place.ts';
import type { TimelineEventRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError, sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { useProblem } from '#renderer/app/services/use-problem.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { dateInWords } from '#words/citation.ts';
import { useEvents } from './use-events.ts';
import styles from './events.module.css';

export interface EventsProps {
  /** Whether a date lies in the time of the timeline shown. */
  readonly isWithin: (date: string) => boolean;
}

/** The events of the study with their letters, to add, change and delete. */
export function Events({ isWithin }: EventsProps) {
  const words = useWords();
  const { t } = words;
  const { events } = useEvents();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  /** The event being edited; `new` for one to be added. */
  const adding = useRef<HTMLSpanElement>(null);
  const [edited, setEdited] = useState<TimelineEventRecord | 'new' | null>(null);
  useActions(
    readOnly
      ? {}
      : {
          'edit.new': {
            run: () => setEdited('new'),
            label: t('timeline:event_new'),
            hint: t('timeline:event_new'),
          },
        },
  );
  const remove = async ({ id, name }: TimelineEventRecord): Promise<void> => {
    const group = crypto.randomUUID();
    await api.events.remove({ id }, { group });
    offerUndo(t('timeline:event_deleted', { name }), group);
    // The button that had the focus is gone with its event.
    adding.current?.querySelector('button')?.focus();
  };
  return (
    <section className={styles.events}>
      <SectionHeading level={2}>{t('timeline:events')}</SectionHeading>
      <ul className={styles.list}>
        {events.map((event, place) => (
          <li key={event.id} className={styles.event}>
            <span className={styles.letter}>{letterOf(place)}</span>
            <span className={styles.name}>
              <span className={styles.date}>{dateInWords(words, event.date)}</span> {event.name}
              {!isWithin(event.date) && (
                <span className={styles.outside}> · {t('timeline:event_outside')}</span>
              )}
            </span>
            {!readOnly && (
              <>
                <IconButton label={t('timeline:event_edit')} onPress={() => setEdited(event)}>
                  <Pencil size={13} aria-hidden />
                </IconButton>
                <IconButton
                  label={t('timeline:event_delete')}
                  onPress={() => void remove(event).catch(showError)}
                >
                  <Trash2 size={13} aria-hidden />
                </IconButton>
              </>
            )}
          </li>
        ))}
      </ul>
      {!readOnly && (
        <span ref={adding}>
          <Button tone="quiet" icon={<Plus size={14} aria-hidden />} onPress={() => setEdited('new')}>
            {t('timeline:event_new')}
          </Button>
        </span>
      )}
      <p className={styles.about}>{t('timeline:events_about')}</p>
      {edited !== null && (
        <EventDialog event={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  );
}

interface EventDialogProps {
  /** Null for a new one. */
  readonly event: TimelineEventRecord | null;
  readonly onClose: () => void;
}

function EventDialog({ event, onClose }: EventDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(event?.name ?? '');
  const [date, setDate] = useState(event?.date ?? '');
  const [error, setError] = useProblem([name, date]);
  const run = async (): Promise<void> => {
    try {
      if (event) await api.events.update({ id: event.id, name, date });
      else await api.events.add({ name, date });
      onClose();
    } catch (problem) {
      setError(sentenceFor(problem));
    }
  };
  return (
    <Dialog
      title={t(event ? 'timeline:event_edit' : 'timeline:event_new')}
      isOpen
      onClose={onClose}
      size="small"
      submit={{
        label: t('timeline:event_save'),
        isDisabled: name.trim() === '' || date.trim() === '',
        run,
      }}
    >
      <TextField label={t('timeline:event_name')} value={name} onChange={setName} autoFocus />
      <TextField
        label={t('timeline:event_date')}
        description={t('timeline:event_date_help')}
        value={date}
        onChange={setDate}
        error={error}
      />
    </Dialog>
  );
}
