import { arrivals, fates } from '#core/versions/drift.ts';
import type { NamedCode, VersionsCompared } from '#electron/services/versions/comparing.ts';
import { useAnswer } from '#renderer/app/services/use-answer.ts';
import { showHistoryOf } from '#renderer/common/openers/history-filter.ts';
import { useWords } from '#renderer/state/words.ts';
import { Card } from '#renderer/ui/card.tsx';
import { CodeSwatch } from '#renderer/ui/code-swatch.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { SectionHeading } from '#renderer/ui/section-heading.tsx';
import { actSentence } from '#words/act-sentence.ts';
import { dateInWords } from '#words/citation.ts';
import { countInWords } from '#words/numbers.ts';
import { driftInWords } from '#words/version-changes.ts';
import { openCodings, useDesk, useVersionList } from './use-versions.ts';
import styles from './versions.module.css';

/** One code: what became of its codings, what is to be read again, and its life. */
export function CodePanel() {
  const { t } = useWords();
  const { codeId, compared } = useDesk();
  const code = compared?.codes.find(({ id }) => id === codeId);
  if (!compared) return null;
  return (
    <div className={styles.panel}>
      <SectionHeading>{t('versions:one_code')}</SectionHeading>
      {code ? (
        <>
          <h3 className={styles.codeTitle}>
            <CodeSwatch colour={code.colour} />
            {code.name} <span className={styles.small}>{code.name2}</span>
          </h3>
          <Codings compared={compared} code={code} />
          <Earlier compared={compared} code={code} />
          <MadeUnder compared={compared} code={code} />
          <Life code={code} />
        </>
      ) : (
        <p className={styles.small}>{t('versions:choose_code')}</p>
      )}
    </div>
  );
}

interface OfCode {
  readonly compared: VersionsCompared;
  readonly code: NamedCode;
}

function Codings({ compared, code }: OfCode) {
  const words = useWords();
  const { t } = words;
  const row = compared.drift.find(({ codeId }) => codeId === code.id);
  if (!row) return null;
  const { presence } = row;
  return (
    <>
      <p className={styles.small}>
        {t('versions:base_now', {
          base: countInWords(words, row.base),
          number: compared.from.number,
          now: countInWords(words, row.standing),
        })}
      </p>
      <ul className={styles.counts}>
        {row.changed > 0 && (
          <li>
            <LinkButton onPress={() => openCodings({ what: 'part', codeId: code.id, part: 'changed' })}>
              {t('versions:column.drift')}: {driftInWords(words, row)}
            </LinkButton>
          </li>
        )}
        {[...fates, ...arrivals]
          .filter((part) => row[part] > 0)
          .map((part) => (
            <li key={part}>
              <LinkButton onPress={() => openCodings({ what: 'part', codeId: code.id, part })}>
                {countInWords(words, row[part])} {t(`versions:codings.${part}`)}
              </LinkButton>
            </li>
          ))}
      </ul>
      {presence.n > 0 && (
        <p className={styles.small}>
          {t('versions:presence', {
            n: countInWords(words, presence.n),
            both: countInWords(words, presence.both),
            lost: countInWords(words, presence.lost),
            gained: countInWords(words, presence.gained),
          })}
        </p>
      )}
    </>
  );
}

function Earlier({ compared, code }: OfCode) {
  const words = useWords();
  const { t } = words;
  const coderId = compared.coder.id;
  const { value } = useAnswer(`earlier ${coderId}`, (asking) => asking.versions.earlier({ coderId }));
  const own = value?.find(({ codeId }) => codeId === code.id);
  if (!own) return null;
  return (
    <Card>
      <p>
        {t('versions:earlier', {
          count: own.earlier,
          code: code.name,
          date: own.since === null ? t('versions:nothing') : dateInWords(words, own.since),
        })}{' '}
        <LinkButton onPress={() => openCodings({ what: 'worklist', codeId: code.id })}>
          {t('versions:read_again')}
        </LinkButton>
      </p>
      {own.reread > 0 && <p className={styles.small}>{t('versions:earlier_read', { count: own.reread })}</p>}
    </Card>
  );
}

/** Under which version the codings of the code were made. */
function MadeUnder({ compared, code }: OfCode) {
  const words = useWords();
  const { t } = words;
  const coderId = compared.coder.id;
  const { value } = useAnswer(`made ${coderId} ${code.id}`, (asking) =>
    asking.versions.madeUnder({ coderId, codeId: code.id }),
  );
  if (!value || value.length === 0) return null;
  return (
    <ul className={styles.counts}>
      {value.map(({ number, codings }) => (
        <li key={number ?? 0} className={styles.small}>
          {countInWords(words, codings)}{' '}
          {number === null ? t('versions:under_none') : t('versions:under', { number })}
        </li>
      ))}
    </ul>
  );
}

/** How many acts are shown; the whole history is a click away. */
const MAX_ACTS = 40;

/** The acts on the code itself and the versions that saw it, oldest first. */
function Life({ code }: { readonly code: NamedCode }) {
  const words = useWords();
  const { t } = words;
  const { value: listed } = useVersionList();
  const { value } = useAnswer(`life ${code.id}`, (asking) =>
    asking.history.list({ about: { what: 'code', id: code.id }, method: 'codes.', limit: MAX_ACTS }),
  );
  const acts = (value ?? []).map(({ seq, at, coderName, facts, method }) => ({
    key: `act ${seq}`,
    at,
    text: actSentence(words, { facts, method }),
    by: coderName,
  }));
  const kept = (listed?.versions ?? []).map(({ id, at, number, name }) => ({
    key: id,
    at,
    text: `${t('versions:version', { number })} ${name}`,
    by: null,
  }));
  const life = [...acts, ...kept].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return (
    <>
      <SectionHeading
        level={3}
        after={
          <LinkButton onPress={() => showHistoryOf({ what: 'code', id: code.id })}>
            {t('versions:action.history')}
          </LinkButton>
        }
      >
        {t('versions:life')}
      </SectionHeading>
      {value && acts.length === 0 && <p className={styles.small}>{t('versions:life_empty')}</p>}
      <ol className={styles.life}>
        {life.map(({ key, at, text, by }) => (
          <li key={key}>
            <span className={styles.small}>
              {by === null
                ? dateInWords(words, at)
                : t('versions:who', { name: by, date: dateInWords(words, at) })}
            </span>
            <span className={by === null ? styles.lifeVersion : undefined}>{text}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
