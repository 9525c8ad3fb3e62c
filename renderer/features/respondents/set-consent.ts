// Records how much of what people said may be shown to others.
import { consentScopes, type ConsentScope } from '#core/respondents/consent.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import type { Words } from '#words/words.ts';

/** Records the scope for these people; null for not recorded. */
export function setConsent(ids: readonly string[], consent: ConsentScope | null): void {
  api.respondents.setConsent({ ids: [...ids], consent }).catch(showError);
}

/** The scopes as entries of a menu, for these people. */
export function consentEntries({ t }: Words, ids: readonly string[]): MenuSection['entries'] {
  return [...consentScopes, null].map((scope) => ({
    id: `consent-${scope ?? 'none'}`,
    label: t('respondents:consent_set', { scope: t(`respondents:consent_scope.${scope ?? 'none'}`) }),
    run: () => setConsent(ids, scope),
  }));
}
