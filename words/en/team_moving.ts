/** Where a team's log is kept: a database or a shared folder, another server, another start, another keeper. */
export const team_moving = {
  where: {
    label: 'Where the changes of everybody in the team are kept',
    database: 'In a PostgreSQL database of your institution',
    database_note: 'Ask for a database and a login there. It keeps people apart who are to code blind.',
    folder: 'In a folder that all of you can reach',
    folder_note:
      'A network drive, Nextcloud or Dropbox. It needs no administrator and protects less. This file keeps the log there.',
  },
  folder: {
    label: 'The shared folder on this computer',
    help: 'An empty folder. Your study itself stays where it is, outside this folder.',
    look: 'Look for the folder',
    here: 'Folders on this computer',
    share: 'Share',
    kept_here:
      'This file puts everybody’s work into the log whenever it is open. What others did arrives only then, so leave it open, and make a second person an owner early, who can take over.',
  },
  keep: {
    action: 'Have this file keep the log…',
    title: 'Have this file keep the log?',
    body: 'The log is kept by the file of {{name}} on {{machine}}. From now on this file puts everybody’s work into it, whenever it is open. First stop Concord there if it still runs: what that file puts into the log afterwards counts for nothing.',
    yes: 'Keep it here',
    doing: 'Taking over the log',
    done: 'This file now keeps the team’s log.',
  },
  move: {
    action: 'Move the team…',
    title: 'Move the team to another place',
    lead: 'The log starts there from this file, and people, roles and layers go along. Also do this where the server or the folder is gone, or the same database has another address.',
    lead_others: 'The others are told where the team is, and go there themselves. Nobody loses anything.',
    submit: 'Move the team',
    sending_note: 'If this breaks off or you stop it, the team stays where it is.',
  },
  again: {
    action: 'Start the log again…',
    title: 'Start the log again',
    lead: 'The log at {{place}} starts again from this file: after the server was restored from an old backup, or to make a log shorter that has become long. The others fetch the study again where they need to, and what they did is kept.',
    lead_first: 'First this file is compared with the log. Nothing is changed by that.',
    compare: 'Compare',
  },
  question: {
    title: 'Start the log again from this file?',
    yes: 'Start again from this file',
    differs:
      'The log at {{place}} ends at change {{there}}, and this file has it up to change {{here}}: they are not the same any more. If the log starts again from this file, the files of the others send again what they did and this file does not have.',
    compacts_zero:
      'The log is whole and ends at change {{head}}. If it starts again, the server keeps no earlier changes. All members have received everything.',
    compacts_one:
      'The log is whole and ends at change {{head}}. If it starts again, the server keeps no earlier changes. {{names}} has not received everything and would fetch the whole study. Nothing is lost.',
    compacts_other:
      'The log is whole and ends at change {{head}}. If it starts again, the server keeps no earlier changes. {{names}} have not received everything and would fetch the whole study. Nothing is lost.',
  },
  done: {
    title: 'Done.',
    place: 'The team is kept at {{place}}. Its log goes on after change {{head}}.',
    rounds_go_on:
      'These blind rounds go on there: {{names}}. What was sealed in them before, and is not there, is sealed again from the files of those who code in them, once each has gone there.',
    freed: 'The server keeps {{size}} less.',
    old_told: 'The old place tells the others where the team is. They go there under “Team”.',
    old_untold:
      'The old place could not be told. Send every member an invitation, with “Show the invitation again” under “Team”. They choose “Follow the team to another place…” under “Team” and paste it.',
    absent: 'Not members there yet: {{names}}. Invite each as the coder they are in this study.',
  },
  follow: {
    action: 'Follow the team to another place…',
    title: 'Follow the team to another place',
    lead: 'If the owner has moved the team and sent you an invitation to the new place: this file goes there and goes on with what you did.',
    same_folder:
      'Without an invitation: where the same folder lies now, if its path on this computer has changed.',
  },
};
