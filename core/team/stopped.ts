// Why a file's exchange with its team has stopped, as far as the footer tells it apart.

/**
 * `update`: this program is too old, and what is done here goes once it is updated; `off`: the person is no longer in the team;
 * `differs`: this file and the log are not of one history, or a parcel does not fit; `moved`: the log is kept elsewhere now;
 * `password`: the server wants one, or another one; `original`: one that own work names is neither here nor there; `other`: something else has to be done first.
 */
export type Stopped = 'update' | 'off' | 'differs' | 'moved' | 'password' | 'original' | 'other';

const BY_KEY: Readonly<Record<string, Stopped>> = {
  'errors:team_newer': 'update',
  'errors:team_newer_protocol': 'update',
  'errors:team_newer_schema': 'update',
  'team_server:schema_newer': 'update',
  'team_server:left': 'off',
  'team_server:not_a_member': 'off',
  'team_server:cut_off': 'off',
  'errors:team_other_log': 'differs',
  'team_folder:other_log': 'differs',
  'team_folder:two_keepers': 'differs',
  'errors:team_chain_broken': 'differs',
  'errors:team_parcel_refused': 'differs',
  'errors:team_parcel_not_as_said': 'differs',
  'errors:team_moved': 'moved',
  'errors:team_moved_folder': 'moved',
  'team_server:moved': 'moved',
  'team_server:password_needed': 'password',
  'team_server:wrong_password': 'password',
  'errors:team_original_lost': 'original',
};

/** Why it has stopped, from the key of the error. */
export function stoppedBy(key: string): Stopped {
  return BY_KEY[key] ?? 'other';
}
