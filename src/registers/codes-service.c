/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Code lists about volunteer service. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "codes.h"

/* GB/T 2261.4-2003 */
const LedgerChoice codes_occupation[] = {
  { "11", N_("国家公务员"), "公务员" },
  { "13", N_("专业技术人员"), "技术人员|教师|医生" },
  { "17", N_("职员"), NULL },
  { "21", N_("企业管理人员"), "管理人员" },
  { "24", N_("工人"), "职工" },
  { "27", N_("农民"), NULL },
  { "31", N_("学生"), NULL },
  { "37", N_("现役军人"), "军人" },
  { "51", N_("自由职业者"), "自由职业" },
  { "54", N_("个体经营者"), "个体户|个体" },
  { "70", N_("无业人员"), "无业" },
  { "80", N_("退（离）休人员"), "退休|离休|退休人员" },
  { "90", N_("其他"), "其它" },
  { NULL }
};

const LedgerChoice codes_volunteer_status[] = {
  { "1", N_("在册"), "正常|有效" },
  { "2", N_("停止服务"), "停止|暂停" },
  { "3", N_("已注销"), "注销|退出" },
  { NULL }
};

const LedgerChoice codes_register_source[] = {
  { "1", N_("本会登记"), "本会|工会登记" },
  { "2", N_("志愿山东"), "志愿山东平台" },
  { "3", N_("中国志愿服务网"), "中国志愿服务|全国志愿服务信息系统|中国志愿" },
  { "4", N_("其他"), "其它" },
  { NULL }
};

/* Hours count from 5 on. */
const LedgerChoice codes_activity_status[] = {
  { "1", N_("计划"), "计划中" },
  { "2", N_("招募"), "招募中" },
  { "3", N_("进行"), "进行中" },
  { "4", N_("结束"), "已结束" },
  { "5", N_("核定"), "已核定" },
  { "6", N_("归档"), "已归档" },
  { "9", N_("已取消"), "取消" },
  { NULL }
};

const LedgerChoice codes_service_rating[] = {
  { "1", N_("优"), "优秀|5|很好" },
  { "2", N_("良"), "良好|较好" },
  { "3", N_("合格"), "一般" },
  { "4", N_("不合格"), "差" },
  { NULL }
};

const LedgerChoice codes_star_state[] = {
  { "1", N_("申请"), "已申请" },
  { "2", N_("公示"), "公示中" },
  { "3", N_("已认定"), "认定|通过" },
  { "4", N_("未通过"), "不予认定|未认定" },
  { NULL }
};

const LedgerChoice codes_complaint_proven[] = {
  { "1", N_("属实"), NULL },
  { "2", N_("部分属实"), NULL },
  { "3", N_("不属实"), NULL },
  { NULL }
};

/* The code is the number of minutes. */
const LedgerChoice codes_service_unit[] = {
  { "6", N_("0.1小时（6分钟）"), "0.1小时|6分钟" },
  { "30", N_("半小时"), "0.5小时|30分钟" },
  { "60", N_("1小时"), "60分钟|一小时" },
  { NULL }
};

const LedgerChoice codes_service_second[] = {
  { "1", N_("须与记录人不同"), "须为另一人|是" },
  { "2", N_("可以与记录人相同"), "可以是同一人|否" },
  { NULL }
};
