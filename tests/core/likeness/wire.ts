// Invented news as a wire service sends it, and as papers print it: with another headline, a footer, other words here
// and there. The look-alikes fill in one form with different facts.
import { chanceFrom } from '#core/sampling/chance.ts';

export const englishStory = `The regional federation of machine builders opened a certification centre in the harbour district on Tuesday, saying that small suppliers had waited too long for a place where their parts could be tested. The centre will check the fatigue of welded joints, the accuracy of sensors and the behaviour of control software under heat and vibration.
Until now, firms from the valley sent their samples to laboratories in the capital, where a test took eleven weeks on average and cost more than a month's wages of a skilled worker. "We lost two orders last year because the papers came after the deadline," said Ilse Marron, who runs a foundry with forty employees near the old locks.
The federation paid for the building, while the equipment was lent by three of its larger members. In return they may use the centre at night. A committee of nine, among them two engineers from the technical school, decides which samples come first; its minutes are to be published every quarter.
Critics within the federation doubt that the centre can remain independent. If the same companies that lend the machines also buy the parts, they argue, a supplier will hardly complain about a result. The chairman answered that complaints go to an outside arbiter, whose fee is paid by whoever loses the case.
The first forty certificates are expected before the summer. They will be valid for three years and be recognised by the ministry of transport, which took part in drawing up the rules. A second centre, for electrical components, is planned next to the railway depot but has no date yet.`;

export const chineseStory = `本市装备制造行业协会周二宣布，位于港区的检测认证中心正式启用，今后中小企业的零部件可以就近完成检测。协会表示，此前企业往往需要把样品送到省城实验室，平均等待十一周，费用相当于一名熟练工人一个多月的工资。
新中心将承担焊接接头疲劳试验、传感器精度校准以及控制软件在高温与振动条件下的稳定性测试。中心的房屋由协会出资建设，主要设备由三家规模较大的会员单位借用，作为交换，这三家单位可以在夜间使用中心的场地和仪器。
一家拥有四十名员工的铸造厂负责人说，去年因为证书晚到，工厂失去了两笔订单。她希望今后能够在交货期之前拿到结果，也希望收费标准能够公开，让大家心里有数。
协会内部也有不同的声音。有会员担心，借出设备的企业同时又是零部件的采购方，供应商即使对结果有异议也不敢提出。会长回应说，申诉将交由外部仲裁人处理，仲裁费用由败诉一方承担，委员会的会议纪要每个季度公布一次。
首批四十份证书预计在夏季之前发出，有效期三年，并得到交通主管部门的承认，该部门参与了规则的起草。面向电气元件的第二个中心计划建在铁路车辆段旁边，具体时间尚未确定，经费来源也有待进一步落实。`;

/** Words that an editor might put in place of others. */
const englishWords =
  'council quickly harbour report plainly seven autumn workers abroad claims between public method carefully'.split(
    ' ',
  );
const chineseWords = '部门 随后 公开 负责 计划 有关 调整 今年 此外 认为 重要 共同 进展 社会'.split(' ');

/** The text with this share of its words replaced, at random places. */
export function edited(text: string, share: number, language: 'en' | 'zh', seed = 1): string {
  const chance = chanceFrom(seed);
  const words = language === 'en' ? englishWords : chineseWords;
  const pieces = language === 'en' ? text.split(/(?<=\s)/) : (text.match(/\p{Script=Han}{1,2}|[^]/gu) ?? []);
  return pieces
    .map((piece) => {
      if (!/\p{L}/u.test(piece) || chance(1_000_000) >= share * 1_000_000) return piece;
      const word = words[chance(words.length)] ?? '';
      return word + (/\s+$/.exec(piece)?.[0] ?? '');
    })
    .join('');
}

/** The story as another outlet carries it. */
export function syndicated(language: 'en' | 'zh', share: number, seed = 1): string {
  return language === 'en'
    ? [
        'Suppliers get a test house of their own',
        edited(englishStory, share, 'en', seed),
        'Reporting by the Valley Courier. Subscribe to our newsletter for more stories from the region.',
      ].join('\n')
    : [
        '供应商终于有了自己的检测中心',
        edited(chineseStory, share, 'zh', seed),
        '（来源：河谷日报　责任编辑：李文）本文仅代表作者观点，转载请注明出处。',
      ].join('\n');
}

/** The story as it came over the wire. */
export function wireStory(language: 'en' | 'zh'): string {
  return language === 'en'
    ? `Machine builders open certification centre\n${englishStory}`
    : `装备制造协会检测认证中心启用\n${chineseStory}`;
}

interface Meeting {
  readonly en: readonly [group: string, day: string, topic: string, decision: string];
  readonly zh: readonly [group: string, day: string, topic: string, decision: string];
}

const meetings: readonly Meeting[] = [
  {
    en: [
      'welding',
      '3 March',
      'whether apprentices may sign for a seam that has been checked by a machine, and how long the records of such checks must be kept in the workshop',
      'It asked the technical school to compare the seams of two hundred apprentices with those of journeymen, and to report on cracks after a winter outdoors',
    ],
    zh: [
      '焊接',
      '三月三日',
      '学徒是否可以为机器检验过的焊缝签字，以及这类检验记录需要在车间保存多少年才算合规',
      '会议请技工学校比较两百名学徒与熟练工的焊缝，并在露天过冬之后报告裂纹的情况',
    ],
  },
  {
    en: [
      'export',
      '19 June',
      'what to do about buyers who want delivery papers in three languages, none of which the customs office of the harbour is able to stamp before noon',
      'A joint clerk will be hired for the busy months, paid by the tonne, and a glossary of four hundred terms goes to every member before the fair',
    ],
    zh: [
      '出口',
      '六月十九日',
      '怎样应对要求三种语言交货单据的买家，而港口海关在中午之前都无法为这些单据盖章放行',
      '旺季将合聘一名单证员，按吨计酬，并在展会之前向全体会员发放四百条术语的对照表',
    ],
  },
];

/** Minutes on a form that all working groups fill in: much of the wording is shared, the content is not. */
export function minutes(language: 'en' | 'zh', which: 0 | 1): string {
  const [group, day, topic, decision] = meetings[which]![language];
  return language === 'en'
    ? `Minutes of the working group on ${group}. The working group met on ${day} in the rooms of the federation. The chair welcomed those present and stated that the quorum was reached. The minutes of the last meeting were approved. The group discussed ${topic}. ${decision}. There was no other business. The chair thanked all members and closed the meeting.`
    : `${group}工作组会议纪要。${day}，工作组在协会会议室召开会议。组长对到会成员表示欢迎，并宣布到会人数符合规定，上次会议纪要获得通过。会议讨论了${topic}。${decision}。会议没有其他议题，组长感谢各位成员并宣布散会。`;
}
