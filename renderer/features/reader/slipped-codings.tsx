import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Sentence } from '#renderer/ui/sentence.tsx';
import { focusCoding } from './reader-store.ts';
import { useDesk, useFacts } from './use-desk.ts';
import styles from './reader.module.css';

type SlippedCoding = Awaited<ReturnType<typeof api.codings.slipped>>[number];

/** From this number on, a button keeps all of them at once. */
const MIN_FOR_KEEP_ALL = 3;

/** Keeps codings on the words where they are now, as one change group. */
async function keepAll(slipped: readonly SlippedCoding[], textHash: string): Promise<void> {
  const group = crypto.randomUUID();
  for (const { id, start, end } of slipped)
    // One call after another.
    await api.codings.resize({ id, textHash, span: { start, end } }, { group });
}

const facts = ['source', 'words', 'codebook', 'held', 'blindId', 'readOnly'] as const;

/** The repair list: codings that are no longer on the words they were made on. They must never be hidden. */
export function SlippedCodings() {
  const { side } = useDesk();
  const {
    source,
    words: { t },
    codebook,
    held: codings,
    blindId,
    readOnly,
  } = useFacts(facts);
  // The stored text: codings are checked when the source opens and after each edit.
  const { id: sourceId, textHash } = source;
  const canEdit = !readOnly;
  // Keeping a coding may be undone, here or in another window.
  const { value: found = [] } = useAnswer(`${sourceId} ${textHash}`, (asking) =>
    asking.codings.slipped({ sourceId }),
  );
  // A second pass must not learn what others have coded.
  const slipped = found.filter(({ id }) => blindId === null || codings.get(id)?.coderId === blindId);
  if (slipped.length === 0) return null;
  const mend = (act: () => Promise<unknown>) => void act().catch(showError);
  return (
    <Note tone="warning" className={styles.notice}>
      <Sentence>{t('reader:slipped', { count: slipped.length })}</Sentence>
      {canEdit && slipped.length >= MIN_FOR_KEEP_ALL && (
        <LinkButton onPress={() => mend(() => keepAll(slipped, textHash))}>
          {t('reader:slipped_keep_all', { count: slipped.length })}
        </LinkButton>
      )}
      <ul className={styles.slipped}>
        {slipped.map(({ id, start, end, words }) => (
          <li key={id}>
            <LinkButton onPress={() => focusCoding(side, id)}>
              {codebook.byId.get(codings.get(id)?.codeId ?? '')?.name ?? t('reader:slipped_coding')}
            </LinkButton>{' '}
            {t('reader:slipped_words', { words: words.slice(0, 80) })}{' '}
            {canEdit && (
              <>
                <LinkButton
                  onPress={() => mend(() => api.codings.resize({ id, textHash, span: { start, end } }))}
                >
                  {t('reader:slipped_keep')}
                </LinkButton>
                {' · '}
                <LinkButton onPress={() => mend(() => api.codings.remove({ ids: [id] }))}>
                  {t('reader:slipped_remove')}
                </LinkButton>
              </>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}
