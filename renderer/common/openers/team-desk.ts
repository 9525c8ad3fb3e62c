// The dialogs in which a team begins or goes elsewhere: sharing the open study, joining with an invitation, moving the log.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { AddressFields } from '#core/team/address-fields.ts';

type TeamDialog =
  | { readonly what: 'share' | 'move' | 'again' | 'follow' }
  | { readonly what: 'join'; readonly invitation: string };

interface TeamDesk {
  readonly dialog: TeamDialog | null;
  /** What was typed about the server, without the password; kept when the dialog is closed. */
  readonly fields: AddressFields;
}

/** Nothing is known of the server yet. */
export const noFields: AddressFields = {
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

/** Opens the dialog in which an owner moves the team to another server. */
export function openMoving(): void {
  desk.setState({ dialog: { what: 'move' } });
}

/** Opens the dialog in which an owner has the log start again where it is kept. */
export function openStartingAgain(): void {
  desk.setState({ dialog: { what: 'again' } });
}

/** Opens the dialog in which the file goes where an invitation says that the team is kept. */
export function openFollowing(): void {
  desk.setState({ dialog: { what: 'follow' } });
}

/** Opens the dialog to join a team, with the text of an invitation if there is one. */
export function openJoining(invitation = ''): void {
  desk.setState({ dialog: { what: 'join', invitation } });
}

export function closeTeamDialog(): void {
  desk.setState({ dialog: null });
}

/** Closes a dialog about the study that was open: what it asks is not meant for the next one. Joining a team goes on. */
export function closeTeamDialogOfStudy(): void {
  if (desk.getState().dialog?.what !== 'join') closeTeamDialog();
}
