/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists about membership of the union. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "codes.h"

const LedgerChoice codes_join_way[] = {
  { "1", N_("书面申请"), "书面|纸质" },
  { "2", N_("口头申请"), "口头" },
  { "3", N_("网上申请"), "网上|扫码|网上(扫码)|扫码入会|网络|线上" },
  { "4", N_("集体登记"), "集体|集体入会" },
  { NULL }
};

/* Only a member in state A pays dues, votes and is counted. */
const LedgerChoice codes_member_status[] = {
  { "A", N_("正常"), "在会|正式会员|在册" },
  { "R", N_("保留会籍"), "保留" },
  { "T", N_("已转出"), "转出" },
  { "Q", N_("已退会"), "退会" },
  { "X", N_("已除名"), "除名|开除会籍|已开除会籍" },
  { "D", N_("已去世"), "死亡|去世|已故" },
  { "P", N_("申请中"), "申请|待审批" },
  { NULL }
};

/* 1 to 6 are the national list and all that upper unions know; 7 counts there as 2, 8 as 4. */
const LedgerChoice codes_change_type[] = {
  { "1", N_("入会"), "新入会|加入" },
  { "2", N_("转入"), "调入" },
  { "3", N_("保留"), "保留会籍" },
  { "4", N_("转出"), "调出" },
  { "5", N_("除名"), "开除|开除会籍" },
  { "6", N_("退会"), "自愿退会" },
  { "7", N_("恢复"), "恢复会籍" },
  { "8", N_("死亡"), "去世" },
  { NULL }
};

/* 1 to 6 have exactly the words that upper unions accept; 7, 8, 9 and 12 go there as 1, 10 as 5. */
const LedgerChoice codes_change_reason[] = {
  { "1", N_("劳动（工作）关系发生变化"), "劳动关系发生变化|工作关系发生变化|工作变动|劳动关系变化|劳动工作关系发生变化" },
  { "2", N_("在本单位下岗后待岗"), "下岗待岗|下岗后待岗" },
  { "3", N_("失业"), NULL },
  { "4", N_("所在企业破产"), "企业破产|单位破产" },
  { "5", N_("个人要求退会"), "个人要求|本人要求退会" },
  { "6", N_("因犯罪被开除会籍"), "犯罪|因犯罪开除会籍" },
  { "7", N_("退休"), NULL },
  { "8", N_("服兵役"), "参军|入伍" },
  { "9", N_("死亡"), "去世|病故" },
  { "10", N_("自动退会"), NULL },
  { "11", N_("借调"), NULL },
  { "12", N_("其他"), "其它" },
  { NULL }
};

/* 1 to 8 are the changes above; the others say more exactly what happened and are reported as one of those. */
const LedgerChoice codes_member_event[] = {
  { "1", N_("入会"), "新入会|加入" },
  { "2", N_("转入"), "调入" },
  { "3", N_("保留会籍"), "保留" },
  { "4", N_("转出"), "调出" },
  { "5", N_("除名"), "开除|开除会籍" },
  { "6", N_("退会"), "自愿退会" },
  { "7", N_("恢复会籍"), "恢复" },
  { "8", N_("死亡"), "去世" },
  { "9", N_("重新入会"), NULL },
  { "10", N_("内部调动"), "组织调动|单位调动|调动" },
  { "11", N_("借调"), "借调外单位" },
  { "12", N_("借调期满"), "借调返回" },
  { "13", N_("服兵役"), "参军|入伍" },
  { "14", N_("退休"), "提前退休" },
  { "15", N_("失业"), NULL },
  { "16", N_("脱产学习"), NULL },
  { "17", N_("下岗待岗"), "待岗" },
  { "18", N_("内部退养"), "内退" },
  { "19", N_("自动退会"), NULL },
  { "20", N_("单位撤销"), "单位破产|企业破产" },
  { "21", N_("申请入会"), "申请" },
  { "22", N_("建账登记"), "期初登记" },
  { "23", N_("返岗"), "复岗" },
  { NULL }
};

/* What a change of membership rests on. */
const LedgerChoice codes_event_paper[] = {
  { "1", N_("入会申请书"), NULL },
  { "2", N_("会员登记表"), NULL },
  { "3", N_("组织关系接转介绍信"), "介绍信|接转介绍信" },
  { "4", N_("会员证"), "会员卡" },
  { "5", N_("保留会籍登记表"), "保留会籍申请表" },
  { "6", N_("退会申请书"), NULL },
  { "7", N_("谈话记录"), NULL },
  { "8", N_("教育记录"), NULL },
  { "9", N_("开除会籍决定"), "除名决定" },
  { "10", N_("上级工会备案"), "备案" },
  { "11", N_("退休证明"), NULL },
  { "12", N_("死亡证明"), NULL },
  { "13", N_("入伍通知书"), NULL },
  { "14", N_("借调函"), NULL },
  { "15", N_("接转回执"), "回执" },
  { "99", N_("其他"), "其它" },
  { NULL }
};

const LedgerChoice codes_union_post[] = {
  { "1", N_("主席"), "工会主席" },
  { "2", N_("副主席"), "工会副主席" },
  { "3", N_("委员"), "工会委员" },
  { "4", N_("经审委主任"), "经费审查委员会主任" },
  { "5", N_("经审委委员"), "经费审查委员会委员|经审委员" },
  { "6", N_("女职工委员会主任"), "女工委主任|女职委主任" },
  { "7", N_("女职工委员会委员"), "女工委委员|女职委委员" },
  { "8", N_("工会小组长"), "小组长|组长" },
  { "9", N_("组织员"), "工会组织员" },
  { "10", N_("社会化工会工作者"), "社会化工作者|专职社会化工会工作者" },
  { "11", N_("分工会主席"), NULL },
  { NULL }
};

const LedgerChoice codes_report_status[] = {
  { "1", N_("草稿"), NULL },
  { "2", N_("已报送"), "已上报" },
  { "3", N_("已作废"), NULL },
  { NULL }
};

/* Rows of the monthly report; the codes are those of membership_line_get_code (). */
const LedgerChoice codes_report_line[] = {
  { "start", N_("期初会员"), NULL },
  { "joined", N_("入会"), NULL },
  { "rejoined", N_("重新入会"), NULL },
  { "came", N_("转入"), NULL },
  { "resumed", N_("恢复"), NULL },
  { "went", N_("转出"), NULL },
  { "kept", N_("保留"), NULL },
  { "quit", N_("退会"), NULL },
  { "expelled", N_("除名"), NULL },
  { "died", N_("死亡"), NULL },
  { "aged", N_("年满35岁"), NULL },
  { "late_in", N_("跨期调整（增）"), NULL },
  { "late_out", N_("跨期调整（减）"), NULL },
  { "end", N_("期末会员"), NULL },
  { NULL }
};

const LedgerChoice codes_report_way[] = {
  { "in", N_("增"), NULL },
  { "out", N_("减"), NULL },
  { NULL }
};

/* Columns of the monthly report, in the order of MembershipTrait. */
const LedgerChoice codes_report_column[] = {
  { "1", N_("合计"), NULL },
  { "2", N_("女"), NULL },
  { "3", N_("农民工"), NULL },
  { "4", N_("新就业形态"), NULL },
  { "5", N_("35岁以下"), NULL },
  { NULL }
};
