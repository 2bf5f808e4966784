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

const LedgerChoice codes_union_post[] = {
  { "1", N_("主席"), "工会主席" },
  { "2", N_("副主席"), "工会副主席" },
  { "3", N_("委员"), "工会委员" },
  { "4", N_("经审委主任"), "经费审查委员会主任" },
  { "5", N_("经审委委员"), "经费审查委员会委员" },
  { "6", N_("女职工委员会主任"), "女工委主任|女职委主任" },
  { "7", N_("女职工委员会委员"), "女工委委员|女职委委员" },
  { "8", N_("工会小组长"), "小组长|组长" },
  { "9", N_("组织员"), "工会组织员" },
  { "10", N_("社会化工会工作者"), "社会化工作者|专职社会化工会工作者" },
  { "11", N_("分工会主席"), NULL },
  { NULL }
};
