import { StickyNote } from 'lucide-react';
import type { AttributeRecord } from '#core/records.ts';
import { consentScopes } from '#core/respondents/consent.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { Words } from '#words/words.ts';
import { setConsent } from './set-consent.ts';
import { valueCounts, type RespondentRow } from './respondent-row.ts';
import styles from './respondents.module.css';

export interface RespondentColumns {
  readonly attributes: readonly AttributeRecord[];
  readonly rows: readonly RespondentRow[];
  /** The number of codings of each respondent; empty while counting. */
  readonly codings: Readonly<Record<string, number>>;
  readonly singled: ReadonlySet<string>;
  /** The names of the attributes that single out respondents, in words. */
  readonly singledBy: string;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
  readonly readOnly: boolean;
}

/** The columns of the table: name, one per attribute, interviews, codings, memo. */
export function respondentColumns(words: Words, shown: RespondentColumns): Column<RespondentRow>[] {
  const { t, language } = words;
  const { attributes, rows, codings, singled, singledBy, chosen, onToggle, readOnly } = shown;
  const number = new Intl.NumberFormat(language);
  const rename = ({ person }: RespondentRow, name: string) => {
    if (name.trim() !== '' && name !== person.name)
      api.respondents.rename({ id: person.id, name }).catch(showError);
  };
  return [
    {
      id: 'select',
      title: '',
      width: 44,
      ownPress: true,
      cell: ({ person }) => (
        <Checkbox
          aria-label={person.name}
          className={styles.tick}
          isSelected={chosen.has(person.id)}
          onChange={() => onToggle(person.id)}
          excludeFromTabOrder
        />
      ),
    },
    {
      id: 'name',
      title: t('respondents:respondent'),
      width: 130,
      cell: ({ person }) => (
        <>
          <span className={styles.name}>{person.name}</span>
          {singled.has(person.id) && (
            <span className={styles.alone} title={t('respondents:only_one_hint', { names: singledBy })}>
              {t('respondents:only_one')}
            </span>
          )}
        </>
      ),
      sortBy: ({ person }) => person.name,
      ...(readOnly ? {} : { edit: { text: ({ person }: RespondentRow) => person.name, commit: rename } }),
    },
    ...attributes.map((attribute): Column<RespondentRow> => {
      const isNumber = attribute.type === 'integer' || attribute.type === 'decimal';
      const inUse = isNumber ? [] : valueCounts(rows, attribute.id).map(({ value }) => value);
      return {
        id: attribute.id,
        title: attribute.name,
        width: isNumber || attribute.type === 'boolean' ? 80 : 124,
        grow: attribute.type === 'text',
        ...(isNumber ? { align: 'end' as const } : {}),
        cell: ({ values }) => valueInWords(t, attribute, values.get(attribute.id)) || '–',
        sortBy: ({ values }) => {
          const value = values.get(attribute.id);
          if (value === undefined) return null;
          return isNumber ? Number(value) : value;
        },
        ...(readOnly
          ? {}
          : {
              edit: {
                text: ({ values }: RespondentRow) => valueInWords(t, attribute, values.get(attribute.id)),
                options: inUse.map((value) => valueInWords(t, attribute, value)),
                mayBeBlank: true,
                commit: ({ person }: RespondentRow, value: string) => {
                  api.attributes.set({ id: attribute.id, owners: [person.id], value }).catch(showError);
                },
              },
            }),
      };
    }),
    {
      id: 'consent',
      title: t('respondents:consent'),
      width: 108,
      cell: ({ person }) =>
        person.consent === null ? '–' : t(`respondents:consent_scope.${person.consent}`),
      sortBy: ({ person }) => (person.consent === null ? null : consentScopes.indexOf(person.consent)),
      ...(readOnly
        ? {}
        : {
            edit: {
              text: ({ person }: RespondentRow) =>
                person.consent === null ? '' : t(`respondents:consent_scope.${person.consent}`),
              options: consentScopes.map((scope) => t(`respondents:consent_scope.${scope}`)),
              mayBeBlank: true,
              commit: ({ person }: RespondentRow, value: string) => {
                const consent = consentScopes.find((scope) =>
                  [scope, t(`respondents:consent_scope.${scope}`)].includes(value.trim()),
                );
                if (consent === undefined && value.trim() !== '') {
                  notify(t('respondents:no_consent', { value }));
                  return;
                }
                setConsent([person.id], consent ?? null);
              },
            },
          }),
    },
    {
      id: 'interviews',
      title: t('respondents:interviews'),
      width: 92,
      align: 'end',
      cell: ({ interviews }) => number.format(interviews.length),
      sortBy: ({ interviews }) => interviews.length,
    },
    {
      id: 'codings',
      title: t('respondents:codings'),
      width: 84,
      align: 'end',
      cell: ({ person }) => number.format(codings[person.id] ?? 0),
      sortBy: ({ person }) => codings[person.id] ?? 0,
    },
    {
      id: 'memo',
      title: t('respondents:memo'),
      width: 120,
      grow: true,
      cell: ({ memo }) =>
        memo && (
          <>
            <StickyNote size={14} aria-hidden className={styles.memoIcon} />
            <span className={styles.quiet}>{memo.title || memo.body}</span>
          </>
        ),
      sortBy: ({ memo }) => memo?.updatedAt ?? null,
    },
  ];
}
