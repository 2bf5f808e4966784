/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of named checks: which rule each of them stands for, and what the clerk is to do. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "quality-private.h"

#include "activities.h"
#include "aids.h"
#include "cases.h"
#include "certificates.h"
#include "consents.h"
#include "family.h"
#include "hardship-files.h"
#include "hardship-reviews.h"
#include "hardship-surveys.h"
#include "home-visits.h"
#include "mediation-orgs.h"
#include "mediators.h"
#include "member-events.h"
#include "members.h"
#include "notices.h"
#include "officers.h"
#include "orgs.h"
#include "registers.h"
#include "units.h"
#include "visits.h"
#include "volunteers.h"

#define REAL   N_("实名")
#define NAMES  N_("姓名")
#define PAPERS N_("证件号码")
#define TWINS  N_("重复")
#define AGES   N_("年龄")
#define REACH  N_("联系方式")
#define UNION  N_("会籍")
#define SERVICE N_("志愿服务")
#define AIDED   N_("慰问帮扶")
#define DISPUTES N_("劳动争议")
#define OTHER  N_("其他")
#define LACKS  N_("缺项")

/* In the order in which they are worked through: what superiors send back first. */
static const QualityRule rules[] = {
  { "real-name", N_("未实名"), REAL, &members_register, NULL, LEDGER_MISSING, NULL, 0, quality_look_real, NULL, FALSE,
    N_("在会会员要有正确的证件号码和手机号码才计入实名率") },

  { "same-number", N_("证件号码重复"), TWINS, &members_register, NULL, LEDGER_BLOCKING, "same-number", 0, NULL, NULL, TRUE,
    N_("对照两条记录，同一人的合并，录错的改正") },
  { "same-number-left", N_("已离开的会员又登记"), TWINS, &members_register, NULL, LEDGER_WARNING, "same-number-left", 0, NULL, NULL, TRUE,
    N_("在原记录上办理转入、重新入会或恢复，再删除重复的一条") },
  { "same-name-birth", N_("姓名和出生日期相同"), TWINS, &members_register, NULL, LEDGER_WARNING, "same-name-birth", 0, NULL, NULL, TRUE,
    N_("对照两条记录，确是两个人的标为已核实") },
  { "same-mobile", N_("移动电话相同"), TWINS, &members_register, NULL, LEDGER_WARNING, "same-mobile", 0, NULL, NULL, TRUE,
    N_("问清是谁的号码；一家人共用的标为已核实") },

  { "id-rounded", N_("号码被表格软件改坏"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-rounded", 0, NULL, NULL, FALSE,
    N_("末几位已经丢失，请对照证件重新录入") },
  { "id-length", N_("号码位数不对"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-length", 0, NULL, NULL, FALSE,
    N_("请对照证件补全或改正") },
  { "id-character", N_("号码里有不该有的字符"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-character", 0, NULL, NULL, FALSE,
    N_("请对照证件改正指出的那一位") },
  { "id-pattern", N_("号码不合证件的写法"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-pattern", 0, NULL, NULL, FALSE,
    N_("请核对证件类型和号码") },
  { "id-date", N_("号码里的出生日期不存在"), PAPERS, NULL, "id_no", LEDGER_BLOCKING, "id-date", 0, NULL, NULL, FALSE,
    N_("请对照证件改正") },
  { "id-check", N_("第18位校验码不对"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-check", 0, NULL, NULL, FALSE,
    N_("多半有一位打错；证件确实如此的标为已核实") },
  { "id-old", N_("15位旧号码"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-old", 0, NULL, NULL, FALSE,
    N_("2013年起停用，请对照新证件改为18位") },
  { "id-region", N_("号码的地区代码不存在"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-region", 0, NULL, NULL, FALSE,
    N_("请对照证件核对前两位") },
  { "id-sex", N_("性别与证件号码不符"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-sex", 0, NULL, NULL, FALSE,
    N_("请对照证件，改性别或号码") },
  { "id-birth", N_("出生日期与证件号码不符"), PAPERS, NULL, "id_no", LEDGER_WARNING, "id-birth", 0, NULL, NULL, FALSE,
    N_("请对照证件，改出生日期或号码") },

  { "name-private", N_("姓名有自造字"), NAMES, NULL, "name", LEDGER_WARNING, "name-private", 0, NULL, NULL, FALSE,
    N_("旧系统造的字别处显示不出，请对照证件重新录入") },
  { "name-lost", N_("姓名有丢失的字"), NAMES, NULL, "name", LEDGER_WARNING, "name-lost", 0, NULL, NULL, FALSE,
    N_("问号、星号和方框原是别的字，请对照证件录入") },
  { "name-described", N_("姓名用部件拼写"), NAMES, NULL, "name", LEDGER_WARNING, "name-described", 0, NULL, NULL, FALSE,
    N_("请录入这个字本身，不要写（马+英）") },
  { "name-short", N_("姓名不足两个字"), NAMES, NULL, "name", LEDGER_WARNING, "name-short", 0, NULL, NULL, FALSE,
    N_("请对照证件核对") },
  { "name-odd", N_("姓名有数字或符号"), NAMES, NULL, "name", LEDGER_WARNING, "name-odd", 0, NULL, NULL, FALSE,
    N_("区分同名的记号请移到备注") },
  { "name-tail", N_("姓名带有记号"), NAMES, NULL, "name", LEDGER_WARNING, NULL, LEDGER_NAME_TAIL, NULL, NULL, FALSE,
    N_("名字后面的数字、字母或括号请移到备注") },
  { "name-dot", N_("姓名的间隔号不对"), NAMES, NULL, "name", LEDGER_WARNING, NULL, LEDGER_NAME_DOT, NULL, NULL, FALSE,
    N_("少数民族姓名的间隔号是“·”，请对照证件") },
  { "name-unclean", N_("姓名有空格或全角字符"), NAMES, NULL, "name", LEDGER_WARNING, NULL, LEDGER_NAME_UNCLEAN, NULL, NULL, FALSE,
    N_("打开后保存一次即可") },
  { "name-encoding", N_("姓名有看似相同的字"), NAMES, NULL, "name", LEDGER_WARNING, NULL, LEDGER_NAME_ENCODING, NULL, NULL, FALSE,
    N_("字形相同而编码不同，会查不到人；请采用建议的字") },
  { "name-variant", N_("姓名有繁体或异体字"), NAMES, NULL, "name", LEDGER_MISSING, NULL, LEDGER_NAME_VARIANT, NULL, NULL, FALSE,
    N_("请对照证件；证件上就是这个字的标为已核实") },
  { "name-rare", N_("姓名有生僻字"), NAMES, NULL, "name", LEDGER_MISSING, NULL, 0, quality_look_rare, NULL, FALSE,
    N_("字没有错；打印前请看预览，上报时留意对方系统是否有这个字") },

  { "age-under", N_("未满16周岁"), AGES, &members_register, NULL, LEDGER_BLOCKING, "age-under", 0, NULL, NULL, FALSE,
    N_("劳动法第十五条禁止招用，请核对出生日期") },
  { "age-minor", N_("16至17周岁"), AGES, &members_register, NULL, LEDGER_WARNING, "age-minor", 0, NULL, NULL, FALSE,
    N_("未成年工，提醒用人单位登记和定期体检") },
  { "age-over", N_("超过100周岁"), AGES, &members_register, NULL, LEDGER_BLOCKING, "age-over", 0, NULL, NULL, FALSE,
    N_("请核对出生日期，已去世的办理登记") },
  { "retired", N_("已过法定退休年龄"), AGES, &members_register, NULL, LEDGER_WARNING, "retired", 0, NULL, NULL, FALSE,
    N_("已退休的办理保留会籍，超龄用工的把用工形式改为退休返聘/超龄") },
  { "retire-age", N_("原退休年龄没有填"), AGES, &members_register, NULL, LEDGER_MISSING, "retire-age", 0, NULL, NULL, FALSE,
    N_("女会员请填50或55周岁，才能推算退休月份") },
  { "league-age", N_("超龄团员"), AGES, &members_register, NULL, LEDGER_WARNING, "league-age", 0, NULL, NULL, FALSE,
    N_("满28周岁离团，请核对政治面貌") },
  { "birth-future", N_("出生日期晚于今天"), AGES, NULL, "birth_date", LEDGER_BLOCKING, "birth-future", 0, NULL, NULL, FALSE,
    N_("请改正") },

  { "mobile", N_("手机号码不对"), REACH, NULL, "mobile", LEDGER_WARNING, "mobile", 0, NULL, NULL, FALSE,
    N_("应为以1开头的11位号码；固定电话请填到备注") },

  { "org-closed", N_("所属组织已撤销"), UNION, &members_register, NULL, LEDGER_WARNING, NULL, 0, quality_look_org, NULL, FALSE,
    N_("请办理内部调动、转出或保留会籍") },
  { "unit-closed", N_("工作单位已撤销"), UNION, &members_register, NULL, LEDGER_WARNING, NULL, 0, quality_look_unit, NULL, FALSE,
    N_("请核对去向，改工作单位或办理保留会籍") },
  { "status-change", N_("会籍状态与变化类型不符"), UNION, &members_register, NULL, LEDGER_WARNING, "status-change", 0, NULL, NULL, FALSE,
    N_("请核对，补办会籍变动") },
  { "join-date", N_("入会日期不对"), UNION, &members_register, NULL, LEDGER_BLOCKING, "join-future|join-age|join-after-change", 0, NULL, NULL, FALSE,
    N_("晚于今天、早于16周岁或晚于之后的变动，请改正") },
  { "change-date", N_("会籍变化日期不对"), UNION, &members_register, NULL, LEDGER_WARNING, "change-future|change-before-join|change-undated", 0, NULL, NULL, FALSE,
    N_("请核对日期") },
  { "change-reason", N_("会籍变化原因没有填"), UNION, &members_register, NULL, LEDGER_MISSING, "change-reason", 0, NULL, NULL, FALSE,
    N_("上报的表格要求写明原因") },
  { "dues", N_("六个月未交会费"), UNION, &members_register, "dues_until", LEDGER_WARNING, NULL, 0, NULL, "dues", FALSE,
    N_("请催交或核实原因；经教育仍不改正才视为自动退会") },
  { "seconded", N_("借调满六个月"), UNION, &members_register, "org_id", LEDGER_WARNING, NULL, 0, NULL, "seconded", FALSE,
    N_("请与借入单位工会商定是否转移会籍关系") },
  { "consent", N_("没有信息授权"), UNION, &members_register, NULL, LEDGER_MISSING, NULL, 0, quality_look_consent, NULL, FALSE,
    N_("请收回签名的告知同意书，在会员的“授权”里登记") },

  { "work-start", N_("参加工作时间不对"), OTHER, &members_register, NULL, LEDGER_WARNING, "work-future|work-age", 0, NULL, NULL, FALSE,
    N_("晚于今天或未满16周岁，请核对") },
  { "new-form", N_("新就业形态填得不一致"), OTHER, &members_register, NULL, LEDGER_WARNING, "new-form-category|new-form-flag", 0, NULL, NULL, FALSE,
    N_("是新就业形态的要填类别，不是的不填") },
  { "region-code", N_("户籍区划代码不对"), OTHER, &members_register, NULL, LEDGER_WARNING, "region-code", 0, NULL, NULL, FALSE,
    N_("应为六位数字，也可不填") },
  { "amount", N_("金额是负数"), OTHER, &members_register, NULL, LEDGER_BLOCKING, "negative", 0, NULL, NULL, FALSE,
    N_("请改正") },
  { "photo", N_("没有照片"), OTHER, &members_register, NULL, LEDGER_MISSING, NULL, 0, quality_look_photo, NULL, FALSE,
    N_("可用“批量贴照片”按证件号、会员证号或姓名贴上") },

  { "credit-code", N_("信用代码不对"), OTHER, NULL, "uscc", LEDGER_WARNING, "credit-code", 0, NULL, NULL, FALSE,
    N_("请对照证书改正") },
  { "chair", N_("没有负责人"), OTHER, &orgs_register, NULL, LEDGER_MISSING, NULL, 0, quality_look_chair, NULL, FALSE,
    N_("请填工会负责人，或在工会干部里登记") },
  { "reported", N_("上报人数与名册不符"), OTHER, &orgs_register, NULL, LEDGER_WARNING, NULL, 0, quality_look_reported, NULL, FALSE,
    N_("请与该组织核对名册，或改上报人数") },
  { "level", N_("层级高于上级工会"), OTHER, &orgs_register, NULL, LEDGER_WARNING, "level|cycle", 0, NULL, NULL, FALSE,
    N_("请核对层级和上级工会") },
  { "term", N_("任期不是三年或五年"), OTHER, &orgs_register, NULL, LEDGER_WARNING, "term", 0, NULL, NULL, FALSE,
    N_("工会法第十六条，请核对") },
  { "founded", N_("建会日期晚于今天"), OTHER, &orgs_register, NULL, LEDGER_BLOCKING, "founded-future", 0, NULL, NULL, FALSE,
    N_("请改正") },
  { "chair-mobile", N_("负责人手机不对"), OTHER, &orgs_register, NULL, LEDGER_WARNING, "mobile", 0, NULL, NULL, FALSE,
    N_("应为以1开头的11位号码") },
  { "election", N_("换届到期"), OTHER, &orgs_register, "elected", LEDGER_WARNING, NULL, 0, NULL, "elections", FALSE,
    N_("已过届的尽快换届，换届后登记新的选举日期") },
  { "legal", N_("法人证书到期"), OTHER, &orgs_register, "legal_until", LEDGER_WARNING, NULL, 0, NULL, "legal", FALSE,
    N_("请办理换证，换证后登记新的有效期") },

  { "same-name", N_("单位重名"), OTHER, &units_register, NULL, LEDGER_WARNING, "same-name", 0, NULL, NULL, FALSE,
    N_("同一单位的合并，不同的标为已核实") },
  { "employees", N_("会员多于职工"), OTHER, &units_register, NULL, LEDGER_WARNING, NULL, 0, quality_look_employees, NULL, FALSE,
    N_("请更新职工人数，或核对会员的去向") },
  { "numbers", N_("职工人数不对"), OTHER, &units_register, NULL, LEDGER_WARNING, "negative|more-than-all", 0, NULL, NULL, FALSE,
    N_("女职工、农民工不能多于职工人数") },

  { "same-post", N_("职务重复登记"), OTHER, &officers_register, NULL, LEDGER_WARNING, "same-post|two-chairs", 0, NULL, NULL, FALSE,
    N_("请登记离任，或删除重复的一条") },
  { "officer-term", N_("任期不对"), OTHER, &officers_register, NULL, LEDGER_WARNING, "term|end-before-start|left-before-start", 0, NULL, NULL, FALSE,
    N_("请核对任职、届满和离任日期") },
  { "officer-left", N_("会籍不在却还在任"), OTHER, &officers_register, NULL, LEDGER_WARNING, "member-left", 0, NULL, NULL, FALSE,
    N_("请核对是否离任") },
  { "certificate", N_("证件没有有效期"), OTHER, &officers_register, NULL, LEDGER_MISSING, "cert-until", 0, NULL, NULL, FALSE,
    N_("请填证件有效期至") },
  { "certificate-due", N_("证件到期"), OTHER, &officers_register, "cert_until", LEDGER_WARNING, NULL, 0, NULL, "officer-certs", FALSE,
    N_("请办理换证") },
  { "term-due", N_("任期届满"), OTHER, &officers_register, "term_end", LEDGER_WARNING, NULL, 0, NULL, "officer-terms", FALSE,
    N_("改选后登记离任或新的任期") },

  { "relation", N_("关系与性别不符"), OTHER, &family_register, NULL, LEDGER_WARNING, "relation-sex", 0, NULL, NULL, FALSE,
    N_("请核对关系和性别") },
  { "consent-date", N_("授权日期不对"), OTHER, &consents_register, NULL, LEDGER_WARNING, "future|withdrawn-before|before-law|withdrawn-date", 0, NULL, NULL, FALSE,
    N_("请核对同意日期和撤回日期") },
  { "consent-version", N_("告知书版本不对"), OTHER, &consents_register, NULL, LEDGER_WARNING, "version|old-version", 0, NULL, NULL, FALSE,
    N_("请核对签的是哪一版告知书") },
  { "guardian", N_("没有监护人"), OTHER, &consents_register, NULL, LEDGER_MISSING, "guardian|guarded-child", 0, NULL, NULL, FALSE,
    N_("个人信息保护法第三十一条") },

  { "guardian", N_("未成年志愿者没有监护人同意"), SERVICE, &volunteers_register, NULL, LEDGER_MISSING, "guardian|guardian-date", 0, NULL, NULL, FALSE,
    N_("山东省志愿服务条例第十条，请补登记监护人和同意日期") },
  { "withdrawn-active", N_("撤回同意仍在册"), SERVICE, &volunteers_register, NULL, LEDGER_WARNING, "withdrawn-active", 0, NULL, NULL, FALSE,
    N_("请把状态改为停止服务或注销") },
  { "uninsured", N_("危险活动没有保险"), SERVICE, &activities_register, NULL, LEDGER_WARNING, "uninsured", 0, NULL, NULL, FALSE,
    N_("志愿服务条例第十七条，请先购买人身意外伤害保险") },
  { "unapproved", N_("活动结束未核定时长"), SERVICE, &activities_register, "end_at", LEDGER_WARNING, NULL, 0, NULL, "unapproved", FALSE,
    N_("请核定时长，没办的活动请取消") },
  { "differs", N_("证明与现在的服务记录不一致"), SERVICE, &certificates_register, NULL, LEDGER_WARNING, "differs-from-register", 0, NULL, NULL, FALSE,
    N_("出具后时长有变动，请核对；确有更正的作废后另开，证明无误的标为已核实") },

  { "hardship-no-file", N_("没有困难职工档案"), AIDED, &members_register, NULL, LEDGER_MISSING, "hardship-no-file", 0, NULL, NULL, FALSE,
    N_("填为困难职工的先建档；不再困难的改为“否”") },
  { "hardship-sums", N_("家庭人口或收入与明细不符"), AIDED, &hardship_files_register, NULL, LEDGER_WARNING, "people-sum|income-sum", 0, NULL, NULL, FALSE,
    N_("请核对家庭成员和收入明细") },
  { "hardship-level", N_("困难类别与测算不符"), AIDED, &hardship_files_register, NULL, LEDGER_WARNING, "level-figure", 0, NULL, NULL, FALSE,
    N_("请核对；经研究确定的标为已核实并写明原因") },
  { "hardship-review", N_("一年未复核"), AIDED, &hardship_files_register, "review_due", LEDGER_WARNING, NULL, 0, NULL, "hardship-review", FALSE,
    N_("请做年度复核") },
  { "hardship-unvisited", N_("一年未走访"), AIDED, &hardship_files_register, "visited_date", LEDGER_WARNING, NULL, 0, NULL, "hardship-unvisited", FALSE,
    N_("请安排走访并登记") },
  { "surveyors", N_("入户调查不足两人"), AIDED, &hardship_surveys_register, NULL, LEDGER_WARNING, "surveyors", 0, NULL, NULL, FALSE,
    N_("请补写调查人，或重新调查") },
  { "review-result", N_("复核结果与类别不符"), AIDED, &hardship_reviews_register, NULL, LEDGER_WARNING, "no-level|none|same-level|surveyors", 0, NULL, NULL, FALSE,
    N_("请核对复核结果、复核后类别和入户人") },
  { "callers", N_("走访不足两人"), AIDED, &home_visits_register, NULL, LEDGER_WARNING, "callers", 0, NULL, NULL, FALSE,
    N_("请补写走访人") },
  { "taken", N_("带走事项没有期限或结果"), AIDED, &home_visits_register, NULL, LEDGER_MISSING, "taken-due|taken-what|taken-result", 0, NULL, NULL, FALSE,
    N_("请补写办理期限或办理结果") },
  { "aid-file", N_("救助时没有在档的档案"), AIDED, &aids_register, NULL, LEDGER_WARNING, "not-filed|before-file|after-file", 0, NULL, NULL, FALSE,
    N_("先建档、后帮扶，请核对建档日期和申请日期") },
  { "aid-over", N_("救助超出限额没有说明"), AIDED, &aids_register, NULL, LEDGER_WARNING, "over-limit|second-approver", 0, NULL, NULL, FALSE,
    N_("请填超标说明，并有第二审批人") },
  { "aid-cost", N_("医疗救助超过自付金额"), AIDED, &aids_register, NULL, LEDGER_WARNING, "own-cost", 0, NULL, NULL, FALSE,
    N_("请核对自付金额和其他救助") },
  { "aid-unsigned", N_("签收的救助没有签收人"), AIDED, &aids_register, NULL, LEDGER_WARNING, "unsigned", 0, NULL, NULL, FALSE,
    N_("请填签收人和签收日期") },
  { "aid-unpaid", N_("救助待发放"), AIDED, &aids_register, "approved_date", LEDGER_WARNING, NULL, 0, NULL, "aids-unpaid", FALSE,
    N_("请发放并签收") },
  { "notice-short", N_("公示天数不足"), AIDED, &notices_register, NULL, LEDGER_WARNING, "short", 0, NULL, NULL, FALSE,
    N_("一般不少于5个工作日，请延长公示，或写明原因") },
  { "notice-objections", N_("公示没有写异议情况"), AIDED, &notices_register, NULL, LEDGER_MISSING, "objections", 0, NULL, NULL, FALSE,
    N_("没有异议的写“无”") },
  { "notice-unsettled", N_("异议没有处理结果"), AIDED, &notices_register, NULL, LEDGER_WARNING, "unsettled", 0, NULL, NULL, FALSE,
    N_("请写明怎样核实和处理") },

  { "over", N_("慰问超过限额"), AIDED, &visits_register, NULL, LEDGER_WARNING, "over-limit|second-approver", 0, NULL, NULL, FALSE,
    N_("请填超标说明，由第二审批人批准；金额填错的改正") },
  { "form", N_("慰问方式不合规定"), AIDED, &visits_register, NULL, LEDGER_WARNING, "form-cash|form-card|form-local|form-amount", 0, NULL, NULL, FALSE,
    N_("总工办发〔2017〕32号：年节、生日只发实物，退休离岗发纪念品；请核对") },
  { "standing", N_("慰问对象不符合条件"), AIDED, &visits_register, NULL, LEDGER_WARNING, "not-standing|retired|seconded|dues-unpaid|no-member", 0,
    NULL, NULL, FALSE, N_("当天不是在册会员、没有交会费或在借调；请核对，确实要慰问的写明原因") },
  { "event", N_("慰问日期与事件不符"), AIDED, &visits_register, NULL, LEDGER_WARNING,
    "event-window|birthday-window|before-event|event-future|season|no-event-date|no-illness", 0, NULL, NULL, FALSE,
    N_("请核对事件日期、慰问日期和病种") },
  { "signature", N_("慰问签收不全"), AIDED, &visits_register, NULL, LEDGER_WARNING, "unsigned|signer|agent|account-name|signed-before-paid", 0,
    NULL, NULL, FALSE, N_("签收人应是本人；代领的补上代领人、关系和证件号码") },
  { "sign-late", N_("慰问发放30日未签收"), AIDED, &visits_register, NULL, LEDGER_MISSING, "sign-late", 0, NULL, NULL, FALSE,
    N_("请催办签收") },
  { "visitors", N_("慰问人员不足两人"), AIDED, &visits_register, NULL, LEDGER_WARNING, "two-visitors", 0, NULL, NULL, FALSE,
    N_("请补上慰问人员，两人以上") },
  { "attachments", N_("慰问没有附上材料"), AIDED, &visits_register, NULL, LEDGER_MISSING, "papers", 0, NULL, NULL, FALSE,
    N_("请扫描或拍照附上；没有的在归档时写明原因") },
  { "file", N_("慰问没有困难职工档案"), AIDED, &visits_register, NULL, LEDGER_WARNING, "no-file|file-closed", 0, NULL, NULL, FALSE,
    N_("先建档后帮扶；一线职工等其他对象标为已核实") },
  { "fund", N_("慰问经费不对"), AIDED, &visits_register, NULL, LEDGER_WARNING, "fund-year|retiree-fund|no-amount", 0, NULL, NULL, FALSE,
    N_("请核对金额、资金来源和年度") },

  { "case-closing", N_("结案日期和结案方式缺一个"), DISPUTES, &cases_register, NULL, LEDGER_MISSING, "closing", 0, NULL, NULL, FALSE,
    N_("请补填，否则不计入结案数") },
  { "case-extension", N_("延期缺一方的同意"), DISPUTES, &cases_register, NULL, LEDGER_MISSING, "extend-one", 0, NULL, NULL, FALSE,
    N_("双方都签同意书延期才生效，请补填日期，或者删去延期") },
  { "case-collective", N_("集体争议没有报告"), DISPUTES, &cases_register, NULL, LEDGER_MISSING, "collective", 0, NULL, NULL, FALSE,
    N_("请向上级工会报告，并填报告日期") },
  { "case-conflict", N_("调解员可能应当回避"), DISPUTES, &cases_register, NULL, LEDGER_WARNING, "is-party|same-unit|same-surname", 0, NULL, NULL, FALSE,
    N_("请核对调解员与当事人的关系，应当回避的换人；不用回避的在案件的“回避情况”里写明，或者标为已核实") },
  { "case-review", N_("确认劳动关系的协议申请了仲裁审查"), DISPUTES, &cases_register, NULL, LEDGER_WARNING, "review-relation", 0, NULL, NULL, FALSE,
    N_("仲裁委员会不审查这样的协议，请核对") },
  { "mediator-term", N_("聘期不足一年"), DISPUTES, &mediators_register, NULL, LEDGER_WARNING, "term-short", 0, NULL, NULL, FALSE,
    N_("请核对聘期") },
  { "mediator-over", N_("聘期或证件已到期"), DISPUTES, &mediators_register, NULL, LEDGER_MISSING, "term-over|cert-over", 0, NULL, NULL, FALSE,
    N_("请续聘、换证后更新，不再担任的填离任日期") },
  { "sides", N_("调解委员会双方人数不对等"), DISPUTES, &mediation_orgs_register, NULL, LEDGER_WARNING, "unequal", 0, NULL, NULL, FALSE,
    N_("职工代表和企业代表人数应当相等") },
};

/* Whatever a register's check finds beyond the named rules. */
static const QualityRule rest = {
  .id = "other", .title = N_("其他需要核对的"), .group = OTHER, .severity = LEDGER_WARNING,
  .advice = N_("请按每一行的说明核对"),
};

static const QualityRule lack = {
  .id = "missing", .title = N_("没有填"), .group = LACKS, .severity = LEDGER_MISSING,
  .advice = N_("登记表和上报的表格都要填；可以用“批量修改”一次填好"),
};

static void
free_check (gpointer data)
{
  QualityCheck *check = data;

  g_free (check->id);
  g_free (check->title);
  g_array_unref (check->open);
  g_array_unref (check->explained);
  g_hash_table_unref (check->dates);
  g_free (check);
}

static QualityCheck *
add_check (GPtrArray            *checks,
           const LedgerRegister *reg,
           const QualityRule    *rule)
{
  QualityCheck *check = g_new0 (QualityCheck, 1);

  check->id = g_strdup_printf ("%s:%s", reg->id, rule->id);
  check->title = g_strdup (_(rule->title));
  check->group = reg == &members_register ? _(rule->group) : _(reg->title);
  check->advice = _(rule->advice);
  check->reg = reg;
  check->severity = rule->severity;
  check->rule = rule;
  check->field = LEDGER_NO_FIELD;
  check->open = g_array_new (FALSE, FALSE, sizeof (gint64));
  check->explained = g_array_new (FALSE, FALSE, sizeof (gint64));
  check->dates = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_ptr_array_add (checks, check);
  return check;
}

static void
add_missing (GPtrArray            *checks,
             const LedgerRegister *reg,
             guint                 field)
{
  QualityCheck *check = add_check (checks, reg, &lack);
  const LedgerField *about = &reg->fields[field];

  g_free (check->id);
  g_free (check->title);
  check->id = g_strdup_printf ("%s:missing:%s", reg->id, about->name);
  check->title = g_strdup_printf (about->flags & LEDGER_REQUIRED ? _("%s是空的") : _("没有填%s"), _(about->title));
  check->field = field;
}

static gboolean
has_person_name (const LedgerRegister *reg)
{
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & LEDGER_PERSON_NAME)
      return TRUE;
  return FALSE;
}

/* A "name" may be that of an organisation. */
static gboolean
applies (const QualityRule    *rule,
         const LedgerRegister *reg)
{
  guint field;

  if (rule->reg != NULL)
    return rule->reg == reg;
  if (rule->doubts != 0)
    return has_person_name (reg);
  field = ledger_register_find_field (reg, rule->needs);
  return field != LEDGER_NO_FIELD &&
         (!g_str_equal (rule->needs, "name") || (reg->fields[field].flags & LEDGER_PERSON_NAME) != 0);
}

static void
add_register (GPtrArray            *checks,
              const LedgerRegister *reg)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (applies (&rules[i], reg))
      add_check (checks, reg, &rules[i]);
  for (guint i = 0; i < reg->n_fields; i++)
    if (reg->fields[i].flags & (LEDGER_NEEDED | LEDGER_REQUIRED))
      add_missing (checks, reg, i);
  add_check (checks, reg, &rest);
}

const QualityRule *
quality_rules_get (guint *n)
{
  *n = G_N_ELEMENTS (rules);
  return rules;
}

GPtrArray *
quality_checks_new (void)
{
  static const LedgerRegister *const first = &members_register;
  GPtrArray *checks = g_ptr_array_new_with_free_func (free_check);

  add_register (checks, first);
  for (guint i = 0; tz_registers[i] != NULL; i++)
    if (tz_registers[i] != first && tz_registers[i] != &member_events_register)
      add_register (checks, tz_registers[i]);
  return checks;
}
