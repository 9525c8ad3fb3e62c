// The dialogs in which a team begins: sharing the open study, and joining with an invitation.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AddressFields } from '#core/team/address-fields.ts';

type TeamDialog = { readonly what: 'share' } | { readonly what: 'join'; readonly invitation: string };

interface TeamDesk {
  readonly dialog: TeamDialog | null;
  /** What was typed about the server, without the password; kept when the dialog is closed. */
  readonly fields: AddressFields;
}

const noFields: AddressFields = {
  server: '',
  database: '',
  login: '',
  fingerprint: '',
  authority: '',
  tunnel: '',
};

const desk = createStore<TeamDesk>(() => ({ dialog: null, fields: noFields }));

/** The dialog that is open, or null. */
export function useTeamDialog(): TeamDialog | null {
  return useStore(desk, ({ dialog }) => dialog);
}

export function useAddressFields(): AddressFields {
  return useStore(desk, ({ fields }) => fields);
}

export function keepAddressFields(fields: AddressFields): void {
  desk.setState({ fields });
}

export function openSharing(): void {
  desk.setState({ dialog: { what: 'share' } });
}

/** Opens the dialog to join a team, with the text of an invitation if there is one. */
export function openJoining(invitation = ''): void {
  desk.setState({ dialog: { what: 'join', invitation } });
}

export function closeTeamDialog(): void {
  desk.setState({ dialog: null });
}
