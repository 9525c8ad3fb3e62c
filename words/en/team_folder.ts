// What a team's shared folder, or the way to it, refuses: what happened, why, and what to do.
export const team_folder = {
  gone: 'The team’s folder is not at {{folder}} ({{what}}). Your work is kept here and sent later. Check that the shared folder is connected. If it lies elsewhere on this computer now, say where: under Team, “Follow the team to another place…”, or with “concord team sync STUDY --follow --folder DIR”.',
  no_folder: 'There is no folder {{folder}}. Make it first, or check its name.',
  no_rights:
    'This computer may not read or write in {{folder}} ({{what}}). Your work is kept here and sent later. Ask whoever shares the folder to let you write in it.',
  read_only:
    '{{folder}} can only be read at the moment. Your work is kept here and sent later. Check how the folder is connected, or ask whoever shares it.',
  full: 'There is no room left in {{folder}}, so nothing more can be sent. Your work is kept here and sent later. Make room, or ask whoever shares the folder.',
  refused:
    '{{folder}} could not be used ({{what}}). Your work is kept here and sent later. Check how the shared folder is connected.',
  not_empty:
    '{{folder}} is not empty, so no team was made in it. Give a new, empty folder, or join the team that is there with an invitation.',
  study_inside:
    'The study itself lies in the team’s folder, {{folder}}, or would. Nothing was made: several programs would write into one file. Keep the study in another folder, on this computer alone.',
  team_damaged:
    'What {{folder}} says of the team is not whole. It may still be on its way to this computer: Concord tries again. If it stays so, copy TEAM.json and the folder “keepers” from the computer of whoever keeps the log.',
  other_study:
    '{{folder}} holds the team of another study, “{{name}}”. Nothing was sent or received. Give the folder of this study’s team.',
  where:
    'On this computer the team’s folder is not at {{folder}}. Nothing was changed. Say where it lies here: on the command line with --folder.',
  behind:
    '{{folder}} holds the team’s log only up to change {{there}}, and this file has received {{here}}. It may still be on its way to this computer: Concord tries again. If the folder was restored from a backup, tell the team’s owner.',
  lacks:
    'The file of the team’s log with change {{number}}, or a text that it names, is not whole on this computer, so nothing is put after it. It may still be on its way: Concord tries again. If it stays so, copy “log” and “blobs” from a computer that has them.',
  log_grew: 'The team’s log has grown meanwhile. Nothing was put into it. Concord tries again.',
  no_blob:
    'A text or file of the study has not arrived in the team’s folder on this computer yet. Concord tries again. If it stays so, copy “blobs” from a computer that has it.',
  no_blob_titled:
    'The text or file of “{{title}}” has not arrived in the team’s folder on this computer yet. Concord tries again. If it stays so, copy “blobs” from a computer that has it.',
  two_keepers:
    'Two files have put different work into the team’s log at change {{number}}, such as after the keeper’s study was copied to another computer. Nothing is received or sent from there on. The owner decides which of the two goes on, and takes the other’s file of that number out of the folder “log”.',
  keeper_only:
    'Only {{name}}, whose file keeps the team’s log, can do this, because there is no server. Nothing was changed.',
  keeper_stays:
    'This person’s file keeps the team’s log, so they stay an owner of the team, and the file is not cut off. Nothing was changed. First another owner’s file has to take the log over, under “Team” or with concord team folder keep STUDY.',
  owner_only:
    'Only an owner’s file can keep the team’s log. Nothing was changed. Ask an owner, or whoever keeps the log to make you one.',
  no_keeper:
    'This team’s log is in a database, so that no file keeps it. Nothing was changed: “keep” is for a team over a shared folder.',
  other_log:
    'The log in the team’s folder ends at change {{there}} and is not the one of which this file has received {{here}}. Another file has taken it over meanwhile, or the folder was restored from a backup. Nothing was sent or received. Keep this file, and join the team again with a new one; what only this one has is not in the team.',
  not_joined:
    '“{{name}}” has not joined the team yet, and so has no file that could keep the log. Nothing was changed. Hand the team over once they have joined.',
  keeper_moves:
    'The log in this folder is kept by the file of {{name}}, so only that file can say there where the team goes. Nothing was changed. Move the team from that file, or first have this one keep the log, under “Team” or with concord team folder keep STUDY.',
  no_restart:
    'A log in a folder does not start again where it lies. Nothing was changed. Move the team to a new, empty folder instead: its log starts there from this file, and the others follow.',
  round_stands:
    'The blind round “{{round}}” is open, and over a shared folder the database would no longer keep its persons apart. Nothing was changed. Unlock the round first, or move the team to another server.',
  no_owner_sees:
    'In a round over a shared folder nobody reads what is sealed before the unlock, since it stays in the file of who coded it. Nothing was opened. Open the round without letting the owners read.',
  leave_in_round_one:
    '{{count}} change in a blind round is in this file alone until the round is unlocked, and would not reach the team. You are still in the team. Wait for the unlock, then leave.',
  leave_in_round_other:
    '{{count}} changes in a blind round are in this file alone until the round is unlocked, and would not reach the team. You are still in the team. Wait for the unlock, then leave.',
  keeper_older:
    'The Concord that keeps the team’s log is older than this one and cannot hold all of this work. It waits in the folder. Ask whoever keeps the log to update Concord.',
  does_not_fit:
    'Part of this work does not fit the study as it stands in the team’s log, so none of it was taken. It is kept here. Tell whoever keeps the log.',
};
