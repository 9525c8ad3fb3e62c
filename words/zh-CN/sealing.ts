// What a paper says about rounds of blind work.
export const sealing = {
  open_end: '［解封日期］',
  apart_one:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）：Concord 只向每人显示其本人的编码、备忘录和计数。',
  apart_other:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）：Concord 只向每人显示其本人的编码、备忘录和计数。',
  alone_one:
    '{{coder}} 于 {{from}} 至 {{to}} 在看不到他人工作的情况下编码（研究共 {{count, number}} 份材料）：Concord 只显示其本人的编码、备忘录和计数。',
  alone_other:
    '{{coder}} 于 {{from}} 至 {{to}} 在看不到他人工作的情况下编码（研究共 {{count, number}} 份材料）：Concord 只显示其本人的编码、备忘录和计数。',
  again_one:
    '{{coder}} 于 {{from}} 至 {{to}} 再次编码（研究共 {{count, number}} 份材料），期间 Concord 隐藏了第一次编码。',
  again_other:
    '{{coder}} 于 {{from}} 至 {{to}} 再次编码（研究共 {{count, number}} 份材料），期间 Concord 隐藏了第一次编码。',
  withheld_one:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）：团队数据库对其他编码者隔离了每人的编码（行级访问控制）。',
  withheld_other:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）：团队数据库对其他编码者隔离了每人的编码（行级访问控制）。',
  withheld_alone_one:
    '{{coder}} 于 {{from}} 至 {{to}} 编码（研究共 {{count, number}} 份材料）：团队数据库对其他编码者隔离了 {{coder}} 的编码（行级访问控制）。',
  withheld_alone_other:
    '{{coder}} 于 {{from}} 至 {{to}} 编码（研究共 {{count, number}} 份材料）：团队数据库对其他编码者隔离了 {{coder}} 的编码（行级访问控制）。',
  withheld_later_one:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）。{{moved}} 之前，每人的编码留在自己的文件中，没有到达任何其他文件；这一点由编码者的程序保证，而不是由服务器保证。此后，团队数据库对其他编码者隔离了每人的编码（行级访问控制）。',
  withheld_later_other:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）。{{moved}} 之前，每人的编码留在自己的文件中，没有到达任何其他文件；这一点由编码者的程序保证，而不是由服务器保证。此后，团队数据库对其他编码者隔离了每人的编码（行级访问控制）。',
  withheld_later_alone_one:
    '{{coder}} 于 {{from}} 至 {{to}} 编码（研究共 {{count, number}} 份材料）。{{moved}} 之前，{{coder}} 的编码留在自己的文件中，没有到达任何其他文件；这一点由其程序保证，而不是由服务器保证。此后，团队数据库对其他编码者隔离了 {{coder}} 的编码（行级访问控制）。',
  withheld_later_alone_other:
    '{{coder}} 于 {{from}} 至 {{to}} 编码（研究共 {{count, number}} 份材料）。{{moved}} 之前，{{coder}} 的编码留在自己的文件中，没有到达任何其他文件；这一点由其程序保证，而不是由服务器保证。此后，团队数据库对其他编码者隔离了 {{coder}} 的编码（行级访问控制）。',
  stayed_one:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）：解封之前，每人的编码留在自己的文件中，没有到达任何其他文件。',
  stayed_other:
    '{{coders}} 于 {{from}} 至 {{to}} 各自独立编码（研究共 {{count, number}} 份材料）：解封之前，每人的编码留在自己的文件中，没有到达任何其他文件。',
  stayed_alone_one:
    '{{coder}} 于 {{from}} 至 {{to}} 编码（研究共 {{count, number}} 份材料）：解封之前，{{coder}} 的编码留在自己的文件中，没有到达任何其他文件。',
  stayed_alone_other:
    '{{coder}} 于 {{from}} 至 {{to}} 编码（研究共 {{count, number}} 份材料）：解封之前，{{coder}} 的编码留在自己的文件中，没有到达任何其他文件。',
  stayed_by_programs: '这一点由编码者的程序保证，而不是由服务器保证。',
  administrators_zero: '据数据库所示，没有管理员能够读取。',
  administrators_one: '其管理员 {{names}} 能够读取。',
  administrators_other: '其管理员 {{names}} 能够读取。',
  administrators_of_team_one: '其中包括团队成员 {{names}}。',
  administrators_of_team_other: '其中包括团队成员 {{names}}。',
  administrators_unlock: '其管理员［解封时列名］能够读取。',
  earlier_servers_one: '该轮期间，团队于 {{dates}} 迁至另一数据库；原数据库的管理员能够读取此前的编码。',
  earlier_servers_other: '该轮期间，团队于 {{dates}} 迁至另一数据库；各原数据库的管理员能够读取此前的编码。',
  files_of_team:
    '这种隐藏仅限于 Concord 的窗口、命令和导出：团队的每个文件都存有这些内容，可用其他程序打开。',
  before_in_team_one: '该轮开始前，{{coder}} 可能看到他人在这些材料上的 {{count, number}} 处编码。',
  before_in_team_other: '该轮开始前，{{coder}} 可能看到他人在这些材料上的 {{count, number}} 处编码。',
  late_one: '解封前所作的 {{count, number}} 处编码在解封后才收到。',
  late_other: '解封前所作的 {{count, number}} 处编码在解封后才收到。',
  files_of_team_again:
    '这种隐藏仅限于 Concord 的窗口、命令和导出：团队的每个文件都存有第一次的编码，可用其他程序打开。',
  one_file_again:
    '这种隐藏仅限于 Concord 的窗口、命令和导出：研究是一个文件，可用其他程序打开；在 Concord 中改用他人姓名也能看到。',
  one_file:
    '这种隐藏仅限于 Concord 的窗口、命令和导出：研究是一个文件，可用其他程序打开；在 Concord 中改用他人姓名也能看到。',
  owner_saw: '研究负责人 {{owner}} 未参与该轮编码，可以看到全部内容。',
  owner_saw_not: '研究负责人 {{owner}} 未参与该轮编码，同样看不到其内容。',
  codebook_frozen: '期间代码本未作改动。',
  codebook_frozen_at: '期间代码本未作改动，始终为{{version}}。',
  codebook_own: '新增代码只有建立者本人可见。',
  codebook_open: '新增代码对各位编码者均可见。',
  codebook_open_again: '期间代码本可以改动，改动可见。',
  at_unlock: '解封时共有 {{what}}。',
  codings_of_one: '{{coder}} 的 {{count, number}} 处编码（完成{{reviewed}}）',
  codings_of_other: '{{coder}} 的 {{count, number}} 处编码（完成{{reviewed}}）',
  reviewed_one: ' {{count, number}} 份材料',
  reviewed_other: ' {{count, number}} 份材料',
  not_counted_yet: '{{coder}} 的［解封时计数］处编码',
  nothing_before: '该轮开始前，这些材料上没有 {{coder}} 可能看到的他人编码。',
  before_one:
    '该轮开始前，{{coder}} 可能看到他人在这些材料上的 {{count, number}} 处编码；据本文件的记录，其中 {{displayed}} 处曾显示过。',
  before_other:
    '该轮开始前，{{coder}} 可能看到他人在这些材料上的 {{count, number}} 处编码；据本文件的记录，其中 {{displayed}} 处曾显示过。',
  later_one: '解封后上述编码者又作了 {{count, number}} 处编码。',
  later_other: '解封后上述编码者又作了 {{count, number}} 处编码。',
  came_standing: '该轮随另一文件导入本研究；曾显示内容的记录留在原文件中。',
  seats_one: '该轮期间，同一文件前曾换人 {{count, number}} 次；坐在此处的是谁，Concord 只以其本人所选为准。',
  seats_other:
    '该轮期间，同一文件前曾换人 {{count, number}} 次；坐在此处的是谁，Concord 只以其本人所选为准。',
  withdrawals_one: '该轮期间有 {{count, number}} 名受访者退出：其访谈及在其上的编码已从研究中移除。',
  withdrawals_other: '该轮期间有 {{count, number}} 名受访者退出：其访谈及在其上的编码已从研究中移除。',
  kinds: {
    unturned_interview: '{{from}} 至 {{to}} 期间编码访谈，文档的编码和计数对所有人隐藏。',
    unturned_document: '{{from}} 至 {{to}} 期间编码文档，访谈的编码和计数对所有人隐藏。',
    turned_interview:
      '访谈与文档分开编码：{{from}} 至 {{turned}} 编码访谈，文档的编码和计数对所有人隐藏；{{turned}} 至 {{to}} 编码文档，访谈的编码和计数隐藏。',
    turned_document:
      '文档与访谈分开编码：{{from}} 至 {{turned}} 编码文档，访谈的编码和计数对所有人隐藏；{{turned}} 至 {{to}} 编码访谈，文档的编码和计数隐藏。',
    several: '文档与访谈轮流编码：{{what}}。编码其中一类时，另一类的编码和计数对所有人隐藏。',
    period_document: '{{from}} 至 {{to}} 编码文档',
    period_interview: '{{from}} 至 {{to}} 编码访谈',
  },
};
