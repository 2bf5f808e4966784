/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists about union officers, consents, the union's own lists and days off. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "codes.h"

const LedgerChoice codes_officer_time[] = {
  { "1", N_("专职"), "专职干部|全职" },
  { "2", N_("兼职"), "兼职干部" },
  { "3", N_("挂职"), "挂职干部" },
  { "4", N_("社会化"), "社会化工会工作者|聘用" },
  { NULL }
};

/* 工会法第十条: committees are elected; a higher union may send people to help and employ them. */
const LedgerChoice codes_officer_chosen[] = {
  { "1", N_("选举"), "选举产生|当选" },
  { "2", N_("补选"), "增补|届中补选" },
  { "3", N_("任命"), "委任|指定" },
  { "4", N_("招聘"), "聘任|公开招聘" },
  { "5", N_("委派"), "下派|派驻" },
  { NULL }
};

/* 个人信息保护法第十三条、第二十三条、第二十五条、第二十九条、第三十一条. */
const LedgerChoice codes_consent_kind[] = {
  { "1", N_("一般个人信息"), "一般|一般信息|个人信息" },
  { "2", N_("敏感个人信息（单独同意）"), "敏感|敏感个人信息|敏感信息" },
  { "3", N_("向上级工会提供（单独同意）"), "向上级工会提供|上级工会" },
  { "4", N_("公示（单独同意）"), "公示|公开" },
  { "5", N_("未满14周岁监护人同意"), "监护人同意|监护人" },
  { "6", N_("向保险、银行等其他单位提供（单独同意）"), "向其他单位提供|其他单位" },
  { NULL }
};

const LedgerChoice codes_consent_way[] = {
  { "1", N_("书面"), "纸质|签字" },
  { "2", N_("口头"), "电话|当面口头" },
  { "3", N_("网上"), "线上|扫码|网络|电子" },
  { NULL }
};

const LedgerChoice codes_word_list[] = {
  { "service", N_("服务类别"), "志愿服务类别" },
  { "skill", N_("服务特长"), "服务技能|特长" },
  { "star", N_("星级"), "志愿者星级" },
  { "gift", N_("慰问品"), "慰问物品" },
  { "budget", N_("经费科目"), "科目|支出科目" },
  { "illness", N_("病种"), "健康状况|疾病" },
  { "cause", N_("致困原因"), "困难原因" },
  { "demand", N_("诉求类别"), "诉求" },
  { NULL }
};

const LedgerChoice codes_day_type[] = {
  { "off", N_("休"), "放假|休息|休假|假" },
  { "work", N_("班"), "上班|调休上班|补班" },
  { NULL }
};

/* Only a paper in state 2 or 3 was handed out and holds. */
const LedgerChoice codes_paper_status[] = {
  { "1", N_("待制"), "未制|草稿" },
  { "2", N_("已制"), "已出具|已开具|已打印" },
  { "3", N_("已签"), "已签收|已盖章" },
  { "4", N_("缺"), "缺件" },
  { "5", N_("作废"), "已作废" },
  { NULL }
};
